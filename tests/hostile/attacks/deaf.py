"""Close the sockets that orders come in by, and go on: it cannot be asked to stop."""

from hostile import breaks

ATTACK = breaks(
    """
import os, time

for fd in range(3, 256):
    try:
        if os.readlink(f"/proc/self/fd/{fd}").startswith("socket:"):
            os.dup2(os.open("/dev/null", os.O_RDWR), fd)
    except OSError:
        pass
while True:
    time.sleep(1)
""",
    "kernel died",
    waits=True,
)
