"""What students are given."""

import re


def words_of(text):
    """The words of a text, in small letters and without punctuation."""
    return re.findall(r"[^\W\d_]+", text.lower())
