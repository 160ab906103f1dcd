"""A gradebook on a PostgreSQL server: the same grades as in a file."""

import csv
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest
from classroom import LESSON, answered, solved

PROGRAMS = sorted(
    Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name)
)


@pytest.fixture(scope="module")
def server():
    """The address of a database on loopback; PostgreSQL refuses to run as root."""
    if not PROGRAMS:
        message = "No PostgreSQL here, so no gradebook was on one: `apt-get install postgresql`."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    if as_user:
        shutil.chown(folder, "postgres")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    def run(program, *words):
        command = [*as_user, PROGRAMS[-1] / program, "-D", folder / "data", *words]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    run("initdb", "-A", "trust", "-U", "grader", "-N")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -F"
    run("pg_ctl", "-w", "-l", folder / "log", "-o", options, "start")
    yield f"postgresql+psycopg://grader@127.0.0.1:{port}/postgres"
    run("pg_ctl", "-m", "immediate", "stop")
    shutil.rmtree(folder)


@pytest.mark.thorough
def test_the_exports_are_identical(make_class, server):
    exports = []
    for more in ("", f"c.CourseDirectory.db_url = '{server}'\n"):
        course = make_class(more)
        (course.root / "gradebook.db").unlink()
        course.hand_in("ada", solved())
        course.hand_in("Ben, Jr", answered({"try_numerical": "import os\nos._exit(0)"}))
        course.hand_in("late", solved())
        (course.folder("late") / "timestamp.txt").write_text("2026-11-24 10:00:00 UTC")
        course.hand_in("unreadable", b"{")
        for words in ((), ("--force",)):  # into rows that are new, and that are there
            done = course.run("grader", "autograde", LESSON, *words)
            assert done.returncode == 0, done.stderr
        assert course.run("nbgrader", "export").returncode == 0
        assert (course.root / "gradebook.db").exists() is not bool(more)
        with (course.root / "grades.csv").open(newline="") as file:
            exports.append(list(csv.DictReader(file)))
    assert sum(float(row["score"]) for row in exports[0]) == 20 + 11 + 20
    assert exports[0] == exports[1]
