"""The try-out's people: a system user each, so that the system keeps them apart."""

import contextlib
import pwd
import secrets
import shutil
import subprocess
import sys

import psutil

MARK = "tries out the backprop hub"  # in the user's comment field: only such users are removed


def add(name, homes):
    """The user, with a home that nobody else can look into, and a new password."""
    person = find(name)
    if person is None:
        homes.mkdir(exist_ok=True)
        create = ("useradd", "--create-home", "--base-dir", homes, "--shell", "/bin/bash")
        subprocess.run((*create, "--user-group", "--comment", MARK, name), check=True)
        person = find(name)
    elif person.pw_gecos != MARK:
        sys.exit(f"There is a user {name} already, who is none of the hub's: choose another name.")
    (homes / name).chmod(0o700)
    password = secrets.token_urlsafe(12)
    subprocess.run(("chpasswd",), input=f"{name}:{password}\n", text=True, check=True)
    return password


def remove(name):
    """The user, what runs in their name, and their home."""
    person = find(name)
    if person is None or person.pw_gecos != MARK:
        return
    for process in psutil.process_iter(["uids"]):
        if process.info["uids"].real == person.pw_uid:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.kill()
    subprocess.run(("userdel", name), check=True)
    shutil.rmtree(person.pw_dir)


def find(name):
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None
