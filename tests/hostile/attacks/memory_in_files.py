"""Files in memory and shared memory, which no process's size shows."""

from hostile import tries

ATTACK = tries("""
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for _ in range(3):
    if libc.syscall(319, b"memory", 0) >= 0:  # memfd_create
        print("ESCAPED: memfd_create")
    if libc.shmget(0, 2**24, 0o1600) >= 0:
        print("ESCAPED: shmget")
    if libc.msgget(0, 0o1600) >= 0:
        print("ESCAPED: msgget")
""")
