"""A pipe and a socket beside the notebook: whoever reads them waits for ever."""

import os
import socket

from hostile import ALL, Attack


def special(notebook, folder, canaries):
    os.mkfifo(folder / "pipe")
    here = os.open(folder, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(f"/proc/self/fd/{here}/socket")
    os.close(here)
    return notebook


ATTACK = Attack(points=ALL, make=special, plain=0)
