"""A record as a row keeps it: kind, identity, canonical JSON; and back."""

import dataclasses
import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

from parley.errors import InvalidRecord
from parley.ledger.typed import read_as
from parley.records import (
    KINDS,
    Claim,
    Dataset,
    Finding,
    Judgement,
    Merge,
    Source,
    Test,
    plain,
    plain_identity,
)

Record = Source | Claim | Dataset | Test | Finding | Judgement | Merge

#: What a ledger keeps, by the kind written on the row; claims go by their own kinds.
RECORDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "source": Source,
        "dataset": Dataset,
        "test": Test,
        "finding": Finding,
        "judgement": Judgement,
        "merge": Merge,
        **KINDS,
    }
)
_KIND_OF = MappingProxyType({cls: kind for kind, cls in RECORDS.items()})


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A record made ready for its row.

    Attributes:
        record: The record.
        kind: One of `RECORDS`.
        id: The record's identity.
        text: Its canonical JSON; a source's bytes are in it as their SHA-256.
    """

    record: Record
    kind: str
    id: str
    text: str


#: Canonical JSON of what is plain already; it refuses NaN and infinity, which are no JSON.
_canonical = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
).encode


def pack(record: Record) -> Packed:
    """Return a record with its kind, identity and canonical JSON.

    Raises:
        InvalidRecord: Not a record a ledger keeps, or one that would not read back equal.
    """
    kind = _KIND_OF.get(type(record))
    if kind is None:
        raise InvalidRecord(
            f"a ledger keeps {', '.join(RECORDS)}; {type(record).__name__} is none of these"
        )
    try:
        payload = plain(record)
        text = _canonical(payload)
        id_ = payload_id(kind, payload)
    except (TypeError, ValueError) as error:
        raise InvalidRecord(
            f"{kind} cannot be written as JSON: {error}; give finite numbers, valid text and "
            f"plain Python values"
        ) from error
    packed = Packed(record=record, kind=kind, id=id_, text=text)
    _require_equal(packed, payload)
    return packed


def _require_equal(packed: Packed, payload: Mapping[str, Any]) -> None:
    """Refuse a record that the ledger could write but not give back as it was."""
    record = packed.record
    content = {"content": record.content} if isinstance(record, Source) else {}
    again = unpack(packed.kind, {**payload, **content})
    if again == record:
        return
    for field in dataclasses.fields(record):
        given, read = getattr(record, field.name), getattr(again, field.name)
        if given != read:
            raise InvalidRecord(
                f"{packed.kind} {packed.id[:12]}: `{field.name}` is {given!r} but would read back "
                f"as {read!r}; give the type its annotation names"
            )


def payload_id(kind: str, payload: dict[str, Any]) -> str:
    """Return the identity of a record from its JSON form.

    It is taken from what is stored rather than from the record read back, so that a row written
    before a record gained a field keeps its identity.
    """
    if kind == "source":
        return str(payload["content"])
    if kind in KINDS:
        return plain_identity({"kind": kind, "claim": payload})
    return plain_identity(payload)


def unpack(kind: str, payload: Mapping[str, Any]) -> Record:
    """Return the record of a kind from its JSON form; a source's `content` must be its bytes.

    Raises:
        InvalidRecord: Unknown kind or field, a value of the wrong type, or values that
            contradict each other.
    """
    if kind not in RECORDS:
        raise InvalidRecord(f"{kind!r} is no kind of record; kinds are {', '.join(RECORDS)}")
    return cast(Record, read_as(RECORDS[kind], payload))
