"""The test a second time, behind an answer that has been looked up meanwhile."""

from classroom import answered, code, find
from hostile import ALL, Attack


def twice(notebook, folder, canaries):
    answered({"what_it_updates": 'what_it_updates = "inputs"'}, notebook)
    again = dict(find(notebook, "test_what_it_updates"), id="again")
    notebook["cells"] += [code('what_it_updates = "weights"', "better"), again]
    return notebook


ATTACK = Attack(points=ALL - 2, make=twice, notes="the first one counts")
