"""Which mistake a wrong answer looks like, if it is one that is known.

A name is given only when two random cases agree at least, and no case contradicts. What is compared
is the first quantity that goes wrong, in the order of computing; the rest only follows from it, or
will be seen when this is repaired.
"""

import warnings
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from backprop.misconceptions import BANK, MIXED_UP, Place
from checks import slips
from checks.comparing import as_numbers
from checks.evidence import CASES, Evidence, mismatch, samples
from checks.judging import agree, judge_case
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
    place: Place | None = None
    convention: bool = False
    first: str = ""
    follows: tuple = ()


def diagnose(exercise, results, group=None):
    """A :class:`Diagnosis`, or None for a mistake that is not known.

    ``results`` are all cases of a check, as :func:`~checks.judging.judge_case` has
    judged them.
    """
    failed = [result for result in results if not result.passed]
    if len(failed) < CASES:
        return None
    passed = [result for result in results if result.passed]
    evidence = Evidence(exercise, failed, passed, group)
    with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
        return next(filter(None, (explained(evidence) for explained in EXPLANATIONS)), None)


def changed_in_place(evidence):
    if sum(bool(result.attempt.changed) for result in evidence.failed) >= CASES:
        return _from_words(evidence, IN_PLACE)
    return None


def all_zero(evidence):
    if not evidence.all_have_an_entry():
        return None
    received = [as_numbers(result.wrong.received)[0] for result in evidence.failed]
    if all(array is not None and not np.any(array) for array in received):
        return _from_words(evidence, ZEROS) if evidence.enough() else None
    return None


def right_but_arranged_differently(evidence):
    return _turn(evidence, slips.TRANSPOSED) or _relation(evidence, slips.OTHER_SHAPE)


def known_mistake(evidence):
    return _known(evidence, BANK)


def turned(evidence):
    return next(filter(None, map(partial(_turn, evidence), slips.TURNS)), None)


def related(evidence):
    return next(filter(None, map(partial(_relation, evidence), slips.RELATIONS)), None)


def mixed_up(evidence):
    return _known(evidence, MIXED_UP)


def known_mistake_and_turned(evidence):
    if not evidence.all_have_an_entry():
        return None
    both = (_known(evidence, BANK, turn) for turn in slips.WITH_A_MISTAKE)
    return next(filter(None, both), None)


def two_known_mistakes(evidence):
    """Two that change different factors, or different terms, of the formula.

    A product of factors with two of them changed is v · w / r, and a sum of terms v + w - r,
    where r is right and v and w have one change each.
    """
    if not evidence.all_have_an_entry():
        return None
    known = (*BANK[evidence.exercise.name], *MIXED_UP[evidence.exercise.name])
    ways = [(number, way) for number, one in enumerate(known) for way in one.ways]
    pairs = _pairs(evidence, ways, evidence.failed[0])
    for result in evidence.failed[1:] if pairs else ():
        pairs &= _pairs(evidence, ways, result)
    for i, j, _ in sorted(pairs):
        (one, way), (other, also) = ways[i], ways[j]
        if one != other and _both_show(evidence, way, also):
            return _from_bank(evidence, [known[one]], None, known[other])
    return None


def _both_show(evidence, way, also):
    """In two cases at least; and neither would have been wrong where the answer is right."""
    shown = 0
    for result in evidence.failed:
        alone = (evidence.predicted(each, result) for each in (way, also))
        shown += not any(slips.close(result.wrong.expected, array) for array in alone)
    fits = (
        evidence.agrees(each, result, None) is not None
        for result in evidence.passed
        for each in (way, also)
    )
    return shown >= CASES and all(fits)


def results_in_another_order(evidence):
    """Outputs swapped, or per-layer lists last layer first."""
    failed = (*evidence.failed, *evidence.later)
    if not any(one.difference for one in failed):
        return None
    for rearranged in _rearrangements(len(evidence.exercise.outputs)):
        if all(_is_right(evidence, result, rearranged) for result in failed):
            return _from_words(evidence, OTHER_ORDER)
    return None


def shapes(evidence):
    if sum(bool(mismatch(result.attempt.error)) for result in evidence.failed) >= CASES:
        return _from_words(evidence, SHAPES)
    return None


def _turn(evidence, turn):
    if not evidence.all_have_an_entry():
        return None
    for result in evidence.failed:
        right = np.asarray(result.wrong.expected)
        instead = turn.of(right, samples(result.case))
        if not agree(evidence.exercise, result.wrong._replace(expected=instead)):
            return None
    if not all(_changes_nothing(evidence, turn, result) for result in evidence.passed):
        return None
    return _from_words(evidence, turn.words) if evidence.enough() else None


def _changes_nothing(evidence, turn, result):
    """What was right has to be right after the turn too."""
    for entry in [] if result.followed else evidence.entries(evidence.right(result), result):
        instead = turn.of(np.asarray(entry.expected), samples(result.case))
        if not agree(evidence.exercise, entry._replace(expected=instead)):
            return False
    return True


def _relation(evidence, relation):
    if not evidence.all_have_an_entry():
        return None
    kinds, telling = set(), 0
    for result in evidence.failed:
        telling += bool(np.any(as_numbers(result.wrong.received)[0]))
        right = np.asarray(result.wrong.expected, dtype=float)
        kinds.add(relation.holds(right, result.wrong.received))
        if len(kinds) > 1 or None in kinds:
            return None
    return _from_words(evidence, relation.words) if telling >= CASES else None


def _is_right(evidence, result, rearranged):
    returned = result.attempt.returned
    if not isinstance(returned, list | tuple):
        return False
    try:
        again = rearranged(returned)
    except (TypeError, ValueError, IndexError):
        return False
    tried = replace(result.attempt, returned=again)
    return judge_case(evidence.exercise, result.case, tried, evidence.group).passed


def _known(evidence, table, turn=None):
    explained = {}
    for one in table[evidence.exercise.name]:
        for way in one.ways:
            explained[one] = max(evidence.explains(way, turn), explained.get(one, 0))
    most = max(explained.values())
    best = [one for one, count in explained.items() if count == most]
    return _from_bank(evidence, best, turn) if most else None


def _pairs(evidence, ways, result):
    """(one, other, how combined) for all ways that give together what was received here."""
    right = np.asarray(result.wrong.expected, dtype=float)
    received, problem = as_numbers(result.wrong.received)
    if problem or received.shape != right.shape or not np.isfinite(received).all():
        return set()
    r, R = right.ravel(), received.ravel()
    if not np.any(R):
        return set()
    numbers, arrays = [], []
    for number, (_, way) in enumerate(ways):
        array = evidence.predicted(way, result)
        if array is None or array.shape != right.shape or not np.isfinite(array).all():
            continue
        if np.any(array):
            numbers.append(number)
            arrays.append(array.ravel())
    arrays = np.array(arrays)
    products = _together(arrays, np.multiply, R * r)
    # Of several times r, the sum of two is again a multiple: that says nothing.
    own = [slips.constant_factor(r, array) in (None, "1") for array in arrays]
    sums = [(i, j) for i, j in _together(arrays, np.add, R + r) if own[i] and own[j]]
    return {
        (numbers[i], numbers[j], how)
        for how, pairs in (("*", products), ("+", sums))
        for i, j in pairs
    }


def _from_bank(evidence, found, turn, also=None):
    """Of several that nothing here tells apart, all are named, and the first explains."""
    one = found[0]
    name = ", or ".join(dict.fromkeys(each.name for each in found))
    for more in filter(None, (turn and turn.words, also)):
        name += f", and {more.name}"
    return Diagnosis(
        name,
        one.belief,
        one.nudge,
        one.pointer,
        one.place,
        one.convention and not (turn or also),
        *evidence.first_and_following(),
    )


def _from_words(evidence, words):
    first, follows = evidence.first_and_following()
    hints = evidence.exercise.hints
    hint = hints.get(first.partition("[")[0]) or next(iter(hints.values()))
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


def _together(arrays, combine, wanted, screened=16):
    """(i, j) of two arrays that make the wanted one; most are ruled out by a few entries."""
    if not len(arrays):
        return []
    few = np.linspace(0, wanted.size - 1, min(screened, wanted.size)).astype(int)
    scale = np.max(np.abs(wanted)) or 1.0
    some = arrays[:, few]
    off = np.abs(combine(some[:, None], some[None]) - wanted[few]).max(axis=-1)
    return [
        (i, j)
        for i, j in np.argwhere(off <= 1e-9 * scale)
        if i < j and np.max(np.abs(combine(arrays[i], arrays[j]) - wanted)) <= 1e-9 * scale
    ]


def _rearrangements(count):
    yield lambda returned: tuple(reversed(returned))
    yield lambda returned: tuple(list(reversed(kind)) for kind in returned)
    if count == 3:
        yield lambda returned: (returned[0], returned[2], returned[1])
        yield lambda returned: (returned[1], returned[0], returned[2])
        yield lambda returned: (returned[1], returned[2], returned[0])
        yield lambda returned: (returned[2], returned[0], returned[1])


# The surest first.
EXPLANATIONS = (
    changed_in_place,
    all_zero,
    right_but_arranged_differently,
    known_mistake,
    turned,
    related,
    mixed_up,
    known_mistake_and_turned,
    two_known_mistakes,
    results_in_another_order,
    shapes,
)
