"""How each learning management system (LMS) names what students hand in: one file for each.

A new LMS is one more file with a subclass of :class:`~grader.collect.names.system.System`, and an
entry in ``SYSTEMS``.
"""

from grader.collect.names.canvas import Canvas
from grader.collect.names.moodle import Moodle

# Moodle first: its pattern is about the first folder, and students choose the names in that folder.
SYSTEMS = (Moodle, Canvas)
