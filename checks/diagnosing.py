"""Which mistake a wrong answer looks like, if the mistake is known.

A mistake is named only when at least two random cases agree with it and no case contradicts it.
What is compared is the first quantity that goes wrong, in the order of computing. The others only
follow from it, or will be seen when it is mended.
"""

import warnings
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from checks import slips
from checks.comparing import as_numbers
from checks.evidence import CASES, Evidence, mismatch
from checks.judging import agree, judge_against
from checks.misconception import Section
from checks.slips import Words

IN_PLACE = Words(
    "input changed in place",
    "What a function is given is its own.",
    "Who else still needs the array that you were given?",
    "Look for `-=`, `*=`, `[...] =` and `out=` on a parameter, and work on a copy.",
)
SHAPES = Words(
    "shapes that do not fit",
    "A product of two arrays works out whatever their shapes are.",
    "Write the shape under each array of that line: which two numbers have to be equal?",
)
ZEROS = Words(
    "nothing but zeros",
    "An array of zeros fills itself.",
    "All of it is 0. Is something subtracted from itself, or never filled in?",
    "Look at the names in each difference, and at what is assigned inside a loop.",
)
OTHER_ORDER = Words(
    "results in another order",
    "The order of what is returned does not matter.",
    "All parts are there and right, but not in their places. Which comes first?",
    "Compare your return, and the order of your lists, with what the exercise asks for.",
)


@dataclass(frozen=True)
class Diagnosis:
    """The name of the mistake, and what helps: a question first, then where to look.

    ``first`` is the quantity that goes wrong first, ``follows`` are outputs that only follow.
    """

    name: str
    belief: str
    nudge: str
    pointer: str
    section: Section | None = None
    convention: bool = False
    first: str = ""
    follows: tuple = ()


def diagnose(tables, exercise, results, group=None) -> Diagnosis | None:
    """The mistake that the results of a check show, or None if it is not known.

    ``tables`` are a course's misconceptions, the surest table first.
    """
    failed = [result for result in results if not result.passed]
    if len(failed) < CASES:
        return None
    passed = [result for result in results if result.passed]
    evidence = Evidence(exercise, failed, passed, group)
    known_mistakes = [partial(known_mistake, table.get(exercise.name, ())) for table in tables]
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        for explanation in (
            changed_in_place,
            all_zero,
            right_but_arranged_differently,
            *known_mistakes[:1],
            same_slip_everywhere,
            related,
            *known_mistakes[1:],
            results_in_another_order,
            shapes,
        ):
            if diagnosis := explanation(evidence):
                return diagnosis
    return None


def changed_in_place(evidence):
    if sum(bool(result.call.changed) for result in evidence.failed) >= CASES:
        return _from_words(evidence, IN_PLACE)
    return None


def all_zero(evidence):
    if not _are_arrays(evidence):
        return None
    received = [as_numbers(result.wrong.received)[0] for result in evidence.failed]
    if all(array is not None and not np.any(array) for array in received):
        return _from_words(evidence, ZEROS) if evidence.has_telling_cases() else None
    return None


def right_but_arranged_differently(evidence):
    return _slip(evidence, slips.TRANSPOSED) or _relation(evidence, slips.OTHER_SHAPE)


def known_mistake(table, evidence):
    """The mistake whose wrong ways predict most; several, if nothing here tells them apart."""
    predicted = {
        misconception: max(map(evidence.explains, misconception.ways)) for misconception in table
    }
    most = max(predicted.values(), default=0)
    if not most:
        return None
    best = [misconception for misconception, count in predicted.items() if count == most]
    first = best[0]
    return Diagnosis(
        ", or ".join(dict.fromkeys(misconception.name for misconception in best)),
        first.belief,
        first.nudge,
        first.pointer,
        first.section,
        first.convention,
        *evidence.first_and_following(),
    )


def same_slip_everywhere(evidence):
    return next(filter(None, map(partial(_slip, evidence), slips.SLIPS)), None)


def related(evidence):
    return next(filter(None, map(partial(_relation, evidence), slips.RELATIONS)), None)


def results_in_another_order(evidence):
    """Outputs swapped, or per-layer lists last layer first."""
    failed = (*evidence.failed, *evidence.later)
    if not any(result.difference for result in failed):
        return None
    for rearrange in _rearrangements(len(evidence.exercise.outputs)):
        if all(_is_right_when(rearrange, evidence, result) for result in failed):
            return _from_words(evidence, OTHER_ORDER)
    return None


def shapes(evidence):
    if sum(bool(mismatch(result.call.error)) for result in evidence.failed) >= CASES:
        return _from_words(evidence, SHAPES)
    return None


def _are_arrays(evidence):
    return evidence.all_have_an_entry() and not evidence.exercise.exact


def _slip(evidence, slip):
    if not _are_arrays(evidence):
        return None
    for result in evidence.failed:
        slipped = _after(slip, evidence, result, result.wrong)
        if not agree(evidence.exercise, slipped):
            return None
    if not all(_changes_nothing(evidence, slip, result) for result in evidence.passed):
        return None
    return _from_words(evidence, slip.words) if evidence.has_telling_cases() else None


def _changes_nothing(evidence, slip, result):
    """Whether what was right would be right after the slip too."""
    entries = [] if result.followed else evidence.entries(result.expected, result)
    return all(agree(evidence.exercise, _after(slip, evidence, result, entry)) for entry in entries)


def _after(slip, evidence, result, entry):
    samples = evidence.exercise.samples(result.case)
    return entry._replace(expected=slip.apply(np.asarray(entry.expected), samples))


def _relation(evidence, relation):
    if not _are_arrays(evidence):
        return None
    kinds, telling = set(), 0
    for result in evidence.failed:
        telling += bool(np.any(as_numbers(result.wrong.received)[0]))
        right = np.asarray(result.wrong.expected, dtype=float)
        kinds.add(relation.holds(right, result.wrong.received))
        if len(kinds) > 1 or None in kinds:
            return None
    return _from_words(evidence, relation.words) if telling >= CASES else None


def _is_right_when(rearrange, evidence, result):
    returned = result.call.returned
    if not isinstance(returned, list | tuple):
        return False
    try:
        call = replace(result.call, returned=rearrange(returned))
    except (TypeError, ValueError, IndexError):
        return False
    return judge_against(
        result.expected, evidence.exercise, result.case, call, evidence.group
    ).passed


def _from_words(evidence, words):
    first, follows = evidence.first_and_following()
    hints = evidence.exercise.hints
    hint = hints.get(first.partition("[")[0]) or next(iter(hints.values()), "")
    return Diagnosis(
        words.name,
        words.belief,
        words.nudge,
        words.pointer or hint,
        None,
        words.convention,
        first,
        follows,
    )


def _rearrangements(count):
    yield lambda returned: tuple(reversed(returned))
    yield lambda returned: tuple(list(reversed(kind)) for kind in returned)
    if count == 3:
        yield lambda returned: (returned[0], returned[2], returned[1])
        yield lambda returned: (returned[1], returned[0], returned[2])
        yield lambda returned: (returned[1], returned[2], returned[0])
        yield lambda returned: (returned[2], returned[0], returned[1])
