"""The bubblewrap command line: what a sandboxed kernel sees, and as whom it runs."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

import psutil

from grader.sandbox.libraries import libraries

OLDEST = (0, 8)  # the first with --disable-userns
HERE = Path(__file__).parent
INSIDE = Path("/sandbox")  # job/, site/, launch.py
SOCKETS = Path("/run/kernel")
CLOSED = ("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp")
TRIAL = ("--ro-bind", "/", "/", "--proc", "/proc")
# Of /usr and the like: no sources, no games, no other environments that stand in Python's folder.
PROGRAMS = ("bin", "lib", "lib32", "lib64", "libx32", "libexec", "share")
UIDS = range(60_000, 64_000)  # belong to nobody on Debian and its relatives
INSTALL = "On Debian or Ubuntu: sudo apt-get install bubblewrap libseccomp2"


class NoSandbox(Exception):
    """This machine cannot make one; the message says why, and what to do."""


def require():
    """Raises :class:`NoSandbox` if bubblewrap does not work here."""
    program = shutil.which("bwrap")
    if not program:
        raise NoSandbox(f"bubblewrap, which keeps students' code locked in, is missing. {INSTALL}.")
    _try_out(program)


@cache
def _try_out(program):
    """Once is enough."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    version = tuple(map(int, re.findall(r"\d+", said)[:2]))
    if version < OLDEST:
        raise NoSandbox(f"{said.strip()} is too old, 0.8 or newer is needed. {INSTALL}.")
    try:
        import pyseccomp  # noqa: F401 (it looks for libseccomp)
    except (ImportError, RuntimeError):
        raise NoSandbox(f"libseccomp, which filters system calls, is missing. {INSTALL}.") from None
    trial = subprocess.run(
        [program, *namespaces(1000), *TRIAL, program, "--version"],
        capture_output=True,
        text=True,
    )
    if trial.returncode:
        raise NoSandbox(
            f"bubblewrap does not work here ({trial.stderr.strip() or trial.returncode}). "
            "In a container, allow user namespaces and mounting /proc."
        )


def namespaces(uid, many=False):
    """Everything private: processes, network, shared memory, host name; and no privileges.

    Those for ``many`` kernels hold a process of ours that makes namespaces for each of them.
    """
    options = "--unshare-pid --unshare-net --unshare-ipc --unshare-uts --unshare-cgroup-try"
    rest = "--hostname sandbox --die-with-parent --new-session --cap-drop ALL"
    if os.getuid() == 0:
        # Real limits on processes need a real other user: the launcher becomes one.
        rest += " --cap-add CAP_SETUID --cap-add CAP_SETGID"
        rest += " --cap-add CAP_SYS_ADMIN --cap-add CAP_NET_ADMIN" if many else ""
    else:
        options += f" --unshare-user --uid {uid} --gid {uid}"
        options += "" if many else " --disable-userns"
    return [*options.split(), *rest.split()]


def command(job, limits, uid, seccomp):
    """The whole command line, up to the program to run. ``job`` is the folder to show."""
    words = [shutil.which("bwrap"), *namespaces(uid), "--seccomp", str(seccomp), *files(limits)]
    words += ["--ro-bind", str(HERE / "launch.py"), str(INSIDE / "launch.py")]
    words += ["--ro-bind", str(job), str(INSIDE / "job")]
    return [*words, *CLOSED]


def command_for_many(lesson, limits, uid):
    """The same for the parent of many kernels; ``lesson`` is the folder with its package.

    Nothing of a student's runs in it before its system calls are filtered.
    """
    words = [shutil.which("bwrap"), *namespaces(uid, many=True), *files(limits)]
    for program in ("launch.py", "warm_parent.py"):
        words += ["--ro-bind", str(HERE / program), str(INSIDE / program)]
    words += [*folders(INSIDE / "job" / "course"), "--ro-bind", str(lesson), str(INSIDE / "lesson")]
    words += ["--ro-bind", str(lesson), str(INSIDE / "job" / "course")]
    return [*words, *CLOSED]


def files(limits):
    """The file system: Python and libraries, read-only, and room in memory."""
    disk = str(limits.disk)

    def memory(place, mode="1777", size=disk):
        return ["--perms", mode, "--size", size, "--tmpfs", place]

    words = memory("/", "0755", str(2**20))
    words += [*folders("/etc", INSIDE / "site", SOCKETS), *system()]
    words += ["--proc", "/proc", "--dev", "/dev", *memory("/dev/shm")]
    words += [*memory("/tmp"), *memory(str(SOCKETS), size=str(2**20))]
    for name, path in libraries(tuple(limits.packages)).items():
        words += ["--ro-bind", str(path), str(INSIDE / "site" / name)]
    return words


def folders(*paths):
    """Each with those around it, to be looked into by everybody; bwrap's own are for root."""
    whole = [place for path in map(Path, paths) for place in (*reversed(path.parents), path)]
    wanted = [place for place in dict.fromkeys(whole) if place != Path("/")]
    return [word for place in wanted for word in ("--perms", "0755", "--dir", str(place))]


def system():
    """Python and the shared libraries of the system, read-only; no settings, no homes."""
    words = []
    for prefix in dict.fromkeys((Path("/usr"), Path("/usr/local"), Path(sys.base_prefix))):
        words += folders(prefix)
        for name in PROGRAMS:
            if (prefix / name).is_dir():
                words += ["--ro-bind", str(prefix / name), str(prefix / name)]
    for name in ("bin", "lib", "lib32", "lib64", "libx32"):
        place = Path("/", name)
        if place.is_symlink():
            words += ["--symlink", os.readlink(place), str(place)]
        elif place.is_dir():
            words += ["--ro-bind", str(place), str(place)]
    for name in ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives"):
        words += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    for packages in other_packages():
        words += ["--tmpfs", str(packages), "--remount-ro", str(packages)]
    return words


def other_packages():
    """Folders of packages beside Python itself: whatever is in them, it is not shown."""
    own = Path(sysconfig.get_path("stdlib", vars={"base": sys.base_prefix}))
    places = [own / "site-packages", own / "dist-packages", Path("/usr/lib/python3/dist-packages")]
    places += sorted(Path("/usr/local/lib").glob("python3*/*-packages"))
    places += sorted(Path("/usr/lib").glob("python3*/*-packages"))
    return [place for place in dict.fromkeys(places) if place.is_dir()]


def python():
    """The Python that the environment was made from."""
    return getattr(sys, "_base_executable", sys.executable)


def unused_uid():
    """A user that has no process now: its limit on processes is shared with nobody."""
    if os.getuid() != 0:
        return 1000
    taken = {process.info["uids"].real for process in psutil.process_iter(["uids"])}
    free = [uid for uid in UIDS if uid not in taken]
    return free[os.getpid() % len(free)]
