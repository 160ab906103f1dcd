"""Fill the buffers of as many sockets as there may be: memory of the system itself."""

from hostile import tries

ATTACK = tries("""
import socket

held = []
try:
    while True:
        pair = socket.socketpair()
        held.append(pair)
        for one in pair:
            one.setblocking(False)
            try:
                while True:
                    one.send(b"x" * 65536)
            except BlockingIOError:
                pass
except OSError as refused:
    print(len(held), refused)
if len(held) > 500:
    print("ESCAPED")
del held, pair, one
""")
