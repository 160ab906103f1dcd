"""Links in the places that the grader looks at from outside."""

from hostile import tries

ATTACK = tries("""
import os

for place in ("/tmp", "/dev/shm", "/run/kernel", "/proc", "/sandbox"):
    try:
        os.rename(place, "/tmp/aside")
        print("ESCAPED", place)
    except OSError as refused:
        print(refused)
os.symlink("@FOLDER@", "/tmp/work/link")
os.symlink("/", "/tmp/root")
""")
