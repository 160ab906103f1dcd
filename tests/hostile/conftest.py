"""The hostile class, graded once for all tests of this folder."""

import pytest
from hostile_class import HostileClasses


@pytest.fixture(scope="session")
def hostile(request, tmp_path_factory):
    """Plain nbgrader grades the attacks whose tests of it were chosen to run."""
    chosen = [
        item.callspec.params["student"]
        for item in request.session.items
        if item.name.startswith("test_plain_nbgrader_gives_an_attack_the_same_points")
    ]
    classes = HostileClasses(tmp_path_factory.mktemp, chosen)
    classes.grade()
    yield classes
    classes.canaries.close()
