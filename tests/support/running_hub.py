"""A hub as `make hub` starts it, in a folder and with users of its own, and people in browsers."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import people
import psutil

ROOT = Path(__file__).parents[2]


class Hub:
    """Runs as long as the tests do; afterwards nothing of it is left on the machine."""

    def __init__(self, *names):
        """The first name is the instructor's. All names are made unique on this machine."""
        self.names = [f"bp{os.getpid()}-{name}" for name in names]
        # Not below pytest's own folders, which plain users cannot enter.
        self.folder = Path(tempfile.mkdtemp(prefix="hub-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        self.port = _free_ports(3)
        self.log = self.folder / "make.log"
        self.process = None

    def start(self):
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                self._make(f"--port {self.port}"),
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MAKELEVEL")},
                start_new_session=True,
            )
        self._wait(lambda: "Ctrl-C" in self.log.read_text(), 180)
        self.passwords = dict(re.findall(r"^ {4}(\S+) +(\S+)$", self.log.read_text(), re.M))
        self._wait(self._answers, 60)

    def stop(self):
        """Like Ctrl-C in a terminal, which reaches the whole process group."""
        os.killpg(self.process.pid, signal.SIGINT)
        self.process.wait(timeout=60)

    def remove(self):
        if self.process and self.process.poll() is None:
            self.stop()
        subprocess.run(self._make("--remove"), cwd=ROOT, check=True, capture_output=True)
        shutil.rmtree(self.folder)

    @property
    def domain(self):
        return f"backprop.localhost:{self.port}"

    def name(self, short):
        return next(name for name in self.names if name.endswith(f"-{short}"))

    def home(self, short):
        return self.folder / "home" / self.name(short)

    def more_students(self, shorts):
        """More system users with a home; they do not log in."""
        shorts = list(shorts)
        for short in shorts:
            self.names.append(f"bp{os.getpid()}-{short}")
            people.add(self.names[-1], self.folder / "home")
        return shorts

    def environment(self, short):
        """The environment of a terminal in this person's JupyterLab."""
        role = "instructor" if self.name(short) == self.names[0] else "student"
        return {
            "HOME": str(self.home(short)),
            "PATH": f"{self.folder}/venv/bin:/usr/bin:/bin",
            "BACKPROP_EXCHANGE": f"{self.folder}/exchange",
            "JUPYTER_CONFIG_PATH": f"{self.folder}/settings/{role}",
        }

    def shell(self, short, *words):
        """Runs a command as this person, in their home."""
        return subprocess.run(
            words,
            user=self.name(short),
            group=self.name(short),
            extra_groups=(),
            cwd=self.home(short),
            env=self.environment(short),
            capture_output=True,
            text=True,
        )

    def _make(self, arguments):
        people = f"--instructor {self.names[0]} --students {' '.join(self.names[1:])}"
        return ("make", "hub", f"HUB_ARGS=--folder {self.folder} {people} {arguments}")

    def _answers(self):
        with socket.socket() as trial:
            return trial.connect_ex(("127.0.0.1", self.port)) == 0

    def _wait(self, is_done, seconds):
        end = time.monotonic() + seconds
        while not is_done():
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError(f"make hub did not start:\n{self.log.read_text()}")
            time.sleep(0.1)


def _free_ports(count):
    """The first of this many free ports in a row."""
    for first in range(20_000, 30_000, 10):
        with socket.socket() as trial:
            if all(trial.connect_ex(("127.0.0.1", first + i)) for i in range(count)):
                return first
    raise RuntimeError("no free ports")


class Person:
    """A person in a browser of their own, logged in, with JupyterLab open."""

    def __init__(self, hub, browser, short, shots):
        self.name, self.hub, self.shots = hub.name(short), hub, shots
        self.short = short
        self.context = browser.new_context(
            viewport={"width": 1300, "height": 900}, accept_downloads=True
        )
        self.page = self.context.new_page()
        self.page.goto(f"http://{hub.domain}/hub/login")
        self.page.get_by_label("Username").fill(self.name)
        self.page.get_by_label("Password").fill(hub.passwords[self.name])
        self.shot("login")
        self.page.get_by_role("button", name="Sign in").click()
        self.page.locator(".jp-LabShell").wait_for(timeout=90_000)

    @property
    def url(self):
        """The address of this person's server, which has an origin of its own."""
        return f"http://{self.name}.{self.hub.domain}/user/{self.name}"

    def menu(self, *names):
        self.page.get_by_role("menuitem", name=names[0], exact=True).click()
        self.page.locator(".lm-Menu-content").get_by_text(names[1], exact=True).click()

    def shot(self, moment):
        self.page.screenshot(path=self.shots / f"{self.short}-{moment}.png")


def processes(word, user=None):
    """The processes whose command line has the word. One that ends meanwhile is not among them."""
    return [
        process
        for process in psutil.process_iter(["cmdline", "username"])
        if word in " ".join(process.info["cmdline"] or [])
        and user in (None, process.info["username"])
    ]
