"""The colours are readable, and told apart by colour-blind readers (simulated)."""

from itertools import combinations

import numpy as np
import pytest

from backprop.colours import DARK, LIGHT

THEMES = {"light": LIGHT, "dark": DARK}
KINDS = ("forward", "signal", "gradient", "update")

# Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
BLINDNESS = {
    "none": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour):
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(first, second):
    """WCAG's ratio of luminances."""
    lights = sorted(linear(colour) @ [0.2126, 0.7152, 0.0722] for colour in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(rgb):
    """CIE L*a*b* of linear RGB, white D65."""
    matrix = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    ratio = np.maximum(matrix @ rgb / [0.9505, 1.0, 1.089], 0)
    f = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("blindness", BLINDNESS)
@pytest.mark.parametrize("theme", THEMES)
def test_the_four_kinds_are_told_apart(theme, blindness):
    colours = THEMES[theme]
    seen = {
        kind: lab(np.clip(np.array(BLINDNESS[blindness]) @ linear(colours[kind]), 0, 1))
        for kind in KINDS
    }
    for first, second in combinations(KINDS, 2):
        assert np.linalg.norm(seen[first] - seen[second]) > 11, (first, second)


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_contrast_and_so_have_lines(theme):
    colours = THEMES[theme]
    for name in (*(f"{kind}-text" for kind in KINDS), "ink", "faint", "wrong", "right"):
        for ground in ("paper", "ground"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    for name in (*KINDS, "line"):
        assert contrast(colours[name], colours["paper"]) >= 3, name
