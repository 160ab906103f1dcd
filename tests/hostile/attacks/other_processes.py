"""Look into other processes, stop them, read their memory, trace them."""

from hostile import tries

ATTACK = tries("""
import ctypes, os, signal

libc = ctypes.CDLL(None, use_errno=True)
PTRACE_ATTACH, PTRACE_SEIZE = 16, 0x4206
for number in (1, os.getppid(), @PID@):
    if number == 1 and os.stat("/proc/1").st_uid == os.getuid():
        continue  # graded as a plain user: the sandbox's own first process, with the same rights
    for file in ("mem", "environ", "maps", "cwd", "root", "fd"):
        try:
            os.stat(f"/proc/{number}/{file}/.")
            os.listdir(f"/proc/{number}/{file}")
            print("ESCAPED", number, file)
        except OSError:
            pass
        try:
            print("ESCAPED", number, file, open(f"/proc/{number}/{file}", "rb").read(16))
        except OSError:
            pass
    for request in (PTRACE_ATTACH, PTRACE_SEIZE):
        if libc.ptrace(request, number, 0, 0) >= 0:
            print("ESCAPED: ptrace", number)
others = [name for name in os.listdir("/proc") if name.isdecimal()]
if len(others) > 10:
    print("ESCAPED", others)
try:
    os.kill(@PID@, signal.SIGTERM)
    print("ESCAPED: kill")
except OSError as refused:
    print(refused)
""")
