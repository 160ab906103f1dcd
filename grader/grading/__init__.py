"""``grader autograde``: tasks for workers, and a writer that saves their results."""
