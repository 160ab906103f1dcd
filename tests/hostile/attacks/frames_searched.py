"""Look through the stack of frames for what is expected."""

from hostile import forges

ATTACK = forges("""
import sys

def mean_squared_error_gradient(A, T):
    frame = sys._getframe()
    while frame:
        for name, value in frame.f_locals.items():
            if name in ("expected", "reference", "tolerance", "wanted"):
                print("ESCAPED", name)
                return value
        frame = frame.f_back
    return A
""")
