"""Who imports whom: the order of the packages, no circle, and chains short enough to follow."""

import ast
from functools import cache
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parent.parent
ORDER = ("checks", "backprop", "grader", "nbgrader_config")  # each may import those before it
LONGEST_CHAIN = 7  # files, packages' __init__ not counted


def module_name(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


PATHS = [path for package in ORDER for path in (ROOT / package).rglob("*.py")]
MODULES = {module_name(path): path for path in [*PATHS, ROOT / "nbgrader_config.py"]}


@cache
def imports(module):
    """The modules of this project that a module imports, in functions too."""
    names = set()
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} has a relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {known(name) for name in names} - {module, ""}


def known(name):
    """The module that this name is, or is in."""
    while name and name not in MODULES:
        name = name.rpartition(".")[0]
    return name


def is_package(module):
    return MODULES[module].name == "__init__.py"


def chains(module, above=()):
    """Every chain of imports that begins with the module."""
    assert module not in above, f"a circle: {' -> '.join([*above, module])}"
    chain = (*above, module)
    following = [name for name in imports(module) if not is_package(name)]
    if not following:
        yield chain
    for name in following:
        yield from chains(name, chain)


def test_no_package_imports_one_that_stands_above_it():
    climbing = [
        f"{module} imports {name}"
        for module in MODULES
        for name in imports(module)
        if ORDER.index(name.split(".")[0]) > ORDER.index(module.split(".")[0])
    ]
    assert climbing == []


def test_the_grader_imports_no_course():
    assert [m for m in MODULES if m.startswith("grader") and "backprop" in str(imports(m))] == []


def test_there_is_no_circle_and_no_chain_that_is_too_long_to_follow():
    longest = max((chain for module in MODULES for chain in chains(module)), key=len)
    assert len(longest) <= LONGEST_CHAIN, " -> ".join(longest)


def test_the_widgets_three_halves_do_not_import_one_another():
    halves = {"stepper", "pictures", "quizzes"}
    widgets = [name for name in MODULES if name.startswith("backprop.widgets.")]
    crossing = [
        (module, name)
        for module in widgets
        for name in imports(module)
        for here, there in pairwise([module.split(".")[2], (name.split(".") + [""] * 3)[2]])
        if here in halves and there in halves - {here}
    ]
    assert crossing == []
