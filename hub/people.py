"""The users of the try-out: a system user for each, so that the system keeps them apart."""

import contextlib
import pwd
import secrets
import shutil
import subprocess
import sys

import psutil

MARK = "tries out the backprop hub"  # in a user's comment field; only such users are removed


def add(name, homes):
    """Create the user, with a home that nobody else can read; returns a new password."""
    user = find(name)
    if user is None:
        homes.mkdir(exist_ok=True)
        create = ("useradd", "--create-home", "--base-dir", homes, "--shell", "/bin/bash")
        subprocess.run((*create, "--user-group", "--comment", MARK, name), check=True)
        user = find(name)
    elif user.pw_gecos != MARK:
        sys.exit(f"There is a user {name} already, not made for the hub: choose another name.")
    (homes / name).chmod(0o700)
    password = secrets.token_urlsafe(12)
    subprocess.run(("chpasswd",), input=f"{name}:{password}\n", text=True, check=True)
    return password


def remove(name):
    """Remove the user, their processes and their home."""
    user = find(name)
    if user is None or user.pw_gecos != MARK:
        return
    for process in psutil.process_iter(["uids"]):
        if process.info["uids"].real == user.pw_uid:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
    subprocess.run(("userdel", name), check=True)
    shutil.rmtree(user.pw_dir)


def find(name):
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
