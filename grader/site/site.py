"""The folder of web pages: a first page with a list of the lessons, and a page for each lesson."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from grader.configuration import course_config
from grader.course import course_of
from grader.site.installing_copies import write_copies
from grader.site.lesson_pages import lesson_names, read, run
from grader.site.rendering import render


def make_site(root: Path, folder: Path, address: str = "") -> Iterator[Path]:
    """Write the pages into the folder, which will be at this web address; yields each path."""
    config = course_config(root)
    course = course_of(config)
    site = course.site
    title = site.title or CourseDirectory(config=config).course_id
    names = lesson_names(root)
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor() as pool:
        picture = pool.submit(run, [site.picture], site.setup)
        lessons = [*pool.map(partial(read, root, setup=site.setup), names)]
    triples = zip([None, *lessons[:-1]], lessons, [*lessons[1:], None], strict=True)
    for previous, lesson, following in triples:
        page = render(
            "lesson.html", title=title, lesson=lesson, previous=previous, following=following
        )
        yield write(folder / f"{lesson.name}.html", page)
    (outputs,) = picture.result()
    page = render("index.html", title=title, site=site, lessons=lessons, picture=outputs)
    yield write(folder / "index.html", page)
    if site.wheel:
        yield from write_copies(root, folder / "notebooks", names, course, address)


def write(path, html):
    path.write_text(html, encoding="utf-8")
    return path
