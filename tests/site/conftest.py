"""The site, made once as the README says, and a browser without a network."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder that ``grader site`` has written."""
    folder = tmp_path_factory.mktemp("web") / "site"
    command = [sys.executable, "-m", "grader", "site", str(folder)]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
    assert process.stderr == ""
    return folder


@pytest.fixture
def offline(chromium, site):
    """``offline(name, look, **media)``: a page from the disk, without a request or an error."""

    def visit(name, look, **media):
        problems = []

        def no_network(route):
            if route.request.url.startswith("file:"):
                route.continue_()
            else:
                problems.append(f"asked for {route.request.url}")
                route.abort()

        def on(page):
            page.context.set_offline(True)
            page.route("**/*", no_network)
            page.on("console", lambda message: problems.append(f"console: {message.text}"))
            page.on("pageerror", lambda error: problems.append(f"error: {error}"))
            page.emulate_media(**media)
            page.goto((site / name).as_uri())
            look(page)

        chromium(on)
        assert problems == []

    return visit
