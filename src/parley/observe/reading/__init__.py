"""From a mapping, and for what it leaves open the usual names of columns, to a layout."""
