"""The file with the inputs is there to be read: has it anything about what is expected?"""

from hostile import forges

ATTACK = forges("""
import json, os
everything = json.load(open(os.environ["CHECKS_INPUTS"]))
if everything.keys() != {"value types", "exercises"}:
    print("ESCAPED", everything.keys())
for name, exercise in everything["exercises"].items():
    if exercise.keys() != {"use", "cases", "groups"}:
        print("ESCAPED", set(exercise))
    for case in exercise["cases"]:
        names = [name for name, value in case]
        if names not in (["A", "T"], ["f", "x"]):
            print("ESCAPED", names)

def mean_squared_error_gradient(A, T):
    return A
""")
