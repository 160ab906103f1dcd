"""Write to the files behind stdout and stderr, past Python and Jupyter, all of them."""

from hostile import tries

ATTACK = tries("""
import os

for fd in range(1, 100):
    try:
        if os.readlink(f"/proc/self/fd/{fd}").startswith(("/", "pipe:")) and os.isatty(fd) is False:
            os.set_blocking(fd, False)
            for _ in range(10):
                os.write(fd, b"x" * 10_000)
    except OSError as refused:
        print(fd, refused)
""")
