"""Decide what an answer is worth, outside the kernel that it was made in."""
