"""Search every file for the reference: sources, compiled files, zip archives, source/."""

from hostile import forges

ATTACK = forges("""
import os

WORDS = (b"(A - T) / n", b"mean_squared_error_gradient(A, T)\\n", b"BEGIN SOLUTION")
for place in ("/sandbox", "/tmp", "/run", "/etc", "/dev", "@COURSE@"):
    for folder, _, files in os.walk(place):
        for name in files:
            path = os.path.join(folder, name)
            if path.startswith(("/dev/", "/tmp/home/.ipython", "/sandbox/site/")):
                continue
            try:
                content = open(path, "rb").read(10**7)
            except OSError:
                continue
            if b"EXERCISES" in content and b"reference" in content:
                print("ESCAPED", path)
            if path.endswith(".py") and WORDS[0] in content or WORDS[2] in content:
                print("ESCAPED", path)

def mean_squared_error_gradient(A, T):
    return A
""")
