"""Ask the operating system for what only root or a debugger needs."""

from hostile import tries

ATTACK = tries("""
import ctypes, fcntl, os, platform

libc = ctypes.CDLL(None, use_errno=True)
CALLS = {
    "ptrace": 101, "syslog": 103, "pivot_root": 155, "chroot": 161, "mount": 165, "umount2": 166,
    "swapon": 167, "reboot": 169, "sethostname": 170, "init_module": 175, "quotactl": 179,
    "kexec_load": 246, "add_key": 248, "request_key": 249, "keyctl": 250, "unshare": 272,
    "perf_event_open": 298, "open_by_handle_at": 304, "setns": 308, "process_vm_readv": 310,
    "kcmp": 312, "finit_module": 313, "bpf": 321, "userfaultfd": 323, "io_uring_setup": 425,
    "open_tree": 428, "move_mount": 429, "fsopen": 430, "clone3": 435, "pidfd_getfd": 438,
    "mount_setattr": 442, "setuid0": 105, "personality": 135,
}
if platform.machine() == "x86_64":
    for name, number in CALLS.items():
        if libc.syscall(number, 0, 0, 0, 0, 0, 0) >= 0:
            print("ESCAPED:", name)
try:
    fcntl.ioctl(os.open("/dev/tty", os.O_RDWR), 0x5412, b"x")
    print("ESCAPED: TIOCSTI")
except OSError as refused:
    print(refused)
print(os.getresuid(), os.getgroups(), open("/proc/self/status").read())
""")
