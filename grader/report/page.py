"""The report as one HTML file that needs nothing else: no network, no second file."""

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from grader.pages import templates
from grader.report import plots
from grader.report.concerns import ADVICE
from grader.report.records import NO_RECORD, NOT_GRADED
from grader.report.statistics import FEWEST
from grader.report.summary import Summary, median_longest_sum
from grader.submissions.status import Status
from grader.terminal import readable

HERE = Path(__file__).parent
STATUSES = (*map(str, Status), NO_RECORD, NOT_GRADED)


def write_html(path, summary):
    path.write_text(as_html(summary), encoding="utf-8")


def as_html(summary: Summary) -> str:
    """The page. The template escapes all text, and so whatever a student has written."""
    script = (HERE / "sorting.js").read_text(encoding="utf-8")
    script_hash = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    lessons = summary.lessons
    return (
        environment()
        .get_template("page.html")
        .render(
            summary=summary,
            records=summary.records,
            lessons=lessons,
            advice=ADVICE,
            statuses=[
                status for status in STATUSES if any(lesson.statuses[status] for lesson in lessons)
            ],
            fewest=FEWEST,
            little=plots.LITTLE,
            plots=plots,
            median_longest_sum=median_longest_sum,
            style=templates.style(HERE),
            script=Markup(script),
            # A student's script would not run even if it got into the page unescaped.
            policy="default-src 'none'; style-src 'unsafe-inline'; "
            f"script-src 'sha256-{script_hash}'",
        )
    )


def environment():
    jinja = templates.environment(HERE)
    jinja.filters["readable"] = readable
    jinja.filters["breakable"] = breakable
    jinja.filters["points"] = lambda number: f"{number:.10g}"
    jinja.filters["safe_svg"] = Markup  # plots.py has escaped the text in it
    return jinja


def breakable(name):
    """A long name may be broken after each underscore."""
    return Markup("_<wbr>").join(readable(name).split("_"))
