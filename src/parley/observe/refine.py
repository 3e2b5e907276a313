"""What a mapping adds to any layout, known or guessed: filters, and who acts."""

from dataclasses import replace

from parley.observe.chosen import named
from parley.observe.layout import Layout, RawTable, cell, literal
from parley.observe.mapping import EventMapping


def refine(layout: Layout, raw: RawTable, mapping: EventMapping) -> Layout:
    """Return a layout with the mapping's `where` and `side`.

    Raises:
        CaseError: `where` names a column that the file does not have.
    """
    fields = dict(layout.fields)
    if mapping.side is not None and layout.format != "mapped":
        fields["source"] = literal(mapping.side)
    guesses = layout.guesses
    if mapping.timezone is not None:  # stated, so no longer a guess
        guesses = tuple(guess for guess in guesses if "no time zone" not in guess)
    return replace(layout, fields=fields, keep=_where(raw, mapping), guesses=guesses)


def _where(raw: RawTable, mapping: EventMapping) -> str:
    """Return an SQL condition of the rows that the mapping wants."""
    conditions = []
    for name, values in mapping.where.items():
        column = cell(raw.names.index(named(raw, name, "where")))
        wanted = ", ".join(f"lower({literal(value)})" for value in values)
        conditions.append(f"lower({column}) IN ({wanted})")
    return " AND ".join(conditions) or "true"
