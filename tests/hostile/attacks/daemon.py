"""A process that has left its parents, its session and its cell, and works on."""

from hostile import tries

ATTACK = tries("""
import os, time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in range(3, 256):
            try:
                os.close(fd)
            except OSError:
                pass
        os.execv("/usr/bin/sleep", ["sleep-of-a-daemon", "3600"])
    os._exit(0)
time.sleep(0.3)
""")
