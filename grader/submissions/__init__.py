"""What students have handed in, and what became of it."""
