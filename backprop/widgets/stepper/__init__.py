"""The stepper: one training cycle, number by number."""
