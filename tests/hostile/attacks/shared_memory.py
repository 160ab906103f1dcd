"""Shared memory and message queues of other processes."""

from hostile import tries

ATTACK = tries("""
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
if os.listdir("/dev/shm") or os.path.exists("/dev/mqueue"):
    print("ESCAPED", os.listdir("/dev/shm"))
if libc.mq_open(b"/queue", os.O_RDWR | os.O_CREAT, 0o600, None) >= 0:
    print("ESCAPED: a queue")
for file in ("shm", "sem", "msg"):
    if len(open(f"/proc/sysvipc/{file}").read().splitlines()) > 1:
        print("ESCAPED", file)
""")
