"""`make hub`: a hub on this machine, with an instructor and two students, to try the course out."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import course
import people
from installation import install


def main():
    options = parse()
    if sys.platform != "linux" or os.geteuid() != 0:
        sys.exit(
            "A hub gives everybody a system user of their own, which only root can do: "
            "`sudo make hub`, best in a container or on a machine for trying out."
        )
    names = [options.instructor, *options.students]
    if options.remove:
        for name in names:
            people.remove(name)
        return
    refuse_ports_in_use(options.port)
    folder = options.folder
    print(f"Installing the hub in {folder} (at first about a minute) ...", flush=True)
    install(folder)
    homes = folder / "home"
    passwords = {name: people.add(name, homes) for name in names}
    course.copy_to_home(options.instructor, homes / options.instructor)
    course.make_exchange(folder / "exchange", options.instructor)
    sys.exit(run(options, passwords))


def run(options, passwords):
    """Run the hub until it is stopped. Its output goes to a file: it would hide the logins."""
    folder, log = options.folder, options.folder / "state/hub.log"
    command = (f"{folder}/venv/bin/jupyterhub", "-f", f"{folder}/jupyterhub_config.py")
    with log.open("w") as file:
        hub = subprocess.Popen(
            command, cwd=log.parent, env=environment(options), stdout=file, stderr=file
        )
    # Ctrl-C in a terminal also reaches the hub, which then stops all servers and the proxy.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: hub.terminate())
    while is_free(options.port) and hub.poll() is None:
        time.sleep(0.1)
    if hub.poll() is not None:
        sys.exit(f"The hub did not start. The end of its log:\n{log.read_text()[-2000:]}")
    print(welcome(options, passwords), flush=True)
    return hub.wait()


def parse():
    parser = argparse.ArgumentParser(prog="make hub", description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("/srv/backprop-hub"))
    parser.add_argument("--port", type=int, default=8000, help="this one and the next two are used")
    parser.add_argument("--instructor", default="bp-instructor", metavar="NAME")
    parser.add_argument("--students", nargs="+", default=["bp-ada", "bp-emmy"], metavar="NAME")
    parser.add_argument("--remove", action="store_true", help="remove these people and their homes")
    return parser.parse_args()


def refuse_ports_in_use(first):
    for port in range(first, first + 3):
        if not is_free(port):
            sys.exit(f"Port {port} is in use: try  make hub HUB_ARGS='--port {first + 10}'")


def is_free(port):
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) != 0


def welcome(options, passwords):
    width = max(map(len, passwords))
    logins = "\n".join(f"    {name:{width}}  {password}" for name, password in passwords.items())
    return (
        f"\nThe hub is at  http://backprop.localhost:{options.port}\n\n"
        f"    {'login':{width}}  password (for this time)\n{logins}\n\n"
        "To be two people at once, open a private window. Ctrl-C stops the hub; all work is kept.\n"
        f"The hub's log is {options.folder}/state/hub.log.\n"
    )


def environment(options):
    settings = {
        "BACKPROP_HUB_PORT": str(options.port),
        "BACKPROP_INSTRUCTORS": options.instructor,
        "BACKPROP_STUDENTS": " ".join(options.students),
    }
    return os.environ | settings


if __name__ == "__main__":
    main()
