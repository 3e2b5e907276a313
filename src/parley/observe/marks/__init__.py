"""Marks that need more than one row: repeats, coordinates that stand out, and older copies."""

from parley.observe.marks.marks import count_marks

__all__ = ["count_marks"]
