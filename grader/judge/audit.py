"""The audit record of a notebook: what was graded, by which versions, and why it got its points."""

import importlib.metadata
import json
import sys

from grader.judge.secret import folder
from grader.submissions.atomic_files import write_json

RECORDED = ("backprop-course", "nbgrader", "numpy", "ipykernel")


def record(about, digest, execution, verdicts):
    """The record, as JSON."""
    return {
        "student": about["student"],
        "assignment": about["assignment"],
        "notebook": about["notebook"],
        "graded": digest,
        "python": ".".join(map(str, sys.version_info[:3])),
        **{name: importlib.metadata.version(name) for name in RECORDED},
        **execution._asdict(),
        "cells": {
            name: {
                "passed": verdict.passed,
                "reason": verdict.headline,
                "misconception": verdict.misconception,
            }
            for name, verdict in verdicts.items()
        },
    }


def path(db_url, assignment, student, notebook):
    """``verdicts/<assignment>/<student>/<notebook>.audit.json``, beside the gradebook."""
    return folder(db_url) / "verdicts" / assignment / student / f"{notebook}.audit.json"


def write(db_url, record):
    """Write the record over that of an earlier grading."""
    about = (record[key] for key in ("assignment", "student", "notebook"))
    write_json(path(db_url, *about), record)


def read(db_url, assignment, student, notebook):
    """The record of the latest grading."""
    return json.loads(path(db_url, assignment, student, notebook).read_text(encoding="utf-8"))
