"""The report's numbers for other programs: one JSON document, one CSV table."""

import json

from grader.gradebook.exporters import table
from grader.report.attention import reasons

COLUMNS = (
    "assignment",
    "student",
    "status",
    "score",
    "max_score",
    "submitted",
    "seconds",
    "sandbox",
    "look_at_it",
    "exercise",
    "part",
    "cell",
    "points",
    "max_points",
    "passed",
    "misconception",
    "reason",
)


def write_csv(path, summary):
    """A line for each graded cell of each submission: what a pivot table or pandas wants."""
    table.write(path, csv_rows(summary))


def csv_rows(summary):
    yield COLUMNS
    for lesson in summary.lessons:
        for entry in lesson.entries:
            about = (
                entry.assignment,
                entry.student,
                str(entry.status),
                entry.score,
                lesson.max_score,
                entry.timestamp,
                entry.seconds,
                entry.sandbox,
                "; ".join(reason for reason, _ in reasons(entry)),
            )
            if not entry.answers:
                yield (*about, *[None] * 8)
            for cell, answer in entry.answers.items():
                yield (
                    *about,
                    cell.exercise,
                    cell.group,
                    cell.name,
                    answer.points,
                    cell.points,
                    answer.passed,
                    answer.misconception,
                    answer.reason,
                )


def write_json(path, summary):
    """Everything that the page shows, and each answer."""
    path.write_text(json.dumps(as_data(summary)))


def as_data(summary):
    return {
        "course": summary.records.course,
        "made": summary.records.when.isoformat(timespec="seconds"),
        "graded": summary.graded,
        "not_graded": summary.not_graded,
        "need_a_person": len(summary.needs),
        "lessons": [of_lesson(lesson) for lesson in summary.lessons],
        "look_at": [one._asdict() for one in summary.attention],
        "students": [
            {
                "student": row.student,
                "scores": {name: entry.score for name, entry in row.entries.items()},
                "total": row.total,
            }
            for row in summary.rows
        ],
        "submissions": [of_entry(entry) for entry in summary.records.entries],
    }


def of_lesson(lesson):
    return {
        "assignment": lesson.name,
        "max_score": lesson.max_score,
        "handed_in": len(lesson.entries),
        "scored": len(lesson.scores),
        "scores": lesson.spread and lesson.spread._asdict(),
        "statuses": dict(lesson.statuses),
        "exercises": [
            of_cell(item.cell)
            | {
                "answers": item.answers,
                "earned": item.share,
                "discrimination": item.discrimination,
                "remark": item.why,
            }
            for item in lesson.items
        ],
        "mistakes": [
            {
                "exercise": one.exercise,
                "misconception": one.name,
                "students": one.students,
                "share": one.share,
                "examples": [
                    {"student": each.student, "cell": each.cell.name, "reason": each.sentence}
                    for each in one.examples
                ],
            }
            for one in lesson.mistakes
        ],
    }


def of_entry(entry):
    return {
        "assignment": entry.assignment,
        "student": entry.student,
        "status": str(entry.status),
        "score": entry.score,
        "submitted": entry.timestamp and entry.timestamp.isoformat(),
        "seconds": entry.seconds,
        "sandbox": entry.sandbox,
        "notes": list(entry.notes),
        "answers": {cell.name: answer._asdict() for cell, answer in entry.answers.items()},
    }


def of_cell(cell):
    return {
        "exercise": cell.exercise,
        "part": cell.group,
        "cell": cell.name,
        "points": cell.points,
    }
