"""Who was looking, and how late a data set tells what it saw."""
