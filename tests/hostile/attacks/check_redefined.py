"""The student's own check, which never complains: nothing is reported, nothing is earned."""

from hostile import LOSS, Attack

ATTACK = Attack(
    points=0,
    cells={LOSS: "def check(*given, **options):\n    print('right')"},
)
