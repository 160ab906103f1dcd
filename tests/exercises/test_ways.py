"""Right functions get every point in any style; wrong ones lose those of their own mistake."""

import pytest
from right_ways import RIGHT_WAYS
from wrong_ways import WRONG_WAYS

from backprop import check
from backprop.exercises import EXERCISES
from checks import CheckFailed


def params(ways):
    return [
        pytest.param(exercise, way, id=f"{exercise}: {how}")
        for exercise in ways
        for how, way in ways[exercise].items()
    ]


def failing_groups(name, function):
    """The groups whose graded cell would fail, as a student's notebook calls them."""
    failing = set()
    for group in EXERCISES[name].groups:
        try:
            check(name, function, group)
        except CheckFailed:
            failing.add(group)
    return failing


def test_every_way_belongs_to_an_exercise(record_property):
    assert {*RIGHT_WAYS, *WRONG_WAYS} <= {*EXERCISES}
    for name in EXERCISES:
        ways = f"{len(RIGHT_WAYS.get(name, ()))} right, {len(WRONG_WAYS.get(name, ()))} wrong"
        record_property(f"ways of {name}", ways)


@pytest.mark.parametrize(("name", "function"), params(RIGHT_WAYS))
def test_a_right_way_gets_every_point(name, function, capsys):
    assert failing_groups(name, function) == set()
    check(name, function)
    assert "But: " not in capsys.readouterr().out  # no output is excused as following from another


@pytest.mark.usefixtures("undiagnosed")
@pytest.mark.parametrize(("name", "wrong"), params(WRONG_WAYS))
def test_a_wrong_way_loses_the_points_of_its_mistake_and_no_others(name, wrong):
    failing = failing_groups(name, wrong.function)
    assert failing == wrong.fails
    groups = EXERCISES[name].groups
    lost = EXERCISES[name].points - sum(groups[kept].points for kept in set(groups) - failing)
    assert 0 < lost == sum(groups[group].points for group in wrong.fails)


@pytest.mark.parametrize(("name", "wrong"), params(WRONG_WAYS))
def test_a_wrong_way_is_told_so_in_a_few_lines_without_our_code(name, wrong):
    with pytest.raises(CheckFailed) as failure:
        check(name, wrong.function)
    said = str(failure.value)
    assert len(said.splitlines()) <= 10
    assert "Traceback" not in said
    assert "checking" not in said


@pytest.mark.parametrize("mistake", ["f' forgotten", "f' of A", "1/n forgotten"])
def test_gradients_that_follow_from_a_wrong_delta_are_told_to(mistake, capsys):
    check("output_layer", WRONG_WAYS["output_layer"][mistake].function, "gradients")
    said = capsys.readouterr().out
    assert "only fit your own delta" in said
    assert "agree" not in said  # no witness backs what is only consistent


@pytest.mark.parametrize(
    "name", [name for name in WRONG_WAYS if "one entry is NaN" in WRONG_WAYS[name]]
)
def test_nan_is_called_nan(name):
    with pytest.raises(CheckFailed, match=r"is nan: a number was expected"):
        check(name, WRONG_WAYS[name]["one entry is NaN"].function)
