"""A kernel provisioner: Jupyter starts, watches and ends the kernel, bubblewrap locks it in."""

import asyncio
import contextlib
import json
import os
import stat
import tempfile
import time
from pathlib import Path

from jupyter_client.connect import port_names
from jupyter_client.provisioning import LocalProvisioner

from grader.sandbox import bubblewrap, warm_kernels
from grader.sandbox.hand_back import hand_back
from grader.sandbox.job import Job
from grader.sandbox.limits import Limits
from grader.sandbox.system_calls import filter_program, open_filter
from grader.sandbox.watchdog import Watchdog

ENVIRONMENT = {
    "HOME": "/tmp/home",
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONHASHSEED": "0",  # or the same submission may come out differently tomorrow
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "BACKPROP_INPUTS": str(bubblewrap.INSIDE / "job" / "inputs.json"),
}


class SandboxProvisioner(LocalProvisioner):
    """As the local one, but the process is ``bwrap``, and the kernel's sockets are in its /run.

    ``start_kernel(job=…)`` says what to put in; the cwd that Jupyter suggests is not looked at.
    """

    watchdog = None
    folder = None
    work = None

    async def pre_launch(self, **kwargs):
        bubblewrap.require()
        self.limits = Limits(parent=self)
        kwargs.pop("cwd", None)
        self.job = job = kwargs.pop("job", None) or Job()
        arguments = kwargs.get("extra_arguments") or []
        kwargs = await super().pre_launch(**kwargs)
        self.complaints = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the kernel)
        self.connection_info = self.connection_info | {"ip": str(bubblewrap.SOCKETS / "kernel")}
        connection = json.dumps(self.connection_info, default=bytes.decode)
        if job.may_be_forked and self.forked(arguments, connection.encode()):
            return kwargs
        self.folder = tempfile.TemporaryDirectory(prefix="sandbox-")  # 0700: nobody else looks in
        place = Path(self.folder.name) / "job"
        place.mkdir()
        (place / "kernel.json").write_text(connection)
        job.write(place)
        uid = bubblewrap.unused_uid()
        settings = {"uid": uid, "limits": self.rlimits(), "arguments": arguments}
        self.seccomp = open_filter()
        kwargs["cmd"] = [
            *bubblewrap.command(place, self.limits, uid, self.seccomp),
            *(bubblewrap.python(), str(bubblewrap.INSIDE / "launch.py"), json.dumps(settings)),
        ]
        return kwargs | {"env": ENVIRONMENT.copy(), "pass_fds": (self.seccomp,)}

    def forked(self, arguments, connection):
        """Whether there is a kernel now, forked from one that stood ready."""
        try:
            self.process = warm_kernels.fork(
                self.job,
                self.limits,
                ENVIRONMENT,
                rlimits=self.rlimits(),
                arguments=arguments,
                connection=connection,
                seccomp=filter_program(),
                complaints=self.complaints,
            )
        except warm_kernels.CannotFork:
            return False
        return True

    def rlimits(self):
        limits = self.limits
        return {
            "RLIMIT_AS": limits.address_space,
            "RLIMIT_CPU": limits.cpu_time,
            "RLIMIT_NPROC": limits.processes,
            "RLIMIT_FSIZE": limits.file_size,
            "RLIMIT_NOFILE": limits.open_files,
            "RLIMIT_CORE": 0,
        }

    async def launch_kernel(self, cmd, **kwargs):
        if not self.process:
            kwargs |= {"stdout": self.complaints, "stderr": self.complaints}
            try:
                await super().launch_kernel(cmd, **kwargs)
            finally:
                os.close(self.seccomp)
        self.pgid = None  # bwrap and all in its sandbox end together: no group to signal
        root = f"/proc/{await self.ready()}/root"
        self.work = os.open(f"{root}/tmp/work", os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        self.watchdog = Watchdog(self.limits, self.process, root)
        self.watchdog.start()
        return self.connection_info | {"ip": f"{root}{self.connection_info['ip']}"}

    async def ready(self):
        """The kernel's process, once it listens on all its sockets."""
        end = time.monotonic() + self.limits.start_time
        numbers = [self.connection_info[port] for port in port_names]
        while self.process.poll() is None and time.monotonic() < end:
            with contextlib.suppress(OSError, IndexError):
                inside = self.inside()
                place = f"/proc/{inside}/root{self.connection_info['ip']}"
                if all(stat.S_ISSOCK(os.stat(f"{place}-{n}").st_mode) for n in numbers):
                    return inside
            await asyncio.sleep(0.005)
        self.process.kill()
        self.complaints.seek(0)
        said = self.complaints.read(10_000).decode(errors="replace").strip().splitlines()
        raise bubblewrap.NoSandbox(
            f"The sandbox's kernel did not start: {said[-1] if said else 'it said nothing'}."
        )

    def inside(self):
        """A process that has the sandbox's own file system."""
        if isinstance(self.process, warm_kernels.ForkedKernel):
            return self.process.pid
        return _child(_child(self.process.pid))

    async def kill(self, restart=False):
        await super().kill(restart)
        self.process.wait()  # a moment; Jupyter looks again after a tenth of a second only

    async def cleanup(self, restart=False):
        if self.watchdog:
            self.watchdog.done.set()
        if self.process:
            self.process.kill()
            self.process.wait()
        if self.work is not None:
            given, most = self.job.files, self.limits.handed_back
            self.job.new_files.update(hand_back(self.work, given, most))
            os.close(self.work)
            self.work = None
        if self.folder:
            self.folder.cleanup()
        self.complaints.close()
        await super().cleanup(restart)


def _child(process):
    """The first one; psutil would read about every process of the machine."""
    return int(Path(f"/proc/{process}/task/{process}/children").read_text().split()[0])
