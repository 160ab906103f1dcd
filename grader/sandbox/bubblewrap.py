"""The bubblewrap command line: the files that a sandboxed kernel sees, and its user."""

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
# Of /usr and the like: no sources, no games, no other environments in Python's folder.
PROGRAMS = ("bin", "lib", "lib32", "lib64", "libx32", "libexec", "share")
UIDS = range(60_000, 64_000)  # no user's on Debian and its relatives
INSTALL = "On Debian or Ubuntu: sudo apt-get install bubblewrap libseccomp2"


class NoSandbox(Exception):
    """This machine cannot make a sandbox; the message says why, and what to do."""


def require():
    """Raises :class:`NoSandbox` if bubblewrap does not work here."""
    program = shutil.which("bwrap")
    if not program:
        raise NoSandbox(f"bubblewrap, which keeps students' code locked in, is missing. {INSTALL}.")
    _try_out(program)


@cache
def _try_out(program):
    """Make a sandbox that does nothing; only once."""
    name = subprocess.run([program, "--version"], capture_output=True, text=True).stdout.strip()
    version = tuple(map(int, re.findall(r"\d+", name)[:2]))
    if version < OLDEST:
        raise NoSandbox(f"{name} is too old, 0.8 or newer is needed. {INSTALL}.")
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
    """Options for a private view of processes, network and the rest, and for no privileges.

    In a sandbox for ``many`` kernels a process of ours makes namespaces for each of them.
    """
    options = "--unshare-pid --unshare-net --unshare-ipc --unshare-uts --unshare-cgroup-try"
    rest = "--hostname sandbox --die-with-parent --new-session --cap-drop ALL"
    if os.getuid() == 0:
        # A limit on processes only works for another user: launch.py becomes one.
        rest += " --cap-add CAP_SETUID --cap-add CAP_SETGID"
        rest += " --cap-add CAP_SYS_ADMIN --cap-add CAP_NET_ADMIN" if many else ""
    else:
        options += f" --unshare-user --uid {uid} --gid {uid}"
        options += "" if many else " --disable-userns"
    return [*options.split(), *rest.split()]


def command(job, limits, uid, seccomp):
    """The command line up to the program to run. ``job`` is the folder to show."""
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
    """Options for the file system: Python and libraries, read-only, and folders in memory."""
    disk = str(limits.disk)

    def in_memory(folder, mode="1777", size=disk):
        return ["--perms", mode, "--size", size, "--tmpfs", folder]

    words = in_memory("/", "0755", str(2**20))
    words += [*folders("/etc", INSIDE / "site", SOCKETS), *system()]
    words += ["--proc", "/proc", "--dev", "/dev", *in_memory("/dev/shm")]
    words += [*in_memory("/tmp"), *in_memory(str(SOCKETS), size=str(2**20))]
    for name, path in libraries(tuple(limits.packages)).items():
        words += ["--ro-bind", str(path), str(INSIDE / "site" / name)]
    return words


def folders(*paths):
    """Options that make these folders and their parents, readable for everybody.

    Those that bwrap makes by itself are readable for root only.
    """
    all_folders = [folder for path in map(Path, paths) for folder in (*path.parents[::-1], path)]
    unique = [str(folder) for folder in dict.fromkeys(all_folders) if folder != Path("/")]
    return [word for folder in unique for word in ("--perms", "0755", "--dir", folder)]


def system():
    """Options for Python and the system's shared libraries, read-only; no settings, no homes."""
    words = []
    for prefix in dict.fromkeys((Path("/usr"), Path("/usr/local"), Path(sys.base_prefix))):
        words += folders(prefix)
        for name in PROGRAMS:
            if (prefix / name).is_dir():
                words += ["--ro-bind", str(prefix / name), str(prefix / name)]
    for name in ("bin", "lib", "lib32", "lib64", "libx32"):
        folder = Path("/", name)
        if folder.is_symlink():
            words += ["--symlink", os.readlink(folder), str(folder)]
        elif folder.is_dir():
            words += ["--ro-bind", str(folder), str(folder)]
    for name in ("ld.so.cache", "ld.so.conf", "ld.so.conf.d", "alternatives"):
        words += ["--ro-bind-try", f"/etc/{name}", f"/etc/{name}"]
    for packages in other_packages():
        words += ["--tmpfs", str(packages), "--remount-ro", str(packages)]
    return words


def other_packages():
    """The folders with installed packages beside Python's own library; they are hidden."""
    library = Path(sysconfig.get_path("stdlib", vars={"base": sys.base_prefix}))
    paths = [library / "site-packages", library / "dist-packages"]
    paths.append(Path("/usr/lib/python3/dist-packages"))
    paths += sorted(Path("/usr/local/lib").glob("python3*/*-packages"))
    paths += sorted(Path("/usr/lib").glob("python3*/*-packages"))
    return [path for path in dict.fromkeys(paths) if path.is_dir()]


def python():
    """The Python that the environment was made from."""
    return getattr(sys, "_base_executable", sys.executable)


def unused_uid():
    """The number of a user without processes: nobody else counts towards its limit on them."""
    if os.getuid() != 0:
        return 1000
    taken = {process.info["uids"].real for process in psutil.process_iter(["uids"])}
    free = [uid for uid in UIDS if uid not in taken]
    return free[os.getpid() % len(free)]
