"""The JupyterLite site that `make lite` has built: what is in it, and its page without Python."""

import functools
import http.server
import json
import threading
import zipfile
from urllib.parse import urlsplit

import nbformat
import pytest

pytestmark = pytest.mark.lite

CDN = "https://cdn.jsdelivr.net"


@pytest.fixture(scope="module")
def lite(pytestconfig):
    folder = pytestconfig.rootpath / "lite-site"
    if not folder.exists():
        pytest.skip("There is no lite-site/ to look at: `make lite` builds it and runs this test.")
    return folder


def settings(lite):
    return json.loads((lite / "jupyter-lite.json").read_text())["jupyter-config-data"]


def test_the_lessons_are_in_it_and_begin_with_the_installation(lite, pytestconfig):
    copies = {path.name: path for path in (lite / "files").glob("*.ipynb")}
    lessons = {path.name: path for path in (pytestconfig.rootpath / "lessons").glob("*/*.ipynb")}
    assert copies.keys() == lessons.keys()
    listed = json.loads((lite / "api" / "contents" / "all.json").read_text())["content"]
    assert copies.keys() <= {file["name"] for file in listed}
    for name, path in copies.items():
        paths = (path, lessons[name])
        copy, lesson = (nbformat.read(path, as_version=4).cells for path in paths)
        assert 'piplite.install("backprop-lessons")' in copy[0].source
        assert copy[2:] == lesson


def test_the_wheels_are_in_it_listed_and_for_any_machine(lite):
    index = json.loads((lite / "pypi" / "all.json").read_text())
    needed = {"backprop-lessons", "rapidfuzz", "anywidget", "psygnal", "ipywidgets", "comm"}
    assert needed <= index.keys()
    for name, about in index.items():
        (files,) = about["releases"].values()
        assert files[0]["filename"].endswith("-none-any.whl"), name
        assert (lite / "pypi" / files[0]["filename"]).exists()
    (ours,) = (lite / "pypi").glob("backprop_lessons-*.whl")
    names = zipfile.ZipFile(ours).namelist()
    assert "backprop/widgets/stepper/stepper.js" in names
    assert not [name for name in names if not name.startswith(("backprop", "checks"))]


def test_nothing_of_nbgrader_is_in_it_and_our_settings_are(lite):
    names = {extension["name"] for extension in settings(lite)["federated_extensions"]}
    assert names >= {"anywidget", "@jupyter-widgets/jupyterlab-manager"}
    assert not [name for name in names if "nbgrader" in name or "backprop" in name]
    assert settings(lite)["appName"] == "Write backpropagation yourself"
    kernel = "@jupyterlite/pyodide-kernel-extension:kernel"
    assert settings(lite)["litePluginSettings"][kernel]["disablePyPIFallback"] is True
    assert settings(lite)["litePluginSettings"][kernel]["pipliteUrls"]


def test_it_opens_a_lesson_and_asks_one_other_place_only(lite, chromium):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=lite)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}"
    other_servers = set()

    def block(route):
        address = urlsplit(route.request.url)
        if f"{address.scheme}://{address.netloc}" == here:
            route.continue_()
        else:
            other_servers.add(f"{address.scheme}://{address.netloc}")
            route.abort()

    def look(page):
        page.context.route("**/*", block)
        page.goto(f"{here}/lab/index.html?path=01_loss.ipynb")
        page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=60_000)
        page.get_by_role("paragraph").filter(has_text="Before a network can").wait_for()
        names = page.locator(".jp-DirListing-itemText").all_inner_texts()
        assert "05_forward_or_backward.ipynb" in names
        page.wait_for_timeout(3000)  # the kernel asks for its Python
        assert page.get_by_role("dialog").count() == 0  # that asks for a kernel

    chromium(look)
    server.shutdown()
    assert other_servers == {CDN}
