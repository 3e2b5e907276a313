"""The ledger as JSON Lines: a header, then one line a row, in the order of the chain."""

import base64
import binascii
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from parley.errors import BrokenChain, InputError, LedgerError
from parley.ledger.chain import FIELDS, Row
from parley.ledger.verify import Inspector
from parley.records import canonical_json

if TYPE_CHECKING:
    from parley.ledger.transaction import Transaction

NAME = "parley-ledger"
#: Raised when the lines change their shape.
FORMAT = 1
BATCH = 1000
_LINE_ENDS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def export_jsonl(ledger: "Transaction", stream: TextIO) -> int:
    """Write the ledger; return the number of rows.

    The header names the head of the chain, so a file that was cut short is noticed on import.
    A source's line carries its bytes as base64 in `content`.
    """
    number, head = ledger.head()
    header = {"ledger": NAME, "format": FORMAT, "rows": number, "head": head}
    stream.write(_line(header))
    for row in ledger.rows():
        line: dict[str, Any] = {name: getattr(row, name) for name in FIELDS}
        line["record"] = row.payload()
        if row.kind == "source":
            content = ledger.content(row.id)
            if not isinstance(content, bytes):
                raise BrokenChain(
                    f"table contents, row {row.number}: no bytes; run `parley verify`"
                )
            line["content"] = base64.b64encode(content).decode()
        stream.write(_line(line))
    return number


def _line(content: dict[str, Any]) -> str:
    """Return one line; what some programs take for the end of a line is escaped within it."""
    return canonical_json(content).translate(_LINE_ENDS) + "\n"


def import_jsonl(ledger: "Transaction", stream: Iterable[str]) -> int:
    """Add the rows of an export that the ledger does not hold yet; return how many.

    Every row is held against its hash as it comes, and the ledger's own rows must be the first
    rows of the export.

    Raises:
        InputError: A line is not what an export holds, or lines are missing.
        BrokenChain: A row is not what was written.
        LedgerError: The ledger went another way than the export.
    """
    lines = _objects(stream)
    header = _header(lines)
    stored, _ = ledger.head()
    # The last row that both ought to have: where it agrees, all before it do.
    shared = min(stored, header["rows"])
    inspector = Inspector()
    rows: list[Row] = []
    contents: dict[str, bytes] = {}
    for place, line in lines:
        row, content = _row(place, line)
        if broken := inspector.inspect(row, {row.id: content}.get):
            raise BrokenChain(f"{place}: {broken}; nothing was imported, export the ledger again")
        if row.number == shared and row.hash != ledger.hash_at(shared):
            raise LedgerError(
                f"{place}: row {shared} differs from this ledger's row {shared}; the two ledgers "
                f"went different ways: import into a new ledger"
            )
        if row.number > stored:
            rows.append(row)
            contents |= {} if content is None else {row.id: content}
        if len(rows) >= BATCH:
            ledger.write(rows, contents)
            rows, contents = [], {}
    if (inspector.rows, inspector.head) != (header["rows"], header["head"]):
        raise InputError(
            f"the export ends at row {inspector.rows}, its header says {header['rows']}; the file "
            f"is cut short: export the ledger again"
        )
    ledger.write(rows, contents)
    return max(inspector.rows - stored, 0)


def _decoded(stream: Iterable[str]) -> Iterator[str]:
    try:
        yield from stream
    except UnicodeDecodeError as error:
        raise InputError(f"the export is not UTF-8 ({error}); export the ledger again") from error


def _objects(stream: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, text in enumerate(_decoded(stream), start=1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
        except ValueError as error:
            raise InputError(
                f"line {number}: not JSON ({error}); the file may be cut short: export it again"
            ) from error
        if not isinstance(line, dict):
            raise InputError(f"line {number}: expected an object, found {type(line).__name__}")
        yield f"line {number}", line


def _header(lines: Iterator[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    place, header = next(lines, ("line 1", {}))
    if header.get("ledger") != NAME:
        raise InputError(
            f"{place}: no header of a ledger export; give a file written by a ledger's export"
        )
    if header.get("format") != FORMAT:
        raise InputError(
            f"{place}: export format {header.get('format')}, this Parley reads {FORMAT}; "
            f"upgrade Parley (pip install -U parley)"
        )
    if not isinstance(header.get("rows"), int) or not isinstance(header.get("head"), str):
        raise InputError(f"{place}: the header lacks `rows` or `head`; export the ledger again")
    return header


def _row(place: str, line: dict[str, Any]) -> tuple[Row, bytes | None]:
    """Return the row of a line, and the bytes where it is a source's."""
    if missing := set(FIELDS) - set(line):
        raise InputError(f"{place}: {', '.join(sorted(missing))} missing; export the ledger again")
    row = Row(**{name: line[name] for name in FIELDS} | {"record": canonical_json(line["record"])})
    if "content" not in line:
        return row, None
    try:
        return row, base64.b64decode(line["content"], validate=True)
    except (binascii.Error, TypeError, ValueError) as error:
        raise InputError(f"{place}: `content` is no base64 ({error}); export it again") from error
