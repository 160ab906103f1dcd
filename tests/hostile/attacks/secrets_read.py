"""Read the course: its secret, gradebook, source, other submissions, the instructor's home."""

from hostile import tries

ATTACK = tries("""
import glob, os, sys

for place in ("@COURSE@", "@COURSE@/gradebook.db", "@COURSE@/grading_secret", "@COURSE@/source",
              "@COURSE@/submitted", "@CANARY@", "@FOLDER@", "/root/.bashrc", "/root/.ssh",
              "/etc/passwd", "/etc/shadow", "/etc/hostname", "/var", "/sys", "/boot"):
    if os.path.exists(place):
        print("ESCAPED", place)
for name in glob.glob("/home/*") + glob.glob("/root/.*") + glob.glob("/root/*"):
    if not sys.base_prefix.startswith(name):  # Python itself may be somewhere in there
        print("ESCAPED", name)
""")
