"""The ``grader`` command: what instructors run besides nbgrader's own commands."""

import argparse
import sys

from grader.configuration import NotACourse, course_root


def main(words=None):
    arguments = parser().parse_args(words)
    try:
        return arguments.run(arguments)
    except NotACourse as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped. What was finished is saved; run the same command to go on.")
        return 130


def parser():
    top = argparse.ArgumentParser(prog="grader", description=__doc__)
    commands = top.add_subparsers(required=True, metavar="command")
    build = commands.add_parser("build", help="source/ to lessons/ and solutions/")
    build.add_argument("--check", action="store_true", help="only say what is stale; exit 1 if so")
    build.set_defaults(run=run_build)
    return top


def run_build(arguments):
    from grader.build import build, check

    root = course_root()
    if not arguments.check:
        for path in build(root):
            print("written" if (root / path).exists() else "removed", path)
        return 0
    changes = check(root)
    for path in changes:
        print(f"stale: {path}")
    if changes:
        print("Edit source/ only, then run: grader build")
    return 1 if changes else 0


if __name__ == "__main__":
    sys.exit(main())
