"""Decide what an answer is worth, outside the kernel that computed it."""
