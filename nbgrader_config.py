"""nbgrader's own configuration: what differs from its defaults, and why."""

import os
from pathlib import Path

from grader.preprocessors import AUTOGRADE, SANITIZE
from grader.preprocessors.refuse_links import only_files

HERE = Path(__file__).parent
c = get_config()  # noqa: F821 (nbgrader puts it here)

c.CourseDirectory.course_id = "backprop"
# What `check` asks for: exercises, points, mistakes.
c.Grader.course = "backprop.course:COURSE"
# Formgrader takes the folder that the server was started in, one level up it finds nothing.
c.CourseDirectory.root = str(HERE)
# Both generated folders are nbgrader's own outputs, under names that a student understands.
c.CourseDirectory.release_directory = "lessons"
c.CourseDirectory.solution_directory = "solutions"

# Never the default: as root that creates a folder for the whole machine, writable for all.
c.Exchange.root = os.environ.get("BACKPROP_EXCHANGE", str(HERE / "exchange"))

# Anybody may put anything into the exchange, in anybody's name.
c.ExchangeFactory.collect = "grader.collect.exchange.SafeCollect"

# Names with commas and formulas in them do no harm in a spreadsheet.
c.ExportApp.plugin_class = "grader.gradebook.exporters.SafeCsv"

# An untouched lesson runs through without a raw error: `check` says what is missing.
c.ClearSolutions.code_stub = {"python": "# YOUR TURN"}
# The default list executes the notebook, so that no two builds are the same.
c.GenerateSolution.preprocessors = [
    "nbgrader.preprocessors.LockCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.ClearHiddenTests",
]

# A link or a pipe is not a notebook.
c.Autograde.pre_convert_hook = only_files
# Copied, deleted, retyped and renamed cells are put right before anything runs.
c.Autograde.sanitize_preprocessors = SANITIZE
# In a sandbox (its limits: grader/sandbox/limits.py); judged outside it.
c.Autograde.autograde_preprocessors = AUTOGRADE
# A lesson's slowest cell takes a second.
c.Execute.timeout = 30
