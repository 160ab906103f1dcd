"""exit() inside a function that is asked for ends that call only."""

from hostile import forges

ATTACK = forges("""
import sys

def mean_squared_error_gradient(A, T):
    sys.exit()
""")
