"""Filing a reading: once for its bytes, corrected where a later one knows more of the document."""

from collections.abc import Sequence
from dataclasses import replace

from parley import ledger, pipeline
from parley.errors import InputError
from parley.records import PROGRAM, Claim, Span


def file_reading(book: ledger.Ledger, reading: pipeline.Reading) -> pipeline.Reading:
    """File a reading in a ledger, whole or not at all, and return it as filed.

    A reading of bytes that are there already corrects the earlier one row by row where it knows
    another date or publisher; else the earlier reading stands, whatever parse it rests on.

    Raises:
        InputError: Another reader, rules or a model, has read these bytes: what both found would
            count twice.
    """
    source = reading.source
    old = book.source(source.sha256)
    if old is None:
        book.append([source, *reading.claims])
        return reading
    claims = book.claims(source=source.sha256)
    _require_one_reader(source.name, claims, reading.claims)
    is_same = old == replace(source, seen=old.seen, name=old.name)
    if is_same or (source.published is None and old.published is not None):
        if claims or reading.account is None:
            return replace(reading, source=old, claims=claims)
        book.append(reading.claims)  # the rules found nothing
        return replace(reading, source=old)
    with book.together():
        _correct(book, reading)
    return reading


def _require_one_reader(name: str, old: Sequence[Claim], new: Sequence[Claim]) -> None:
    readers, others = {claim.reader for claim in old}, {claim.reader for claim in new}
    if old and new and not readers & others:
        raise InputError(
            f"{name} was read into this case by {min(readers)}; what {min(others)} finds in it "
            f"would count twice. Read it into a case of its own with --case, or go on with the "
            f"case as it is"
        )


def _correct(book: ledger.Ledger, reading: pipeline.Reading) -> None:
    """Put a new reading's rows in the place of the old ones of the same words.

    What a person corrected stays as that person left it.
    """
    sha256, reason = reading.source.sha256, "the same document, read again"
    book.correct(sha256, reading.source, PROGRAM, reason)
    found = {claim.id: claim for claim in reading.claims}
    standing = {claim.id: claim for claim in book.claims(source=sha256)}
    # The same words may hold several claims of a kind; those both readings have stay.
    old: dict[tuple[str, Span], list[str]] = {}
    persons: set[str] = set()
    for id_ in (id_ for id_ in standing if id_ not in found):
        history = book.history(id_)
        read = history[0].record
        assert isinstance(read, Claim)
        old.setdefault((read.kind, read.span), []).append(id_)
        if any(entry.author != PROGRAM for entry in history):
            persons.add(id_)
    for id_, claim in found.items():
        if id_ in standing:
            continue
        same = old.get((claim.kind, claim.span))
        before = same.pop(0) if same else ""
        if not before:
            book.append(claim)
        elif before not in persons:
            book.correct(before, claim, PROGRAM, reason)
