"""Filing a reading: once for its bytes, corrected where a later one knows more of the document."""

from dataclasses import replace

from parley import ledger, pipeline


def file_reading(book: ledger.Ledger, reading: pipeline.Reading) -> pipeline.Reading:
    """File a reading in a ledger, whole or not at all, and return it as filed.

    A reading of bytes that are there already corrects the earlier one row by row where it knows
    another date or publisher; else the earlier reading stands, whatever model made it.
    """
    with book.together():
        return _filed(book, reading)


def _filed(book: ledger.Ledger, reading: pipeline.Reading) -> pipeline.Reading:
    source = reading.source
    old = book.source(source.sha256)
    if old is None:
        book.append([source, *reading.claims])
        return reading
    is_same = old == replace(source, seen=old.seen, name=old.name)
    if is_same or (source.published is None and old.published is not None):
        return pipeline.Reading(source=old, claims=book.claims(source=source.sha256))
    _correct(book, reading)
    return reading


def _correct(book: ledger.Ledger, reading: pipeline.Reading) -> None:
    """Put a new reading's rows in the place of the old ones of the same words."""
    sha256, reason = reading.source.sha256, "the same document, read again"
    book.correct(sha256, reading.source, "parley", reason)
    old = {(c.kind, c.span): c for c in book.claims(source=sha256)}
    for claim in reading.claims:
        before = old.get((claim.kind, claim.span))
        if before is None:
            book.append(claim)
        elif before != claim:
            book.correct(before.id, claim, "parley", reason)
