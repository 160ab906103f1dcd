"""The report as one HTML file that needs nothing else: no network, no second file."""

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from grader.pages import templates
from grader.report import plots
from grader.report.attention import ADVICE
from grader.report.records import NO_RECORD, NOT_GRADED
from grader.report.statistics import FEWEST
from grader.report.summary import usual
from grader.submissions.status import Status
from grader.terminal import readable

HERE = Path(__file__).parent
STATUSES = (*map(str, Status), NO_RECORD, NOT_GRADED)


def write_html(path, summary):
    path.write_text(as_html(summary), encoding="utf-8")


def as_html(summary):
    """The page. Whatever comes from a student is escaped by the template's own rule."""
    script = (HERE / "sorting.js").read_text(encoding="utf-8")
    lessons = summary.lessons
    template = environment().get_template("page.html")
    return template.render(
        summary=summary,
        records=summary.records,
        lessons=lessons,
        advice=ADVICE,
        statuses=[one for one in STATUSES if any(lesson.statuses[one] for lesson in lessons)],
        fewest=FEWEST,
        little=plots.LITTLE,
        plots=plots,
        usual=usual,
        style=templates.style(HERE),
        script=Markup(script),
        # Even if something of a student's got into the page unescaped, it would not run.
        policy="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
        f"{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'",
    )


def environment():
    made = templates.environment(HERE)
    made.filters["readable"] = readable
    made.filters["breakable"] = breakable
    made.filters["points"] = lambda number: f"{number:.10g}"
    made.filters["safe_svg"] = Markup  # made by us, its text escaped
    return made


def breakable(name):
    """A long name may be broken after each underscore."""
    return Markup("_<wbr>").join(readable(name).split("_"))
