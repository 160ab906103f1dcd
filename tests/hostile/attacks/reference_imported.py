"""Ask the course's own package for the answer, by every name that it has there."""

from hostile import forges

ATTACK = forges("""
import importlib
import sys
import backprop

def ways(A, T):
    yield lambda: backprop.mean_squared_error_gradient(A, T)
    yield lambda: importlib.import_module("backprop.loss").mean_squared_error_gradient(A, T)
    yield lambda: sys.modules["backprop.loss"].mean_squared_error_gradient(A, T)
    yield lambda: backprop.complex_step(lambda A: mean_squared_error(A, T), A)
    yield lambda: backprop.output_delta(A, T, A, np.ones_like)
    yield lambda: backprop.backward([backprop.Layer(np.eye(A.shape[1]), np.zeros(A.shape[1]),
        "identity")], backprop.forward([], A), T)[0][-1]
    yield lambda: importlib.import_module("backprop.exercises").EXERCISES[
        "mean_squared_error_gradient"].reference(A, T)
    yield lambda: importlib.import_module("backprop.exercises.loss")
    yield lambda: importlib.import_module("checks.judging")
    yield lambda: importlib.import_module("grader")
    for package in ("torch", "jax", "autograd", "tensorflow", "nbgrader", "sympy"):
        yield lambda package=package: importlib.import_module(package)

def mean_squared_error_gradient(A, T):
    for way in ways(A, T):
        try:
            found = way()
        except BaseException:
            continue
        print("ESCAPED", found)
        return found
    return A
""")
