"""Parley: what was said at the table, held against what was done on the ground."""

from importlib.metadata import version

__version__ = version("parley")
