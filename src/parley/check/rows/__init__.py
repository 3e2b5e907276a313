"""Done: the rows of a data set that a test may count, in arrays, and the windows they fall in."""
