"""A correction is a row that names the record it stands for; undoing one is another."""

from typing import TYPE_CHECKING

from parley.errors import LedgerError, MissingInput
from parley.ledger.chain import SHORT, Row
from parley.ledger.codec import Packed, Record, pack
from parley.ledger.intake import Intake

if TYPE_CHECKING:
    from parley.ledger.transaction import Transaction


def open_row(ledger: "Transaction", row: Row) -> Record:
    """Return the record of a row, held against the row's hash and a source's bytes."""
    return row.open(ledger.content(row.id) if row.kind == "source" else None)


def lineages(ledger: "Transaction", id_: str) -> list[list[Row]]:
    """Return the rows that stood before and after a record, one list a lineage.

    Raises:
        MissingInput: No such record.
    """
    found = ledger.lineages(id_)
    if not found:
        raise MissingInput(f"record {id_[:SHORT]}: not in the ledger; give a whole identity")
    return found


def correct(ledger: "Transaction", intake: Intake, old_id: str, new: Packed, reason: str) -> None:
    """Put a record in the place of another, wherever that one stands.

    Raises:
        MissingInput: No such record.
        LedgerError: It no longer stands, or the correction changes nothing.
    """
    found = lineages(ledger, old_id)
    standing = [rows[-1] for rows in found if rows[-1].id == old_id]
    written = (old_id, new.text, intake.author, reason)
    replay = standing or [row for rows in found for row in rows]
    if any((row.replaces, row.record, row.author, row.reason) == written for row in replay):
        return
    if not standing:
        last = found[-1][-1]
        raise LedgerError(
            f"record {old_id[:SHORT]}: {last.author} put {last.id[:SHORT]} in its place "
            f"({last.reason}); correct that one"
        )
    if any(row.record == new.text for row in standing):
        raise LedgerError(
            f"record {old_id[:SHORT]}: the correction changes nothing; give a record that differs"
        )
    for row in standing:
        intake.replace(row, new, reason=reason)


def undo(ledger: "Transaction", intake: Intake, id_: str, reason: str) -> str:
    """Put back what a record replaced; return its identity.

    Raises:
        MissingInput: No such record.
        LedgerError: No correction to undo.
    """
    for rows in lineages(ledger, id_):
        before = [row for row in rows if row.record != rows[-1].record]
        if rows[-1].id == id_ and before:
            old = before[-1]
            record = pack(open_row(ledger, old))
            intake.replace(rows[-1], record, reason=reason, known=old.known)
            return old.id
    raise LedgerError(
        f"record {id_[:SHORT]}: it stands in no other's place, so there is nothing to undo; "
        f"`history` shows how it came to be"
    )
