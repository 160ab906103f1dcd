"""A loop without an end inside C, where no interrupt is looked at."""

from hostile import breaks

ATTACK = breaks("import itertools\nsum(itertools.repeat(0))", "timeout", notes="try_numerical")
