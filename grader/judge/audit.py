"""A record of each grading: what was graded, with what, and why it got its points."""

import importlib.metadata
import sys

from grader.judge.secret import folder
from grader.whole_file import write_json

RECORDED = ("backprop-course", "nbgrader", "numpy", "ipykernel")


def record(about, digest, execution, verdicts):
    """What is kept about one notebook, as JSON."""
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


def write(db_url, record):
    """Over the record of an earlier grading: ``verdicts/…/<notebook>.audit.json``."""
    name = f"{record['notebook']}.audit.json"
    place = folder(db_url) / "verdicts" / record["assignment"] / record["student"] / name
    write_json(place, record)
