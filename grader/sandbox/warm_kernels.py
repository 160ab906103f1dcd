"""Kernels that are forked instead of started: the grader's end of ``warm_parent.py``.

A sandbox with everything imported stands ready; for each notebook it forks a kernel into
namespaces of its own. Where that does not work, kernels are started one by one, which gives the
same results, a second later.
"""

import contextlib
import json
import marshal
import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import threading
from pathlib import Path

from grader.sandbox import bubblewrap
from grader.sandbox.job import readable, stage

CREDENTIALS = struct.Struct("3i")
TRIES = 2
here = threading.local()  # bubblewrap ends with the thread that started it


class CannotFork(Exception):
    """Kernels cannot be forked on this machine, or no longer; they are started one by one."""


def fork(job, limits, environment, **settings):
    """A new kernel's :class:`ForkedKernel`, with its lesson's parent, which may have to be made."""
    if getattr(here, "impossible", False):
        raise CannotFork
    for _ in range(TRIES):
        try:
            return parent_for(limits, environment).fork(job, **settings)
        except OSError:  # somebody may have ended it
            end_parent()
    here.impossible = True
    raise CannotFork


def parent_for(limits, environment):
    key = json.dumps(limits.trait_values(config=True), sort_keys=True)
    parent = getattr(here, "parent", None)
    if parent and parent.key == key and parent.process.poll() is None:
        return parent
    end_parent()
    here.parent = WarmParent(key, limits, environment)
    return here.parent


def end_parent():
    if parent := getattr(here, "parent", None):
        parent.end()
        here.parent = None


class WarmParent:
    """One for each worker. It forks a parent for a lesson, one lesson at a time."""

    package = lesson_control = None

    def __init__(self, key, limits, environment):
        self.key, self.limits = key, limits
        self.uid = bubblewrap.unused_uid()
        self.folder = tempfile.TemporaryDirectory(prefix="warm-")
        self.course = Path(self.folder.name) / "course"  # the lesson's package will be in it
        self.course.mkdir(mode=0o755)
        self.control, inside = socket.socketpair()
        with inside:
            self.process = subprocess.Popen(
                [
                    *bubblewrap.command_for_many(self.course, limits, self.uid),
                    *(bubblewrap.python(), str(bubblewrap.INSIDE / "warm_parent.py")),
                    json.dumps({"control": inside.fileno()}),
                ],
                env=environment,
                pass_fds=[inside.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        self.started(self.control)

    def started(self, control):
        control.settimeout(self.limits.start_time)
        if not control.recv(1):
            self.end()
            raise OSError("it did not start")

    def turn_to(self, package):
        """Fork the lesson's own parent, which has the lesson's package imported too."""
        if self.lesson_control:
            self.lesson_control.close()  # with which the parent of the lesson before ends
        for before in self.course.iterdir():
            shutil.rmtree(before)
        stage(package, self.course)
        readable(self.course)
        self.lesson_control, inside = socket.socketpair()
        with inside:
            socket.send_fds(self.control, [b"l"], [inside.fileno()])
        self.started(self.lesson_control)
        self.package = package

    def fork(self, job, rlimits, arguments, connection, seccomp, complaints):
        """``connection``: what Jupyter wants written in kernel.json."""
        if job.package != self.package:
            self.turn_to(job.package)
        files = {"inputs.json": json.dumps(job.inputs).encode(), "kernel.json": connection}
        files |= {f"files/{name}": content for name, content in job.files.items()}
        given = {
            "settings": {"uid": self.uid, "limits": rlimits, "arguments": arguments},
            "disk": self.limits.disk,
            "job": files,
            "room": 2 * sum(map(len, files.values())) + 2**20,
            "filter": seccomp,
        }
        ours, theirs = socket.socketpair()
        with ours, theirs:
            ours.settimeout(self.limits.start_time)
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
            socket.send_fds(self.lesson_control, [b"k"], [theirs.fileno(), complaints.fileno()])
            theirs.close()
            whole = marshal.dumps(given)
            ours.sendall(struct.pack("!Q", len(whole)) + whole)
            answer, about, _, _ = ours.recvmsg(1, socket.CMSG_SPACE(CREDENTIALS.size))
            if not answer:
                raise OSError("it did not fork")
            process, _, _ = CREDENTIALS.unpack(about[0][2][: CREDENTIALS.size])
            kernel = ForkedKernel(process)  # it waits for the answer: the number is still its own
            ours.sendall(b"g")
        return kernel

    def end(self):
        self.control.close()
        if self.lesson_control:
            self.lesson_control.close()
        self.process.kill()
        self.process.wait()
        self.folder.cleanup()


class ForkedKernel:
    """The first process of a kernel's namespaces, as a ``Popen``: all the others end with it."""

    stdin = stdout = stderr = None
    returncode = None

    def __init__(self, pid):
        self.pid = pid
        self.handle = os.pidfd_open(pid)

    def poll(self):
        return self.wait(0)

    def wait(self, timeout=None):
        """The kernel is not our child, so it has no exit status: 1, once it is gone."""
        if self.returncode is None and select.select([self.handle], [], [], timeout)[0]:
            self.returncode = 1
            os.close(self.handle)
        return self.returncode

    def send_signal(self, number):
        if self.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self.handle, number)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def terminate(self):
        self.kill()
