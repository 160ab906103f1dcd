"""A kernel provisioner: Jupyter starts, watches and ends the kernel; bubblewrap locks it in."""

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
from grader.sandbox.job import Job
from grader.sandbox.limits import Limits
from grader.sandbox.new_files import read_new_files
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
    "CHECKS_INPUTS": str(bubblewrap.INSIDE / "job" / "inputs.json"),
}


class SandboxProvisioner(LocalProvisioner):
    """Like LocalProvisioner, but the process is ``bwrap`` and the sockets are in its /run.

    ``start_kernel(job=…)`` says what to put into the sandbox; Jupyter's ``cwd`` is ignored.
    ``new_files`` are the files that the notebook wrote beside itself, once the kernel has ended.
    """

    watchdog = None
    folder = None
    work = None  # the descriptor of the notebook's folder in the sandbox

    def __init__(self, **options):
        super().__init__(**options)
        self.new_files = {}

    async def pre_launch(self, **kwargs):
        bubblewrap.require()
        self.limits = Limits(parent=self)
        kwargs.pop("cwd", None)
        self.job = job = kwargs.pop("job", None) or Job()
        arguments = kwargs.get("extra_arguments") or []
        kwargs = await super().pre_launch(**kwargs)
        self.stderr = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the kernel)
        self.connection_info = self.connection_info | {"ip": str(bubblewrap.SOCKETS / "kernel")}
        connection = json.dumps(self.connection_info, default=bytes.decode)
        if job.may_be_forked and self.forked(arguments, connection.encode()):
            return kwargs
        self.folder = tempfile.TemporaryDirectory(prefix="sandbox-")  # for its owner only
        job_folder = Path(self.folder.name) / "job"
        job_folder.mkdir()
        (job_folder / "kernel.json").write_text(connection)
        job.write(job_folder)
        uid = bubblewrap.unused_uid()
        settings = {"uid": uid, "limits": self.rlimits(), "arguments": arguments}
        self.seccomp = open_filter()
        kwargs["cmd"] = [
            *bubblewrap.command(job_folder, self.limits, uid, self.seccomp),
            *(bubblewrap.python(), str(bubblewrap.INSIDE / "launch.py"), json.dumps(settings)),
        ]
        return kwargs | {"env": ENVIRONMENT.copy(), "pass_fds": (self.seccomp,)}

    def forked(self, arguments, connection):
        """Fork the kernel from a warm parent. Returns whether that was possible."""
        try:
            self.process = warm_kernels.fork(
                self.job,
                self.limits,
                ENVIRONMENT,
                rlimits=self.rlimits(),
                arguments=arguments,
                connection=connection,
                seccomp=filter_program(),
                complaints=self.stderr,
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
            kwargs |= {"stdout": self.stderr, "stderr": self.stderr}
            try:
                await super().launch_kernel(cmd, **kwargs)
            finally:
                os.close(self.seccomp)
        self.pgid = None  # all processes of a sandbox end together with bwrap: no group to signal
        root = f"/proc/{await self.ready()}/root"
        self.work = os.open(f"{root}/tmp/work", os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        self.watchdog = Watchdog(self.limits, self.process, root)
        self.watchdog.start()
        return self.connection_info | {"ip": f"{root}{self.connection_info['ip']}"}

    async def ready(self):
        """Wait until the kernel listens on all its sockets. Returns a process of the sandbox."""
        end = time.monotonic() + self.limits.start_time
        numbers = [self.connection_info[port] for port in port_names]
        while self.process.poll() is None and time.monotonic() < end:
            with contextlib.suppress(OSError, IndexError):
                pid = self.process_inside()
                sockets = f"/proc/{pid}/root{self.connection_info['ip']}"
                if all(stat.S_ISSOCK(os.stat(f"{sockets}-{n}").st_mode) for n in numbers):
                    return pid
            await asyncio.sleep(0.005)
        self.process.kill()
        self.stderr.seek(0)
        lines = self.stderr.read(10_000).decode(errors="replace").strip().splitlines()
        reason = lines[-1] if lines else "it gave no reason"
        raise bubblewrap.NoSandbox(f"The sandbox's kernel did not start: {reason}.")

    def process_inside(self):
        """The number of a process that sees the sandbox's own file system."""
        if isinstance(self.process, warm_kernels.ForkedKernel):
            return self.process.pid
        return _child(_child(self.process.pid))

    async def kill(self, restart=False):
        await super().kill(restart)
        self.process.wait()  # takes a moment; Jupyter would look again after a tenth of a second

    async def cleanup(self, restart=False):
        if self.watchdog:
            self.watchdog.done.set()
        if self.process:
            self.process.kill()
            self.process.wait()
        if self.work is not None:
            self.new_files = read_new_files(self.work, self.job.files, self.limits.handed_back)
            os.close(self.work)
            self.work = None
        if self.folder:
            self.folder.cleanup()
        self.stderr.close()
        await super().cleanup(restart)


def _child(process):
    """The first child; psutil would read about every process of the machine."""
    return int(Path(f"/proc/{process}/task/{process}/children").read_text().split()[0])
