"""The ``grader`` command: what instructors run besides nbgrader's own commands."""

import argparse
import sys
from pathlib import Path

from grader.configuration import CommandError, course_root

REPORTS = {
    "html": "it as one page that needs no other file",
    "csv": "every answer, a line each",
    "json": "everything, for programs",
}


def main(words=None):
    arguments = parser().parse_args(words)
    try:
        return arguments.run(arguments)
    except CommandError as problem:
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

    collect = commands.add_parser("collect-zip", help="an LMS's archives to submitted/")
    collect.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a zip, or a folder")
    collect.add_argument(
        "--roster", type=Path, metavar="FILE", help="the class: a CSV file that your LMS exports"
    )
    collect.add_argument("--assignment", metavar="NAME", help="which one it is, if that is known")
    collect.add_argument("--dry-run", action="store_true", help="only say what would be done")
    collect.add_argument("--json", action="store_true", help="print JSON, and nothing else")
    collect.set_defaults(run=run_collect)

    autograde = commands.add_parser("autograde", help="grade what is in submitted/")
    autograde.add_argument("assignments", nargs="+", metavar="ASSIGNMENT")
    autograde.add_argument("--student", metavar="ID", help="only this student's submissions")
    autograde.add_argument("--force", action="store_true", help="grade again what has not changed")
    autograde.add_argument(
        "--jobs", type=positive, metavar="N", help="so many at a time; default: one a core"
    )
    autograde.add_argument(
        "--scheduler", metavar="ADDRESS", help="by the workers of this Dask scheduler"
    )
    autograde.add_argument("--json", action="store_true", help="print JSON, and nothing else")
    autograde.add_argument(
        "--unsafe-no-sandbox",
        action="store_true",
        help="run students' code with your own rights; it is recorded with the grades",
    )
    autograde.set_defaults(run=run_autograde)

    report = commands.add_parser("report", help="the class: scores, hardest exercises, mistakes")
    report.add_argument("assignments", nargs="*", metavar="ASSIGNMENT")
    for kind, what in REPORTS.items():
        report.add_argument(f"--{kind}", metavar="FILE", type=Path, help=f"write {what}")
    report.set_defaults(run=run_report)

    site = commands.add_parser("site", help="the lessons as web pages that need no Python")
    site.add_argument("folder", nargs="?", type=Path, default="site", help="default: site")
    site.add_argument("--address", default="", help="where the folder will be on the web")
    site.set_defaults(run=run_site)

    doctor = commands.add_parser("doctor", help="what this machine has and lacks")
    doctor.set_defaults(run=run_doctor)

    demo = commands.add_parser("demo", help="grade a made-up class of 24 in demo-class/")
    demo.set_defaults(run=run_demo)
    return top


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


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


def run_collect(arguments):
    from grader.collect import collect
    from grader.collect.outcomes import show
    from grader.terminal import as_json

    outcomes, notes = collect(
        course_root(), arguments.files, arguments.roster, arguments.assignment, arguments.dry_run
    )
    if arguments.json:
        print(as_json(outcomes))
    else:
        show(outcomes, notes, arguments.dry_run)
    return 0 if outcomes and all(outcome.is_settled for outcome in outcomes) else 1


def run_autograde(arguments):
    from grader.grading.autograde import autograde
    from grader.grading.terminal import progress_bar, show
    from grader.terminal import as_json

    root = course_root()
    with progress_bar(silent=arguments.json) as progress:
        verdicts = autograde(
            root,
            arguments.assignments,
            arguments.student,
            arguments.force,
            sandbox=not arguments.unsafe_no_sandbox,
            jobs=arguments.jobs,
            scheduler=arguments.scheduler,
            progress=progress,
        )
    if arguments.json:
        print(as_json(verdicts))
    else:
        show(verdicts)
    return 0 if all(one.status.is_verdict for one in verdicts) else 1


def run_report(arguments):
    from grader.report import report, write
    from grader.report.terminal import show

    summary = report(course_root(), arguments.assignments)
    if not summary.records.submissions:
        print(
            "Nothing has been handed in yet, so there is nothing to report. What students hand in "
            "belongs into submitted/<student>/<assignment>/."
        )
        return 1
    show(summary)
    files = {kind: path for kind in REPORTS if (path := getattr(arguments, kind))}
    for kind, path in files.items():
        write(kind, path, summary)
        print(f"Written: {path}")
    if not files:
        print("As a page with pictures: grader report --html report.html")
    return 0


def run_site(arguments):
    try:
        from grader.site import make_site
    except ModuleNotFoundError as missing:
        raise CommandError(f"The pages need {missing.name}: pip install {missing.name}") from None

    for path in make_site(course_root(), arguments.folder, arguments.address):
        print(f"{path} ({path.stat().st_size / 1e6:.1f} MB)")
    return 0


def run_doctor(arguments):
    from grader.doctor import examine, show

    findings = examine()
    show(findings)
    return 1 if any(each.is_needed and not each.is_there for each in findings) else 0


def run_demo(arguments):
    from grader.demo import run

    return run(course_root())


if __name__ == "__main__":
    sys.exit(main())
