"""Pictures that a student's functions draw."""
