"""Read the grader's environment, in which there may be a secret or a password."""

from hostile import tries

ATTACK = tries("""
import glob, os

print(dict(os.environ))
for path in glob.glob("/proc/*/environ") + glob.glob("/proc/*/cmdline"):
    try:
        print(path, open(path, "rb").read())
    except OSError as refused:
        print(path, refused)
if "COURSE_SECRET" in os.environ or "CANARY_WORD" in os.environ:
    print("ESCAPED")
""")
