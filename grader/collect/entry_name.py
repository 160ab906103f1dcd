"""What a file may be called that somebody else has packed, and how such a name is shown."""

import re
import unicodedata

LONGEST = 1000  # characters
DRIVE = re.compile(r"[A-Za-z]:")
DEVICES = {"CON", "PRN", "AUX", "NUL"} | {
    f"{kind}{n}" for kind in ("COM", "LPT") for n in range(10)
}
JOINERS = "\u200c\u200d"  # Persian names and emoji are written with them
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode's categories


def normal(name):
    """Macs write é in two characters, all others in one."""
    return unicodedata.normalize("NFC", name)


def is_unseen(letter):
    """Whether it gives orders to a terminal, turns the direction of writing, or is invisible."""
    return unicodedata.category(letter) in UNSEEN and letter not in JOINERS


def shown(name):
    """The name with all that is unseen written out."""
    return "".join(ascii(c)[1:-1] if is_unseen(c) else c for c in name)


def is_device(part):
    """Windows takes ``NUL.ipynb`` for a device, in every folder."""
    return part.split(".")[0].strip().upper() in DEVICES


def problem(name):
    """Why a file of this name is not taken out of an archive; empty if it may be."""
    parts = name.split("/")
    if len(name) > LONGEST:
        return f"Its name is longer than {LONGEST} characters."
    if any(map(is_unseen, name)):
        return "Its name has characters in it that are not to be seen."
    if "\\" in name or DRIVE.match(name):
        return "Its name is a Windows path."
    if name.startswith("/"):
        return "Its name is an absolute path."
    if ".." in parts:
        return "Its name leads out of the archive."
    if "" in parts or "." in parts:
        return "Its name is not a plain path."
    if any(map(is_device, parts)):
        return "Its name is one that Windows reserves for a device."
    return ""
