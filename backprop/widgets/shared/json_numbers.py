"""Numbers for the page, as JSON can carry them."""

import numpy as np


def json_numbers(array):
    """Nested lists of floats; NaN and infinities, which JSON does not have, become their names."""
    if np.ndim(array):
        return [json_numbers(part) for part in array]
    if np.isnan(array):
        return "NaN"
    return float(array) if np.isfinite(array) else ("Infinity" if array > 0 else "-Infinity")


def rounded(x, digits=6):
    """Fewer significant digits, for a smaller page; a picture shows no more than these."""
    return float(f"{x:.{digits}g}")
