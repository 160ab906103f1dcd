"""Run as root: students, each as a system user, hand in at almost the same time.

    python forty_students.py RELEASED_NOTEBOOK STUDENT...

nbgrader is imported once. Each student then does what the Submit button does.
"""

import json
import os
import pwd
import sys
import time
from pathlib import Path

from nbgrader.server_extensions.assignment_list.handlers import AssignmentList

LESSON = "01_loss"
INTERVAL = 0.15  # seconds


def main(released, students):
    notebook = json.loads(Path(released).read_text())
    pids = [start(student, i, notebook) for i, student in enumerate(students)]
    sys.exit(any(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids))


def start(student, i, notebook):
    if pid := os.fork():
        return pid
    user = pwd.getpwnam(student)
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    os.environ["HOME"] = user.pw_dir
    os.chdir(user.pw_dir)
    time.sleep(i * INTERVAL)
    os._exit(hand_in(student, notebook))


def hand_in(student, notebook):
    folder = Path(LESSON)
    folder.mkdir()
    notebook["metadata"]["mark"] = student
    (folder / f"{LESSON}.ipynb").write_text(json.dumps(notebook))
    assignments = AssignmentList()
    assignments.root_dir = str(Path.cwd())
    result = assignments.submit_assignment("backprop", LESSON)
    return 0 if result["success"] else print(result["value"], file=sys.stderr) or 1


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
