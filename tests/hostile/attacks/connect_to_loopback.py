"""Call a service that listens on the grader's machine, by IPv4, IPv6 and name."""

from hostile import tries

ATTACK = tries("""
import socket

for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "::ffff:127.0.0.1"):
    try:
        socket.create_connection((host, @PORT@), timeout=2)
        print("ESCAPED", host)
    except OSError as refused:
        print(host, refused)
""")
