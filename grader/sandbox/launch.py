"""The first program in the sandbox: give up what is left of privileges, then be the kernel.

It runs before any of the student's code, without anything of theirs on the path.
"""

import json
import os
import resource
import shutil
import sys

FILES = "/sandbox/job/files"  # what was handed in beside the notebook


def main(settings):
    limit(settings["limits"])
    os.umask(0o077)
    if os.getuid() == 0:
        become(settings["uid"])
    # Not the folder of this file, and not yet the student's.
    sys.path[0:1] = ["/sandbox/job/course", "/sandbox/site"]
    be_the_kernel(settings["arguments"])


def be_the_kernel(arguments):
    for folder in ("/tmp/home", "/tmp/work"):
        os.mkdir(folder)
    os.chdir("/tmp/work")
    if os.path.isdir(FILES):
        shutil.copytree(FILES, ".", dirs_exist_ok=True, copy_function=shutil.copyfile)
    os.environ.pop("JPY_PARENT_PID", None)  # a number from outside: in here it is nobody
    from ipykernel.kernelapp import launch_new_instance

    sys.path.insert(0, "")
    # Feedback says what went wrong in a line; the frames of an endless recursion take seconds.
    short = "--InteractiveShell.xmode=Minimal"
    launch_new_instance(["-f", "/sandbox/job/kernel.json", short, *arguments])


def become(uid):
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)


def limit(limits):
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))


if __name__ == "__main__":
    main(json.loads(sys.argv.pop()))
