"""Look for what another student has left."""

from hostile import tries

ATTACK = tries("""
import glob, os, sys

for place in ("/tmp", "/dev/shm", "/tmp/home", "/tmp/work", "/run/kernel"):
    if glob.glob(f"{place}/left-behind*"):
        print("ESCAPED", place)
if "LEFT_BEHIND" in os.environ or "left_behind" in sys.modules or hasattr(np, "left_behind"):
    print("ESCAPED")
""")
