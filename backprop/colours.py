"""The colours of figures and widgets, by what they stand for.

The four kinds (values, error signal, gradient, update) are from or near Okabe and Ito's palette:
colour-blind readers tell them apart. Labels always say the same as a colour.
"""

LIGHT = {
    "forward": "#0072b2",  # values
    "signal": "#d55e00",  # the error signal
    "gradient": "#b5548b",
    "update": "#009e73",  # what changes
    "forward-text": "#00629a",  # darker, for text
    "signal-text": "#a84300",
    "gradient-text": "#8f3a6b",
    "update-text": "#006b4e",
    "paper": "#ffffff",
    "ground": "#f5f6f7",
    "ink": "#1d1f21",
    "faint": "#5b6066",
    "line": "#6f757b",
    "hair": "#d3d7db",
    "wrong": "#b00020",
    "right": "#006b4e",
}
DARK = {
    "forward": "#56b4e9",
    "signal": "#ff9350",
    "gradient": "#e39bc6",
    "update": "#3ccf9f",
    "forward-text": "#7cc6ef",
    "signal-text": "#ffa570",
    "gradient-text": "#eab2d3",
    "update-text": "#5fdcb3",
    "paper": "#16181a",
    "ground": "#24272a",
    "ink": "#eceeef",
    "faint": "#b4bac0",
    "line": "#9aa1a8",
    "hair": "#43484d",
    "wrong": "#ff8a94",
    "right": "#5fdcb3",
}
PALE = {"forward": "#dceaf4", "signal": "#fbe6d8"}  # for areas behind points


def css_variables(colours: dict) -> str:
    """``--bp-forward:#0072b2;…``"""
    return "".join(f"--bp-{name}:{colour};" for name, colour in colours.items())
