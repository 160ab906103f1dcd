"""Close every file, Jupyter's sockets among them."""

from hostile import breaks

ATTACK = breaks("import os, time\nos.closerange(3, 256)\ntime.sleep(60)", "kernel died", waits=True)
