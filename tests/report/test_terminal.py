"""The report in a terminal."""

import io

from hostile_names import NAMES, SHOWN
from rich.console import Console

from grader.report import report
from grader.report.terminal import show


def printed(summary):
    console = Console(file=io.StringIO(), width=100)
    show(summary, console)
    return console.file.getvalue()


def test_scores_hardest_exercises_mistakes_and_what_to_look_at(large):
    text = printed(large.summary)
    summary = large.summary
    for lesson in summary.lessons:
        assert lesson.name in text
        assert f"{lesson.spread.mean:.1f}" in text
    assert summary.items[0].cell.title in text
    assert summary.mistakes[0].name in text
    assert f"{summary.graded} graded, {summary.not_graded} not graded yet" in text
    for reason, count in summary.reasons.items():
        assert reason in text
        assert str(count) in text


def test_a_name_gives_no_orders_to_the_terminal(course):
    course.graded(NAMES[0], "01_loss", {"test_makes_sense": False}, {"test_makes_sense": SHOWN})
    text = printed(report(course.save().root))
    assert "[31mred" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
