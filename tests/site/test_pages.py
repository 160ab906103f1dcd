"""The pages of ``grader site``: complete, accessible, without any other file."""

import functools
import http.server
import re
import threading
from html import unescape

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe

from grader.site.lesson_pages import lesson_names as names_in

pytestmark = pytest.mark.browser

LARGEST = 3e6  # bytes of a page


@pytest.fixture
def lesson_names(pytestconfig):
    return names_in(pytestconfig.rootpath)


def text_of(page):
    return page.locator("body").inner_text()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_every_page_is_complete_and_accessible(site, offline, lesson_names, scheme):
    def look(page):
        for name in [*lesson_names, "index"]:
            page.goto((site / f"{name}.html").as_uri())
            assert page.locator("h1").count() == 1, name
            # Each widget has replaced its placeholder, each picture has a text alternative.
            assert page.locator(".bp-placeholder").count() == 0, name
            for picture in page.locator("img, svg[role=img], canvas").all():
                words = picture.get_attribute("alt") or picture.get_attribute("aria-label")
                assert len(words) > 15, name
            assert not re.search(r"\$|\\[a-z]{2,}|model not found|Traceback", text_of(page)), name
            result = Axe().run(page)
            assert result.violations_count == 0, f"{name}: {result.generate_report()}"

    offline("index.html", look, color_scheme=scheme)


def test_every_page_fits_a_telephone_and_a_sheet_of_paper(site, offline, lesson_names):
    def look(page):
        for name in [*lesson_names, "index"]:
            page.goto((site / f"{name}.html").as_uri())
            page.set_viewport_size({"width": 320, "height": 700})
            page.evaluate(
                "document.querySelectorAll('details').forEach((details) => (details.open = true))"
            )
            page.wait_for_timeout(100)
            root = "document.documentElement"
            assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"), name
            # What has to be scrolled can be reached by keys.
            assert page.evaluate(
                "[...document.querySelectorAll('.wide')].every("
                "(box) => box.scrollWidth <= box.clientWidth || box.tabIndex === 0)"
            ), name
            page.emulate_media(media="print", color_scheme="dark")
            page.wait_for_selector("body[data-jp-theme-light=true]")
            background = "getComputedStyle(document.body).backgroundColor"
            assert page.evaluate(background) == "rgb(255, 255, 255)", name
            page.emulate_media(media="screen")

    offline("index.html", look, color_scheme="dark")


def test_no_page_has_a_solution_on_it(site, pytestconfig, lesson_names):
    """In the code that is shown: the JavaScript of a quiz has to know what is right."""

    def source(folder, name):
        path = pytestconfig.rootpath / folder / name / f"{name}.ipynb"
        return "\n".join(cell.source for cell in nbformat.read(path, as_version=4).cells)

    for name in lesson_names:
        html = (site / f"{name}.html").read_text()
        assert len(html.encode()) < LARGEST
        code = re.sub(r"<script.*?</script>|<[^>]+>", "", html, flags=re.DOTALL)
        assert "import" in code
        lesson = source("lessons", name)
        lines = map(str.strip, source("solutions", name).splitlines())
        solution = [line for line in lines if line.rstrip(",") not in lesson]
        assert solution
        for line in solution:
            assert line not in unescape(code), name


def test_the_bugs_of_lesson_3_are_there_to_be_found(site):
    html = (site / "03_hidden_layer_error_signal.html").read_text()
    students, suspect = (
        [float(error) for error in re.findall(r"off by (\de-\d+)", part)]
        for part in html.split("Bug hunt")
    )
    assert len(students) == len(suspect) == 6
    assert max(students) < 1e-8
    assert max(suspect) > 1e-2


def test_links_lead_from_lesson_to_lesson_and_back(site, offline, lesson_names):
    def look(page):
        page.get_by_role("link", name="Welcome").click()
        seen = [page.url]
        while page.locator("a[rel=next]").count():
            page.keyboard.press("Tab")  # Skip to the lesson
            page.locator("footer a[rel=next]").click()
            seen.append(page.url)
        assert seen == [(site / f"{name}.html").as_uri() for name in lesson_names]
        page.locator("header a[rel=prev]").click()
        assert page.url == seen[-2]
        page.get_by_role("link", name="Write it yourself").click()
        assert page.url.endswith("index.html#write")
        for link in page.locator("a").all():
            assert (site / link.get_attribute("href")).exists()

    offline("index.html", look)


def test_it_works_below_any_address_of_a_web_server(site, chromium, lesson_names):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=site.parent)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    requests = []

    def look(page):
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: requests.append(str(error)))
        page.goto(f"http://127.0.0.1:{server.server_port}/site/")
        page.locator(".bp-stepper").wait_for()
        for name in lesson_names:
            page.goto(f"http://127.0.0.1:{server.server_port}/site/")
            page.locator(f"a[href='{name}.html']").click()
            page.locator("h1").wait_for()

    chromium(look)
    server.shutdown()
    address = f"http://127.0.0.1:{server.server_port}/site/"
    assert set(requests) == {address, *(f"{address}{name}.html" for name in lesson_names)}
