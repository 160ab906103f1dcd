"""Gradients without calculus: move one entry of x a little and see how f changes.

Two methods, both slow (at least one call of f for each entry of x) and both independent of any
derivation, which makes them good witnesses:

- the central difference works for every f and is right to about 9 digits;
- the complex step is right to about 15, but f must be *analytic*: made of + - * /, @, exp, tanh
  and the like, without abs, comparisons of x, or conversions to real numbers.

Sources: Stanford CS231n's notes on gradient checks; Squire and Trapp, "Using complex variables
to estimate derivatives of real functions", SIAM Review 40 (1998).
"""

import warnings
from typing import NamedTuple

import numpy as np


def central_difference(f, x, h=1e-5):
    """[f(x + h e) - f(x - h e)] / 2h for each entry's direction e; error of order h².

    A smaller h is not better: below 1e-6 the subtraction loses more digits than h² gains.
    """
    gradient = np.zeros(np.shape(x))
    for i in np.ndindex(gradient.shape):
        step = np.zeros(gradient.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


def complex_step(f, x, h=1e-20):
    """Im f(x + ih e) / h for each entry's direction e; nothing is subtracted, so h can be tiny.

    From f(x + ih) = f(x) + ih f'(x) - h²/2 f''(x) - …: the imaginary part is h f'(x), and the next
    term in it is smaller by h² = 1e-40.
    """
    gradient = np.zeros(np.shape(x))
    for i in np.ndindex(gradient.shape):
        step = np.zeros(gradient.shape, dtype=complex)
        step[i] = 1j * h
        gradient[i] = np.imag(f(x + step)) / h
    return gradient


class NumericalGradient(NamedTuple):
    """The gradient, the name of the method that found it, and why that method was chosen."""

    value: np.ndarray
    method: str
    reason: str


def numerical_gradient(f, x):
    """The gradient of f at x by the more exact of the two methods that can be trusted with this f.

    The complex step is tried along one direction and compared with a central difference there. If
    f refuses complex numbers, or the two disagree, f is not analytic and the difference is used.
    """
    objection = _objection_to_complex_step(f, np.asarray(x, dtype=float))
    if objection:
        return NumericalGradient(
            central_difference(f, x), "central difference", f"{objection} About 9 digits are right."
        )
    return NumericalGradient(
        complex_step(f, x),
        "complex step",
        "f takes complex numbers and both methods agree. About 15 digits are right.",
    )


def _objection_to_complex_step(f, x, h=1e-5):
    """Why the complex step cannot be trusted with f at x, or "" if it can."""
    direction = np.cos(np.arange(x.size)).reshape(x.shape)
    difference = (f(x + h * direction) - f(x - h * direction)) / (2 * h)
    try:
        with warnings.catch_warnings(action="error", category=np.exceptions.ComplexWarning):
            slope = np.imag(f(x + 1e-20j * direction)) / 1e-20
    except (TypeError, ValueError, np.exceptions.ComplexWarning) as error:
        return f"f does not take complex numbers ({error})."
    rounding = 1e-9 * abs(f(x))  # what the subtraction in the difference can lose, and some more
    if not np.isclose(slope, difference, rtol=1e-4, atol=rounding):
        return "f is not analytic here: it may use abs, max or a comparison."
    return ""
