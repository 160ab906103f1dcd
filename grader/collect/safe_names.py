"""Which file names are accepted from an archive that others have made, and how to print them."""

import re
import unicodedata

LONGEST = 1000  # characters
DRIVE = re.compile(r"[A-Za-z]:")
DEVICES = {"CON", "PRN", "AUX", "NUL"} | {
    f"{kind}{number}" for kind in ("COM", "LPT") for number in range(10)
}
JOINERS = "\u200c\u200d"  # Persian names and emoji are written with them
INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode's categories


def normal(name):
    """The name with é as one character. On a Mac it is two: e and an accent."""
    return unicodedata.normalize("NFC", name)


def is_invisible(character):
    """Whether it controls a terminal, changes the direction of writing, or is not displayed."""
    return unicodedata.category(character) in INVISIBLE and character not in JOINERS


def printable(name):
    """The name with invisible characters written as escape sequences, such as \\x1b."""
    return "".join(ascii(c)[1:-1] if is_invisible(c) else c for c in name)


def is_device(part):
    """Windows takes ``NUL.ipynb`` for a device, in every folder."""
    return part.split(".")[0].strip().upper() in DEVICES


def problem(path):
    """Why a file with this path is not taken out of an archive; empty if there is no reason."""
    parts = path.split("/")
    if len(path) > LONGEST:
        return f"Its name is longer than {LONGEST} characters."
    if any(map(is_invisible, path)):
        return "Its name has invisible characters in it."
    if "\\" in path or DRIVE.match(path):
        return "Its name is a Windows path."
    if path.startswith("/"):
        return "Its name is an absolute path."
    if ".." in parts:
        return "Its name leads out of the archive."
    if "" in parts or "." in parts:
        return "Its name is not a plain path."
    if any(map(is_device, parts)):
        return "Its name is one that Windows reserves for a device."
    return ""
