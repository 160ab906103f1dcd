"""Call services that listen in files and in the abstract namespace."""

from hostile import tries

ATTACK = tries("""
import socket

with open("/proc/net/unix") as sockets:
    listed = sockets.read()
names = [word[1:] for line in listed.splitlines() for word in line.split()[7:] if word[0] == "@"]
if any("canary" in name for name in names):
    print("ESCAPED", names)
for address in ("@SOCKET@", "\\0@WORD@", "/run/dbus/system_bus_socket", "/var/run/docker.sock",
                "\\0/tmp/.X11-unix/X0", "/tmp/.X11-unix/X0"):
    one = socket.socket(socket.AF_UNIX)
    one.settimeout(2)
    try:
        one.connect(address)
        print("ESCAPED", address)
    except OSError as refused:
        print(refused)
""")
