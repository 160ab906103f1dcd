"""Is there any network: a card, a route, a name server, another family of sockets?"""

from hostile import tries

ATTACK = tries("""
import os, socket

if [name for _, name in socket.if_nameindex()] not in ([], ["lo"]):
    print("ESCAPED", socket.if_nameindex())
if len(open("/proc/net/route").read().splitlines()) > 1 or os.path.exists("/etc/resolv.conf"):
    print("ESCAPED: a route")
for family in range(64):
    if family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK):
        continue
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW, socket.SOCK_SEQPACKET):
        try:
            socket.socket(family, kind)
            print("ESCAPED: family", family)
        except OSError:
            pass
for family, protocol in ((socket.AF_NETLINK, 9), (socket.AF_NETLINK, 15), (socket.AF_INET, 1)):
    try:
        socket.socket(family, socket.SOCK_RAW, protocol)
        print("ESCAPED: raw", family)
    except OSError as refused:
        print(refused)
""")
