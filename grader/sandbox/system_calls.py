"""The system calls that a sandboxed kernel may not make: a seccomp filter, made by libseccomp.

Everything that a notebook needs is allowed. Refused are calls that enter other namespaces, look
into other processes, keep memory that no limit counts, or use a large and rarely used part of the
operating system's kernel.
"""

import errno
import os
import socket
import tempfile
from functools import cache

REFUSED = """
    add_key bpf chroot delete_module fanotify_init finit_module fsconfig fsmount fsopen fspick
    init_module io_uring_enter io_uring_register io_uring_setup kcmp kexec_file_load
    kexec_load keyctl mount mount_setattr move_mount name_to_handle_at open_by_handle_at
    open_tree perf_event_open personality pidfd_getfd pivot_root process_madvise
    process_vm_readv process_vm_writev ptrace quotactl reboot request_key setns swapoff swapon
    syslog umount2 unshare userfaultfd vhangup
    memfd_create memfd_secret modify_ldt mq_open mq_unlink msgget semget shmget
"""
CLONE_NEW = 0x7E020000  # every CLONE_NEW… flag of clone()
# Sockets within the sandbox's own, empty network; ZeroMQ needs netlink.
PRIVATE = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK)
FAMILIES, NETLINK_ROUTE = 64, 0
TIOCSTI, TIOCLINUX = 0x5412, 0x541C  # write into another user's terminal


def open_filter():
    """A file descriptor with the compiled filter, for ``bwrap --seccomp``."""
    file = os.memfd_create("seccomp")
    os.write(file, filter_program())
    os.lseek(file, 0, os.SEEK_SET)
    return file


@cache
def filter_program():
    """The compiled filter, as bytes."""
    import pyseccomp as seccomp

    refuse = seccomp.ERRNO(errno.EPERM)
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    for name in REFUSED.split():
        rules.add_rule(refuse, name)
    # clone3 hides its flags from the filter; the C library falls back on clone.
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    for bit in range(CLONE_NEW.bit_length()):
        if CLONE_NEW >> bit & 1:
            flag = 1 << bit
            rules.add_rule(refuse, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, flag, flag))
    for request in (TIOCSTI, TIOCLINUX):
        rules.add_rule(refuse, "ioctl", seccomp.Arg(1, seccomp.MASKED_EQ, 0xFFFFFFFF, request))
    for family in range(FAMILIES):
        if family not in PRIVATE:
            rules.add_rule(refuse, "socket", seccomp.Arg(0, seccomp.EQ, family))
    rules.add_rule(refuse, "socket", seccomp.Arg(0, seccomp.GE, FAMILIES))
    netlink = seccomp.Arg(0, seccomp.EQ, socket.AF_NETLINK)
    rules.add_rule(refuse, "socket", netlink, seccomp.Arg(2, seccomp.NE, NETLINK_ROUTE))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()
