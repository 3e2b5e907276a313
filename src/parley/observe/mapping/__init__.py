"""How one event file is to be read, as an analyst writes it."""
