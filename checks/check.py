"""``check("name", answer)``: the one function of a course that students call."""

import difflib
import os
import sys
from collections.abc import Callable
from dataclasses import replace

from checks.calling import NOT_THE_STUDENTS, call_cases, wrong_signature
from checks.verdict import CheckFailed, Verdict

INPUTS = "CHECKS_INPUTS"  # the environment variable that names the file of inputs while grading


def check_for(address: str) -> Callable:
    """The ``check`` of the course at this address, such as ``"backprop.course:COURSE"``.

    The course is imported at the first call; while grading, where only inputs are known, never.
    """
    package = sys.modules.get(address.partition(".")[0])
    if package is not None:  # it is being imported: errors in its own lines are not the student's
        NOT_THE_STUDENTS.add(os.path.dirname(os.path.abspath(package.__file__)) + os.sep)

    def check(name, answer, group=None):
        """Check an answer, a function or a value, and say what is right or what to look at.

        Raises :class:`~checks.verdict.CheckFailed`, an AssertionError, for a wrong answer: that is
        what nbgrader's Validate button looks for. While grading, nothing is judged here: the answer
        is reported to the grader.
        """
        if INPUTS in os.environ:
            from checks.reporting import report

            return report(os.environ[INPUTS], name, answer, group)
        from checks.course import load

        tell(hold_back_second_hint((name, group), verdict(load(address), name, answer, group)))

    return check


def verdict(course, name, answer, group=None) -> Verdict:
    """The verdict on an answer in the student's own session."""
    from checks import diagnosing, judging, wording

    if not isinstance(name, str):
        example = next(iter(course.asked))
        return Verdict(
            False,
            "check(…)",
            f'Its first argument is a name in quotes: check("{example}", {example}).',
        )
    if name not in course.asked:
        close = difflib.get_close_matches(name, course.asked, n=1)
        suggestion = f' Did you mean "{close[0]}"?' if close else ""
        sentence = f"There is no exercise of that name.{suggestion}"
        return Verdict(False, f'check("{name}", …)', sentence)
    asked = course.asked[name]
    if group is not None and group not in list(asked.groups):
        groups = ", ".join(f'"{known}"' for known in asked.groups)
        return Verdict(False, name, f'It has no group "{group}", only {groups}.')
    if name in course.questions:
        return wording.about_answer(asked, answer, group)
    if not callable(answer):
        return wording.not_a_function(asked, type(answer).__name__, group)
    cases = asked.cases(group)
    if asked.use is None and (parameters := wrong_signature(answer, len(cases[0].inputs))):
        return wording.other_parameters(asked, parameters, group)
    with course.without_solutions(asked.lesson):
        calls = call_cases(asked.function(answer), [case.inputs for case in cases])
    results = judging.judge(asked, cases, calls, group)
    mistake = diagnosing.diagnose(course.misconceptions, asked, results, group)
    return wording.about_calls(course, asked, results, mistake, group)


def tell(verdict):
    """Show the verdict; a failed one is raised as well."""
    in_notebook = "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None
    if in_notebook:
        from IPython.display import display

        display(verdict)
    if not verdict.passed:
        raise CheckFailed(verdict)
    if not in_notebook:
        print(verdict)


_mistakes_hinted_at = {}  # by (name, group) of a check: the mistake that the last hint was about


def hold_back_second_hint(check_made, verdict):
    """The verdict without its second hint, unless the same mistake is made twice in a row."""
    if verdict.passed:
        _mistakes_hinted_at.pop(check_made, None)
    elif verdict.misconception and _mistakes_hinted_at.get(check_made) != verdict.misconception:
        _mistakes_hinted_at[check_made] = verdict.misconception
        return replace(verdict, pointer="")
    return verdict
