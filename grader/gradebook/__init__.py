"""nbgrader's gradebook: the lessons it knows, the scores in it, and their export."""
