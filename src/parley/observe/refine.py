"""What a mapping adds to any layout, known or guessed: filters, and who acts."""

import difflib
from dataclasses import replace

from parley.errors import CaseError
from parley.observe.columns import fold
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
    places = {fold(name): place for place, name in enumerate(raw.names)}
    conditions = []
    for name, values in mapping.where.items():
        if fold(name) not in places:
            near = difflib.get_close_matches(name, raw.names, n=1, cutoff=0.0)
            raise CaseError(
                f"{raw.file}: `where: {name}` names no column of the file; did you mean "
                f"`{near[0]}`?"
            )
        wanted = ", ".join(f"lower({literal(value)})" for value in values)
        conditions.append(f"lower({cell(places[fold(name)])}) IN ({wanted})")
    return " AND ".join(conditions) or "true"
