"""A list in itself, and one of a thousand levels."""

from hostile import forges

ATTACK = forges("""
deep = []
for _ in range(1000):
    deep = [deep]
endless = []
endless.append(endless)

def mean_squared_error_gradient(A, T):
    return endless if len(A) > 1 else deep
""")
