"""What is known of public data sets: each a mapping, with the header it is known by."""
