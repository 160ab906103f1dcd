"""``grader autograde``: tasks for workers, and one that writes what came of them."""
