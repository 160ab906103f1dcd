"""Display a well-formed result before the real one: it counts, but it is values, and wrong."""

from hostile import forges

ATTACK = forges("""
from IPython.display import display
from checks.reporting import MIME, report
import checks.reporting as reporting

def mean_squared_error_gradient(A, T):
    return A

for group in ("one sample", "batch"):
    report("/sandbox/job/inputs.json", "mean_squared_error_gradient", lambda A, T: T, group)
""")
