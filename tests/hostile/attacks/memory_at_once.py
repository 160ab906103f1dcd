"""Ask for a terabyte in one piece: refused at once, and the rest goes on."""

from hostile import tries

ATTACK = tries("np.ones((10**6, 10**6))", status="memory", notes="more memory")
