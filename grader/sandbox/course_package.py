"""The copy of a course's package that stands beside a student's code while it is graded.

The copy holds what the lesson imports and what these modules import in their turn; nothing else is
there. Modules with a reference of this lesson or a later one keep their names and signatures, so
that everything imports, but their functions only say that they are not there.
"""

import ast
import importlib.util
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from checks.course import Course, not_there

ENGINE = "checks"
NEEDED = ("checks.reporting",)  # what `check` does while a notebook is graded


def package_for(
    course: Course, asked: Iterable[str], sources: Iterable[str]
) -> tuple[tuple[str, str], ...]:
    """(path, text) of each module for a lesson that asks these exercises, by its cells' sources."""
    imports = frozenset(name for source in sources for name in imported(source, course.package))
    return _package(course, course.first_lesson(asked), imports) if imports else ()


def imported(source: str, package: str) -> set[str]:
    """The modules of a package that a cell imports; in IPython's magics nothing is looked for."""
    lines = (line if line.lstrip()[:1] not in ("%", "!") else "" for line in source.splitlines())
    try:
        module = ast.parse("\n".join(lines))
    except (SyntaxError, ValueError):
        return set()
    return {name for name in _imports(ast.walk(module)) if _is_in(name, package)}


@cache
def _package(course, lesson, imports):
    needed = {*imports, *NEEDED, course.value_types.address.partition(":")[0]}
    needed |= {exercise.use.__module__ for exercise in course.exercises.values() if exercise.use}
    withheld = course.solutions(lesson)
    absent = [name for name in course.never_while_graded if ":" not in name]
    files, waiting = {}, sorted(filter(None, needed))
    while waiting:
        name = waiting.pop()
        path = _file(name, (course.package, ENGINE))
        left_out = any(_is_in(name, other) for other in (*absent, *course.stand_ins))
        if path is None or path.as_posix() in files or left_out:
            continue
        text = _source(name)
        imports_of = _imports(_when_imported(ast.parse(text)))
        waiting += [*imports_of, *_parents(name)]
        hidden = _hidden_functions(course, name)
        if name in withheld or hidden:
            text = without_bodies(text, course.package, None if name in withheld else hidden)
        files[path.as_posix()] = text
    for name in course.stand_ins:
        files[f"{name.replace('.', '/')}/__init__.py"] = stand_in(name)
    return tuple(sorted(files.items()))


def _hidden_functions(course, module):
    hidden = (name.partition(":") for name in course.never_while_graded)
    return {function for of_module, _, function in hidden if function and of_module == module}


def _is_in(name, package):
    return bool(package) and (name == package or name.startswith(f"{package}."))


def _parents(name):
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts))]


def _file(name, packages):
    """Where the module's copy stands, or None for a module of another package or none at all."""
    if not any(_is_in(name, package) for package in packages):
        return None
    try:
        spec = importlib.util.find_spec(name)
    except ModuleNotFoundError:
        return None
    if spec is None or not spec.origin or not spec.origin.endswith(".py"):
        return None
    path = Path(*name.split("."))
    return path / "__init__.py" if spec.submodule_search_locations else path.with_suffix(".py")


def _source(name):
    return Path(importlib.util.find_spec(name).origin).read_text(encoding="utf-8")


def _when_imported(node):
    """The nodes that run when the module is imported: none in a function."""
    for child in ast.iter_child_nodes(node):
        yield child
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _when_imported(child)


def _imports(nodes):
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def stand_in(package):
    """Pictures and widgets that do nothing: nobody looks at them here, and they cost a second."""
    names = importlib.import_module(package).__all__
    return "\n\n".join(f"def {name}(*given, **options):\n    pass\n" for name in names)


def without_bodies(text, package, names=None):
    """The module with these functions (or with all) saying only that they are not there."""
    module = ast.parse(text)
    return ast.unparse(ast.fix_missing_locations(_WithoutBodies(package, names).visit(module)))


class _WithoutBodies(ast.NodeTransformer):
    def __init__(self, package, names):
        self.package, self.names = package, names

    def visit_FunctionDef(self, node):
        if self.names is None or node.name in self.names:
            node.body = ast.parse(
                f"raise RuntimeError({not_there(node.name, self.package)!r})"
            ).body
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        if self.names is None:
            sentence = not_there("a function", self.package)
            raising = ast.parse(f"(_ for _ in ()).throw(RuntimeError({sentence!r}))", mode="eval")
            node.body = raising.body
        return node
