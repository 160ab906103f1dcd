"""Run as root: students, each as their own system user, hand in at almost the same time.

    python forty_students.py RELEASED_NOTEBOOK STUDENT...

nbgrader is imported once; what each student then does is what the Submit button does.
"""

import json
import os
import pwd
import sys
import time
from pathlib import Path

from nbgrader.server_extensions.assignment_list.handlers import AssignmentList

LESSON = "01_loss"
APART = 0.15  # seconds


def main(released, students):
    notebook = json.loads(Path(released).read_text())
    begun = [start(student, i, notebook) for i, student in enumerate(students)]
    sys.exit(any(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in begun))


def start(student, i, notebook):
    if pid := os.fork():
        return pid
    person = pwd.getpwnam(student)
    os.setgroups([])
    os.setgid(person.pw_gid)
    os.setuid(person.pw_uid)
    os.environ["HOME"] = person.pw_dir
    os.chdir(person.pw_dir)
    time.sleep(i * APART)
    os._exit(hand_in(student, notebook))


def hand_in(student, notebook):
    folder = Path(LESSON)
    folder.mkdir()
    notebook["metadata"]["mark"] = student
    (folder / f"{LESSON}.ipynb").write_text(json.dumps(notebook))
    list_ = AssignmentList()
    list_.root_dir = str(Path.cwd())
    done = list_.submit_assignment("backprop", LESSON)
    return 0 if done["success"] else print(done["value"], file=sys.stderr) or 1


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
