"""The page: in a real browser, light, dark and printed, with nothing but itself."""

import re
import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from hostile_names import NAMES, SENTENCE
from made_up import large_class

from grader.report import report
from grader.report.page import as_html

LESSON = "01_loss"
WRONG = "test_makes_sense"


@pytest.fixture(scope="module")
def page_file(large, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(as_html(large.summary), encoding="utf-8")
    return path


@pytest.fixture
def visit(chromium):
    """``visit(path, look)`` calls ``look(page)``; the page may request nothing but itself."""

    def opened(path, look):
        def go(page):
            requests, problems = [], []
            page.on("request", lambda request: requests.append(request.url))
            page.on("pageerror", lambda problem: problems.append(str(problem)))
            page.on("console", lambda message: problems.append(message.text))
            page.goto(path.as_uri())
            look(page)
            assert requests == [path.as_uri()]
            assert problems == []

        chromium(go)

    return opened


def column(page, caption, index):
    """The texts of one column, from the top."""
    return page.get_by_role("table", name=caption).evaluate(
        "(table, index) => [...table.tBodies[0].rows].map((row) => row.cells[index].innerText)",
        index,
    )


@pytest.mark.alone
def test_a_class_of_1000_takes_little_longer_than_one_of_50(large, tmp_path, record_property):
    def seconds(root):
        start = time.process_time()
        as_html(report(root))
        return time.process_time() - start

    small = large_class(tmp_path, students=50)
    ratio = min(seconds(large.root) for _ in range(2)) / min(seconds(small.root) for _ in range(2))
    record_property("a report on 1000 students, in reports on 50", f"{ratio:.1f}")
    assert ratio < 6


@pytest.mark.browser
def test_axe_finds_nothing_in_light_and_dark_wide_and_narrow(tmp_path, visit):
    """In a class of 20: axe looks at every cell of a table."""
    path = large_class(tmp_path, students=20).root / "report.html"
    path.write_text(as_html(report(tmp_path)), encoding="utf-8")

    def look(page):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": 1200 if scheme == "light" else 420, "height": 900})
            result = Axe().run(page)
            assert result.violations_count == 0, f"{scheme}: {result.generate_report()}"

    visit(path, look)


@pytest.mark.browser
def test_its_numbers_are_the_summarys(page_file, large, visit):
    summary = large.summary

    def look(page):
        counts = [page.locator(f"#{name}").inner_text() for name in ("graded", "ungraded", "needs")]
        assert counts == [
            str(summary.graded),
            str(summary.not_graded),
            str(len(summary.need_a_person)),
        ]
        means = [f"{lesson.spread.mean:.1f}" for lesson in summary.lessons]
        assert column(page, "Scores in each lesson", 4) == means
        earned = [f"{100 * item.share:.0f} %" for item in summary.items]
        assert column(page, "Exercises, the hardest first", 4) == earned
        r = [f"{item.discrimination:.2f}" for item in summary.items]
        assert column(page, "Exercises, the hardest first", 5) == r
        shares = [f"{100 * mistake.share:.0f} %" for mistake in summary.mistakes]
        assert column(page, "Mistakes with a name, the most frequent first", 4) == shares
        reasons = column(page, "Why somebody should look, the most urgent first", 0)
        assert reasons == list(summary.reasons)
        assert column(page, "Points by student", 0) == [row.student for row in summary.rows]
        assert column(page, "Points by student", 7) == [f"{row.total:g}" for row in summary.rows]

    visit(page_file, look)


@pytest.mark.browser
def test_tables_are_sorted_by_mouse_and_by_keyboard(page_file, large, visit):
    totals = sorted(row.total for row in large.summary.rows)

    def look(page):
        table = page.get_by_role("table", name="Points by student")
        every = table.get_by_role("columnheader", name="all")
        every.get_by_role("button").click()
        assert every.get_attribute("aria-sort") == "ascending"
        assert column(page, "Points by student", 7) == [f"{total:g}" for total in totals]
        assert table.locator("[aria-sort]").count() == 1
        page.keyboard.press("Enter")
        assert every.get_attribute("aria-sort") == "descending"
        assert column(page, "Points by student", 7) == [f"{total:g}" for total in totals[::-1]]
        student = table.get_by_role("columnheader", name="student")
        student.get_by_role("button").focus()
        page.keyboard.press("Space")
        assert student.get_attribute("aria-sort") == "ascending"
        # A student without points is at the end, in both directions.
        lesson = table.get_by_role("button", name=re.compile("01_ ?loss"))
        for _ in range(2):
            lesson.click()
            points = [re.match(r"\d*", text)[0] for text in column(page, "Points by student", 2)]
            assert "" not in points[: sum(map(bool, points))]

    visit(page_file, look)


@pytest.mark.browser
def test_paper_is_white_and_no_table_is_cut_off(page_file, visit):
    def look(page):
        page.emulate_media(media="print", color_scheme="dark")
        page.set_viewport_size({"width": 680, "height": 980})  # A4 within its margins
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(255, 255, 255)"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 680
        assert not page.locator("nav").is_visible()

    visit(page_file, look)


def test_without_javascript_it_is_a_page_all_the_same(page_file):
    text = page_file.read_text()
    assert text.count("<tr") > 1000
    assert not re.search(r'(?:src|href|action)="(?!#)|url\((?!#)|@import', text)


@pytest.mark.browser
def test_nothing_of_a_student_does_anything(course, visit):
    """Names, notes, the judge's sentence and the mistake's name, all hostile."""
    for name in NAMES:
        course.graded(name, LESSON, {WRONG: False}, {WRONG: SENTENCE}, notes=(SENTENCE,))
    path = course.save().root / "report.html"
    path.write_text(as_html(report(course.root)), encoding="utf-8")

    def look(page):
        page.mouse.move(300, 300)
        assert page.title().startswith("backprop: ")
        assert page.locator("img, b[onmouseover], main script, [onclick]").count() == 0
        assert set(column(page, "Points by student", 0)) == {" ".join(n.split()) for n in NAMES}
        assert set(column(page, "Submissions to look at", 3)) == {SENTENCE}
        assert column(page, "Mistakes with a name, the most frequent first", 0) == [SENTENCE]

    visit(path, look)


def test_a_class_of_one_and_a_run_that_has_just_begun(course):
    course.graded("ada", LESSON, {WRONG: True})
    (course.root / "submitted" / "bela" / LESSON).mkdir(parents=True)
    text = as_html(report(course.save().root))
    assert "fewer than 10 answers" in text
    assert "There are no wrong answers yet." in text
    assert "not graded yet" in text


def test_nothing_is_graded_yet(course):
    (course.root / "submitted" / "ada" / LESSON).mkdir(parents=True)
    text = as_html(report(course.root))
    assert '<dd id="ungraded">1</dd>' in text
    assert "<svg" not in text
