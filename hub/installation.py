"""What the hub runs from: a folder of its own, which everybody may read and only root may change.

Not the checkout: that has the solutions, and may lie in somebody's home.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def install(folder):
    """Puts everything in its place, or up to date: 1.5 GB at first, a few seconds from then on."""
    folder.mkdir(mode=0o755, parents=True, exist_ok=True)
    (folder / "state").mkdir(mode=0o700, exist_ok=True)
    _programs(folder / "venv")
    _proxy(folder)
    shutil.copy(HERE / "jupyterhub_config.py", folder)
    shutil.rmtree(folder / "settings", ignore_errors=True)
    shutil.copytree(HERE / "settings", folder / "settings")


def _programs(venv):
    """The course's package, as a wheel, with what it and the hub need, in the locked versions."""
    if not venv.exists():
        _run("uv", "--quiet", "--no-config", "venv", "--python", _python_for_all(), str(venv))
    with tempfile.TemporaryDirectory() as built:
        # It is the checkout's own build system, so nothing is downloaded for it.
        build = ("uv", "--quiet", "--no-config", "build", "--wheel", "--no-build-isolation")
        _run(*build, "--python", sys.executable, "--out-dir", built, str(ROOT))
        (wheel,) = Path(built).glob("*.whl")
        _run(
            *("uv", "--quiet", "--no-config", "pip", "install", "--compile-bytecode"),
            *("--python", str(venv / "bin/python"), "--reinstall-package", "backprop-course"),
            *("--constraints", str(ROOT / "requirements.lock")),
            *("--requirements", str(HERE / "node.lock"), f"{wheel}[hub,postgresql]"),
        )


def _proxy(folder):
    """The hub's proxy. Its Node.js comes from PyPI: Debian 12's is too old, its npm 300 packages."""
    proxy = folder / "proxy"
    proxy.mkdir(exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, proxy)
    npm = str(folder / "venv/bin/npm")
    _run(npm, "ci", "--silent", "--prefer-offline", "--ignore-scripts", "--prefix", str(proxy))


def _python_for_all():
    """A Python that plain users can start: one below root's home they cannot."""
    try_it = "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
    for python in (str(Path(sys.executable).resolve()), "/usr/bin/python3"):
        as_nobody = ("runuser", "-u", "nobody", "--", python, "-c", try_it)
        if Path(python).exists() and not subprocess.run(as_nobody, capture_output=True).returncode:
            return python
    sys.exit("The hub's people cannot start this Python: install one for all users (3.11 to 3.13).")


def _run(*command):
    subprocess.run(command, check=True)
