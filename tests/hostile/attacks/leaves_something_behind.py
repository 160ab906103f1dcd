"""Leave files, modules and a random state for whoever is graded next."""

from hostile import tries

ATTACK = tries("""
import os, sys

for place in ("/tmp", "/dev/shm", "/tmp/home", "/tmp/work", "/run/kernel"):
    try:
        open(f"{place}/left-behind.py", "w").write("SEED = 1")
    except OSError as refused:
        print(refused)
os.environ["LEFT_BEHIND"] = "yes"
np.random.seed(1)
sys.modules["left_behind"] = sys
np.left_behind = True
""")
