"""What was handed in, and what came of it."""
