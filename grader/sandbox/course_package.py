"""The copy of ``backprop`` that a lesson's kernel gets: without what the lesson asks for.

Neither the expected values nor the exercises are in it. Modules of the graded lesson and of later
ones keep their names and signatures, so that everything imports, but their functions only say that
they are not there.
"""

import ast
from functools import cache
from pathlib import Path

import backprop
import checks
from backprop import figures, widgets
from backprop.lessons import not_there, withheld

PACKAGES = (Path(backprop.__file__).parent, Path(checks.__file__).parent)
PACKAGE = PACKAGES[0]
NEVER_THERE = (
    "exercises/",
    "misconceptions/",
    "figures/",
    "widgets/",
    "phases.py",
    "witness.py",
    "comparing.py",
    "diagnosing.py",
    "evidence.py",
    "wording.py",
    "judging.py",
    "slips.py",
)
# As exact as a formula: they would answer for one. The plain difference is not.
TOO_EXACT = ("complex_step", "numerical_gradient")


def stage(assignment, folder):
    """Write the package for this lesson's kernel into the folder."""
    for name, text in modules(assignment).items():
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(text)
    for shown in (figures, widgets):
        write_stand_ins(shown, folder / "backprop" / shown.__name__.rpartition(".")[2])


@cache
def modules(assignment):
    """The text of each module, by its path in the package."""
    hidden_modules = withheld(assignment)
    texts = {}
    for package in PACKAGES:
        for path in sorted(package.rglob("*.py")):
            name = path.relative_to(package)
            if any(name.as_posix().startswith(hidden) for hidden in NEVER_THERE):
                continue
            text = path.read_text()
            if name.stem in hidden_modules and len(name.parts) == 1:
                text = without_bodies(text)
            elif name.stem == "numerical_gradient":
                text = without_bodies(text, TOO_EXACT)
            texts[package.name / name] = text
    return texts


def write_stand_ins(package, folder):
    """Pictures and widgets that do nothing: nobody looks at them here, and they cost a second."""
    functions = (f"def {name}(*given, **options):\n    pass\n" for name in package.__all__)
    folder.mkdir()
    (folder / "__init__.py").write_text("\n\n".join(functions))


def without_bodies(text, names=None):
    """The module with these functions (or all) saying only that they are not there."""
    module = ast.parse(text)
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and (names is None or node.name in names):
            node.body = ast.parse(f"raise RuntimeError({not_there(node.name)!r})").body
    return ast.unparse(module)
