"""A loop in which signals are ignored and blocked."""

from hostile import breaks

ATTACK = breaks(
    """
import signal

for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals))
while True:
    pass
""",
    "timeout",
)
