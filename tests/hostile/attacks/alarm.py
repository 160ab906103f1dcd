"""An alarm that ends the process some cells later."""

from hostile import Attack

ATTACK = Attack(
    points=11,
    status="kernel died",
    cells={"try_numerical": "import signal, time\nsignal.alarm(1)\ntime.sleep(3)"},
)
