"""Questions, sorting and ordering, with answers that are kept in the cell."""
