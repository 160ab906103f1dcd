"""A lesson that was written on Colab or JupyterLite is graded like any other."""

import json

from classroom import LESSON, ROOT, solved

from backprop.course import COURSE
from grader.site.installing_copies import write_copies


def test_the_cells_that_install_the_package_do_no_harm(make_class, tmp_path):
    (path,) = write_copies(ROOT, tmp_path, [LESSON], COURSE, "")
    notebook = json.loads(path.read_text())
    notebook["metadata"] = {"kernelspec": {"name": "python", "display_name": "Python (Pyodide)"}}
    notebook["cells"][2:] = solved()["cells"]
    course = make_class()
    course.hand_in("ada", notebook)
    verdict = course.autograde()["ada"]
    assert (verdict["status"], verdict["score"], verdict["notes"]) == ("graded", 20, [])
