"""A row of the ledger, and the hash that ties it to the row before."""

import dataclasses
import hashlib
import json
from typing import Any

from parley.errors import BrokenChain, InvalidRecord
from parley.ledger.codec import Record, unpack
from parley.records import plain_identity

#: What the first row names as its predecessor.
GENESIS = "0" * 64
#: Digits of an identity shown in messages: 48 bits tell any two rows of a ledger apart.
SHORT = 12


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, as stored.

    Attributes:
        number: Its place in the chain, counted from 1.
        lineage: Number of the first row of which this one is a correction; its own where none.
        id: Identity of the record.
        kind: Kind of the record.
        source: Identity of the source for a source or claim, else `""`.
        known: ISO day or UTC time at which the record became known.
        recorded: ISO UTC time at which the row was written.
        author: Who wrote it.
        reason: Why, for a correction; `""` otherwise.
        replaces: Identity of the record it corrects, `""` where none.
        record: Canonical JSON of the record.
        previous: Hash of the row before.
        hash: SHA-256 over canonical JSON of (`previous`, all other fields).
    """

    number: int
    lineage: int
    id: str
    kind: str
    source: str
    known: str
    recorded: str
    author: str
    reason: str
    replaces: str
    record: str
    previous: str
    hash: str = ""

    def digest(self) -> str:
        """Return the hash that this row ought to carry."""
        return plain_identity([self.previous, {name: getattr(self, name) for name in HASHED}])

    def sealed(self) -> "Row":
        """Return the row with its hash.

        Raises:
            InvalidRecord: A field holds text that cannot be stored everywhere.
        """
        if "\0" in self.author + self.reason:
            raise InvalidRecord(f"row by {self.author!r}: give author and reason without NUL")
        try:
            return dataclasses.replace(self, hash=self.digest())
        except UnicodeEncodeError as error:
            raise InvalidRecord(f"row by {self.author!r}: {error}; give valid text") from error

    def payload(self) -> dict[str, Any]:
        """Return the record's JSON form.

        Raises:
            ValueError: The stored text is no JSON object.
        """
        payload = json.loads(self.record)
        if not isinstance(payload, dict):
            raise ValueError(f"expected a JSON object, found {type(payload).__name__}")
        return payload

    def fault(self) -> str:
        """Say what is wrong with this row on its own; `""` where it matches its hash."""
        try:
            found = self.digest()
        except UnicodeEncodeError as error:
            return f"its fields cannot be hashed: {error}"
        if found != self.hash:
            return f"its hash is {self.hash}, its content gives {found}"
        return ""

    def open(self, content: object = None) -> Record:
        """Return the record, once the row has been held against its hash.

        Args:
            content: The bytes, for a source.

        Raises:
            BrokenChain: Row or bytes are not what was written.
        """
        fault = self.fault()
        if not fault and self.kind == "source":
            fault = bytes_fault(self.id, content)
        try:
            if not fault:
                given = {} if content is None else {"content": content}
                return unpack(self.kind, self.payload() | given)
        except (InvalidRecord, ValueError) as error:
            fault = str(error)
        raise BrokenChain(
            f"table entries, row {self.number}, id {str(self.id)[:SHORT]}: {fault}; "
            f"run `parley verify`, then restore the ledger from an export"
        )


FIELDS = tuple(field.name for field in dataclasses.fields(Row))
HASHED = tuple(name for name in FIELDS if name not in ("previous", "hash"))


def bytes_fault(sha256: str, content: object) -> str:
    """Say how a source's bytes differ from their SHA-256; `""` where they match."""
    if content is None:
        return "its bytes are missing"
    if not isinstance(content, bytes):
        return f"its bytes were turned into {type(content).__name__}"
    found = hashlib.sha256(content).hexdigest()
    return "" if found == sha256 else f"its bytes have SHA-256 {found}, expected {sha256}"
