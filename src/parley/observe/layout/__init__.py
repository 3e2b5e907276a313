"""A layout says in SQL what the columns of one file are; here it is also run."""
