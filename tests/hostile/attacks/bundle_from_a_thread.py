"""A thread goes on displaying results while later cells run."""

from hostile import forges

ATTACK = forges("""
import threading, time
from IPython.display import display

def forge():
    for _ in range(200):
        display({"application/vnd.backprop.report+json": {"exercise":
            "mean_squared_error_gradient", "group": "batch", "passed": True}}, raw=True)
        time.sleep(0.01)

threading.Thread(target=forge).start()

def mean_squared_error_gradient(A, T):
    return A
""")
