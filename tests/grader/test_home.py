"""Grading works whatever the instructor's home directory is like."""

import pytest
from classroom import solved


@pytest.mark.parametrize(
    "home",
    [
        pytest.param("new", marks=pytest.mark.thorough),  # JupyterLab has never been started
        "students/faculty of physics/2026/department of theoretical physics/maximilian.mustermann",
    ],
    ids=["new", "long"],
)
def test_grading_works_in_any_home_directory(make_class, tmp_path, home):
    course = make_class()
    course.hand_in("ada", solved())
    (tmp_path / home).mkdir(parents=True)
    verdict = course.autograde(HOME=str(tmp_path / home))["ada"]
    assert (verdict["status"], verdict["score"], verdict["notes"]) == ("graded", 20, [])
