"""Kill process 1, the parent, the grader, and whoever may be killed."""

from hostile import breaks

ATTACK = breaks(
    """
import os, signal

for number in (1, os.getppid(), @PID@):
    try:
        os.kill(number, signal.SIGKILL)
        if number == @PID@:
            print("ESCAPED")
    except OSError as refused:
        print(number, refused)
try:
    os.kill(-1, signal.SIGKILL)
except OSError as refused:
    print(refused)
os.kill(os.getpid(), signal.SIGKILL)
""",
    "kernel died",
)
