"""Numbers as the page should print them, written again in Python: what tests expect."""

import math
import re


def show(x):
    """Four significant digits, a real minus sign, no trailing zeros: 0.1185, −0.00466, 1.2e−7."""
    if not math.isfinite(x):
        return "not a number" if math.isnan(x) else "−∞" if x < 0 else "∞"
    if x == 0:
        return "0"
    if 1e-4 <= abs(x) < 1e6:
        text = f"{float(f'{x:.4g}'):.10f}".rstrip("0").rstrip(".")
    else:
        digits, exponent = f"{x:.2e}".split("e")
        text = f"{re.sub(r'[.]?0+$', '', digits)}e{int(exponent)}"
    return text.replace("-", "−")


def percent(share):
    """Two significant digits: 0.3 %, 62 %, 0.00012 %."""
    return f"{show(float(f'{100 * share:.2g}'))} %"
