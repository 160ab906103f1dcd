"""The first program in a sandbox for many kernels: it has everything imported, and forks them.

It forks a parent for a lesson, which imports the lesson's package and forks the lesson's kernels.
Each kernel gets namespaces of its own, so that it neither sees nor can signal another one or this
process. Nothing that a kernel gets ever passes through this process's memory: the child reads it.
It has no threads, because a fork would leave their locks held for ever.
"""

import atexit
import contextlib
import ctypes
import fcntl
import gc
import importlib
import json
import marshal
import os
import signal
import socket
import struct
import sys
import traceback
from pathlib import Path

import launch

LESSON, JOB, SOCKETS = "/sandbox/lesson", "/sandbox/job", "/run/kernel"
# What a kernel imports sooner or later. Not pyplot: it looks for the IPython that it will be in.
EARLY = """
    numpy.random ipykernel.kernelapp ipykernel.debugger IPython.core.completerlib
    IPython.core.debugger IPython.core.logger IPython.core.oinspect IPython.extensions.storemagic
    tornado.locks tornado.queues tornado.platform.asyncio sqlite3 pdb faulthandler
    matplotlib.figure matplotlib.backends.backend_agg
"""
CLONE = {"user": 1 << 28, "pid": 1 << 29, "mount": 1 << 17, "net": 1 << 30}
CLONE |= {"ipc": 1 << 27, "uts": 1 << 26}
RDONLY, NOSUID, NODEV, REMOUNT, BIND, REC, PRIVATE = 1, 2, 4, 32, 1 << 12, 1 << 14, 1 << 18
SET_DUMPABLE, SET_SECCOMP, FILTER, SET_NO_NEW_PRIVS = 4, 22, 2, 38
CAPABILITY_VERSION = 0x20080522
GET_FLAGS, SET_FLAGS, UP = 0x8913, 0x8914, 1  # of a network interface

libc = ctypes.CDLL(None, use_errno=True)


def main(settings):
    sys.path[0:1] = [f"{JOB}/course", "/sandbox/site"]
    import_early(EARLY)
    serve(socket.socket(fileno=settings["control"]), 1, be_a_lessons_parent)


def be_a_lessons_parent(control):
    if os.fork():
        return  # nobody has to wait for it
    importlib.invalidate_caches()  # the package was not there before
    import_early(lessons_modules())
    serve(socket.socket(fileno=control), 2, unshare)


def serve(control, files, work):
    """For each message, with its ``files`` open files, fork a child that does the ``work``."""
    if len(os.listdir("/proc/self/task")) > 1:
        sys.exit("a library has started a thread")
    gc.collect()
    gc.freeze()  # what is there stays where it is: forks share its memory
    control.sendall(b"w")
    while True:
        _, given, _, _ = socket.recv_fds(control, 1, files)
        if not given:
            return
        child = os.fork()
        if child == 0:
            control.close()
            try:
                work(*given)
            except BaseException:
                traceback.print_exc()  # into the file where the grader looks for complaints
            os._exit(1)
        for file in given:
            os.close(file)
        os.waitpid(child, 0)


def lessons_modules():
    """All modules in the copy of the course's package."""
    paths = (path.relative_to(LESSON).with_suffix("") for path in Path(LESSON).rglob("*.py"))
    return " ".join(".".join(path.parts).removesuffix(".__init__") for path in paths)


def import_early(names):
    for name in names.split():
        with contextlib.suppress(ImportError):
            __import__(name)


def unshare(connection, complaints):
    """The namespaces; the first process in them is this one's child."""
    user, root = os.getuid(), os.getuid() == 0
    which = [flag for name, flag in CLONE.items() if not (root and name == "user")]
    call(libc.unshare, sum(which))
    if not root:
        for file, text in (
            ("setgroups", "deny"),
            ("uid_map", f"{user} {user} 1"),
            ("gid_map", f"{user} {user} 1"),
        ):
            with open(f"/proc/self/{file}", "w") as opened:
                opened.write(text)
    loopback_up()
    if os.fork() == 0:
        first_process(socket.socket(fileno=connection), complaints, root)


def first_process(connection, complaints, root):
    """Be PID 1 of the kernel's namespaces: reap children. Its exit kills everything inside."""
    os.dup2(complaints, 1)
    os.dup2(complaints, 2)
    os.close(complaints)
    size = struct.unpack("!Q", receive(connection, 8))[0]
    given = marshal.loads(receive(connection, size))
    own_files(given)
    settings = given["settings"]
    launch.limit(settings["limits"])
    os.umask(0o077)
    if root:
        launch.become(settings["uid"])
    drop_capabilities()
    refuse_system_calls(given["filter"])
    connection.sendall(b"r")  # the other end sees from whom, and answers when it has noted that
    receive(connection, 1)
    connection.close()
    given.clear()
    kernel = os.fork()
    if kernel == 0:
        own_state()
        try:
            launch.be_the_kernel(settings["arguments"])
        finally:
            atexit._run_exitfuncs()
            os._exit(0)
    call(libc.prctl, SET_DUMPABLE, 0, 0, 0, 0)
    while os.wait()[0] != kernel:
        pass
    os._exit(0)


def receive(connection, size):
    parts = bytearray()
    while len(parts) < size:
        part = connection.recv(size - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


def own_files(given):
    """Fresh folders in memory, and what the job puts in, as in a sandbox for one kernel."""
    os.umask(0o022)
    mount("none", "/", None, REC | PRIVATE)
    mount("proc", "/proc", "proc", NOSUID | NODEV)
    disk = given["disk"]
    for place, size in (("/tmp", disk), ("/dev/shm", disk), (SOCKETS, 2**20), (JOB, given["room"])):
        mount("tmpfs", place, "tmpfs", NOSUID | NODEV, f"size={size},mode=1777")
    os.mkdir(f"{JOB}/course")
    for name, content in given["job"].items():
        path = f"{JOB}/{name}"
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content)
    mount(LESSON, f"{JOB}/course", None, BIND)
    os.chmod(JOB, 0o755)
    mount("none", JOB, None, REMOUNT | BIND | RDONLY | NOSUID | NODEV)


def mount(what, where, kind, flags, options=""):
    kind = kind and kind.encode()
    call(libc.mount, what.encode(), where.encode(), kind, flags, options.encode())


def loopback_up():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sH14x", b"lo", 0)
        answer = fcntl.ioctl(any_socket, GET_FLAGS, request)
        flags = struct.unpack_from("16sH", answer)[1] | UP
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sH14x", b"lo", flags))


def drop_capabilities():
    call(libc.prctl, SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    header = struct.pack("Ii", CAPABILITY_VERSION, 0)
    call(libc.capset, header, bytes(24))


def refuse_system_calls(program):
    """The same filter that bubblewrap would set."""
    code = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("code", ctypes.c_void_p)]

    whole = Program(len(program) // 8, ctypes.addressof(code))
    call(libc.prctl, SET_SECCOMP, FILTER, ctypes.byref(whole), 0, 0)


def own_state():
    """Nothing random is the same as in another fork."""
    import random

    import numpy

    random.seed()
    numpy.random.seed()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nothing = os.open("/dev/null", os.O_RDONLY)
    os.dup2(nothing, 0)
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    os.setsid()


def call(function, *given):
    if function(*given) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), function.__name__)


if __name__ == "__main__":
    main(json.loads(sys.argv.pop()))
