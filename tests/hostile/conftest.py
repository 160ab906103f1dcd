"""The hostile class, graded once for all tests of this folder."""

import pytest
from hostile import attacks
from hostile_class import HostileClasses


@pytest.fixture(scope="session")
def hostile(request, tmp_path_factory):
    """The attacks that are graded are those whose tests were chosen to run, or all if none were."""

    def chosen(test):
        items = [item for item in request.session.items if item.name.startswith(f"{test}[")]
        return [item.callspec.params["student"] for item in items]

    ours = chosen("test_an_attack_gets_its_verdict_its_points_and_a_line_that_says_why")
    plain = chosen("test_plain_nbgrader_gives_an_attack_the_same_points")
    classes = HostileClasses(tmp_path_factory.mktemp, ours or list(attacks()), plain)
    classes.grade()
    yield classes
    classes.canaries.close()
