"""A record of each grading: what was graded, with what, and why it got its points."""

import importlib.metadata
import json
import sys

from grader.judge.secret import folder
from grader.whole_file import write_json

RECORDED = ("backprop-course", "nbgrader", "numpy", "ipykernel")


def path(db_url, assignment, student, notebook):
    """``verdicts/<assignment>/<student>/<notebook>.audit.json`` beside the gradebook."""
    return folder(db_url) / "verdicts" / assignment / student / f"{notebook}.audit.json"


def write(about, digest, execution, verdicts):
    """Over the record of an earlier grading."""
    record = {
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
    place = path(*(about[key] for key in ("db_url", "assignment", "student", "notebook")))
    write_json(place, record)


def read(db_url, assignment, student, notebook):
    """The record of the newest grading."""
    return json.loads(path(db_url, assignment, student, notebook).read_text())
