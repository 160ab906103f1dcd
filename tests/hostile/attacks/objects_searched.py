"""Look through everything in memory for exercises, cases and references."""

from hostile import forges

ATTACK = forges("""
import gc

for thing in gc.get_objects():
    kind = type(thing)
    if kind.__module__.startswith("backprop.exercises") or kind.__name__ in ("Exercise", "Group"):
        print("ESCAPED", kind)
    if isinstance(thing, dict) and {"reference", "expected"} & {k for k in thing if k == str(k)}:
        if "mean_squared_error" in str(thing)[:1000]:
            print("ESCAPED", str(thing)[:100])

def mean_squared_error_gradient(A, T):
    return A
""")
