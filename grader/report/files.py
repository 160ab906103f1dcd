"""The report's numbers for other programs: one JSON document, one CSV table."""

import json

from grader.gradebook.exporters import table
from grader.report.concerns import reasons


def write_csv(path, summary):
    """A line for each graded cell of each submission, for a pivot table or pandas."""
    rows = list(csv_rows(summary))
    table.write(path, [*rows[:1], *(row.values() for row in rows)])  # a dict is its headings


def csv_rows(summary):
    for lesson in summary.lessons:
        for submission in lesson.submissions:
            for cell, answer in submission.answers.items() or [(None, None)]:
                yield {
                    "assignment": submission.assignment,
                    "student": submission.student,
                    "status": str(submission.status),
                    "score": submission.score,
                    "max_score": lesson.max_score,
                    "submitted": submission.timestamp,
                    "seconds": submission.seconds,
                    "sandbox": submission.sandbox,
                    "look_at_it": "; ".join(reason for reason, _ in reasons(submission)),
                    "exercise": cell and cell.exercise,
                    "part": cell and cell.group,
                    "cell": cell and cell.name,
                    "points": answer and answer.points,
                    "max_points": cell and cell.points,
                    "passed": answer and answer.passed,
                    "misconception": answer and answer.misconception,
                    "reason": answer and answer.reason,
                }


def write_json(path, summary):
    """Everything that the page shows, and each answer."""
    path.write_text(json.dumps(class_data(summary)))


def class_data(summary):
    return {
        "course": summary.records.course,
        "made": summary.records.time.isoformat(timespec="seconds"),
        "graded": summary.graded,
        "not_graded": summary.not_graded,
        "need_a_person": len(summary.need_a_person),
        "lessons": [lesson_data(lesson) for lesson in summary.lessons],
        "look_at": [concern._asdict() for concern in summary.concerns],
        "students": [
            {
                "student": row.student,
                "scores": {name: each.score for name, each in row.submissions.items()},
                "total": row.total,
            }
            for row in summary.rows
        ],
        "submissions": [submission_data(each) for each in summary.records.submissions],
    }


def lesson_data(lesson):
    return {
        "assignment": lesson.name,
        "max_score": lesson.max_score,
        "handed_in": len(lesson.submissions),
        "scored": len(lesson.scores),
        "scores": lesson.spread and lesson.spread._asdict(),
        "statuses": dict(lesson.statuses),
        "exercises": [
            {
                "exercise": item.cell.exercise,
                "part": item.cell.group,
                "cell": item.cell.name,
                "points": item.cell.points,
                "answers": item.answers,
                "earned": item.share,
                "discrimination": item.discrimination,
                "remark": item.remark,
            }
            for item in lesson.items
        ],
        "mistakes": [
            {
                "exercise": mistake.exercise,
                "misconception": mistake.name,
                "students": mistake.students,
                "share": mistake.share,
                "examples": [
                    example._asdict() | {"cell": example.cell.name} for example in mistake.examples
                ],
            }
            for mistake in lesson.mistakes
        ],
    }


def submission_data(submission):
    return {
        "assignment": submission.assignment,
        "student": submission.student,
        "status": str(submission.status),
        "score": submission.score,
        "submitted": submission.timestamp and submission.timestamp.isoformat(),
        "seconds": submission.seconds,
        "sandbox": submission.sandbox,
        "notes": list(submission.notes),
        "answers": {cell.name: answer._asdict() for cell, answer in submission.answers.items()},
    }
