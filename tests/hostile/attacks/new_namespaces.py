"""Make namespaces of one's own, in which one is root again."""

from hostile import tries

ATTACK = tries("""
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
SIGCHLD = 17
for flag in (0x10000000, 0x00020000, 0x20000000, 0x40000000, 0x08000000, 0x04000000, 0x02000000):
    if libc.unshare(flag) == 0:
        print("ESCAPED: unshare", hex(flag))
    child = libc.syscall(56, flag | SIGCHLD, 0, 0, 0, 0)
    if child == 0:
        os._exit(0)
    if child > 0:
        print("ESCAPED: clone", hex(flag))
for name in ("user", "pid", "net", "mnt"):
    try:
        if libc.setns(os.open(f"/proc/1/ns/{name}", os.O_RDONLY), 0) == 0:
            print("ESCAPED: setns", name)
    except OSError as refused:
        print(refused)
""")
