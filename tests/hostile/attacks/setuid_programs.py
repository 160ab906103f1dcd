"""Become root with the programs that are made for it."""

from hostile import tries

ATTACK = tries("""
import os, stat, subprocess

for command in (["sudo", "-n", "id"], ["su", "-c", "id"], ["mount", "-t", "tmpfs", "x", "/tmp"],
                ["unshare", "-r", "id"], ["passwd", "-d", "root"], ["newgrp", "root"],
                ["bwrap", "--bind", "/", "/", "id"], ["pkexec", "id"]):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=3, stdin=-3)
    except (OSError, subprocess.TimeoutExpired) as refused:
        print(command, refused)
        continue
    if done.returncode == 0 or "uid=0" in done.stdout:
        print("ESCAPED", command, done.stdout)
for attempt in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]),
                lambda: os.seteuid(0), lambda: os.mknod("/tmp/disk", 0o600 | stat.S_IFBLK, 0x801)):
    try:
        attempt()
        print("ESCAPED")
    except OSError as refused:
        print(refused)
""")
