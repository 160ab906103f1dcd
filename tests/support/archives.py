"""Archives as Canvas and Moodle write them, and rosters as they export them, made by the tests."""

import io
import json
import zipfile
from datetime import datetime

from classroom import as_bytes, read

MADE = datetime(2026, 11, 20, 12)  # when a system writes an archive
ROSTER = """\
Student,ID,SIS Login ID,Section,Loss (4711)
    Points Possible,,,,20
"Lovelace, Ada",101,ada,1,
"Boole, Ben",102,ben,1,
"Curie, Carla",103,carla,1,
"Müller-Lüdenscheidt, José",104,jose,1,
"Neumann, Nora",105,,1,
"""
WORKSHEET = """\
Identifier,Full name,Email address,Status,Grade,Last modified (submission)
Participant 9001,Ada Lovelace,ada@example.org,Submitted,,"Wednesday, 18 November 2026, 2:14 PM"
Participant 9002,Ben Boole,ben@example.org,Submitted,,"Thursday, 19 November 2026, 8:00 AM"
Participant 9003,Sam Smith,sam1@example.org,Submitted,,-
Participant 9004,Sam Smith,sam2@example.org,Submitted,,-
Participant 9005,Zoë O'Neill,zoe@example.org,Submitted,,-
"""


def notebook(mark="", lesson="01_loss"):
    """A notebook of the course; with another ``mark``, another attempt at it."""
    data = read(lesson, "lessons")
    data["cells"][0]["source"] = mark
    return as_bytes(data)


def foreign():
    """A notebook of another course that also uses nbgrader."""
    cell = {"cell_type": "code", "source": "1", "outputs": [], "execution_count": None}
    cells = [cell | {"metadata": {"nbgrader": {"grade_id": f"q{n}"}}} for n in range(3)]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}).encode()


def info(name, time=MADE, mode=0o100644):
    """An entry's description, which may be changed."""
    entry = zipfile.ZipInfo(name, time.timetuple()[:6])
    entry.external_attr, entry.compress_type = mode << 16, zipfile.ZIP_DEFLATED
    return entry


def archive(path, files, time=MADE):
    """A zip archive of {name or ZipInfo: content}."""
    with zipfile.ZipFile(path, "w") as file:
        for name, content in files.items():
            file.writestr(name if isinstance(name, zipfile.ZipInfo) else info(name, time), content)
    return path


def packed(files):
    """The same as bytes."""
    memory = io.BytesIO()
    archive(memory, files)
    return memory.getvalue()
