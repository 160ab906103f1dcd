"""Sleep for a month; it can be woken up, so the rest is still judged."""

from hostile import tries

ATTACK = tries("import time\ntime.sleep(30 * 86_400)", status="timeout")
