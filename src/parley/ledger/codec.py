"""A record as JSON and back, typed by the record's own annotations."""

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from parley.errors import InvalidRecord
from parley.records import (
    KINDS,
    Claim,
    Dataset,
    Finding,
    Judgement,
    Source,
    Test,
    identity,
    plain,
)

Record = Source | Claim | Dataset | Test | Finding | Judgement

#: What a ledger keeps, by the kind written on the row; claims go by their own kinds.
RECORDS: Mapping[str, type[Record]] = MappingProxyType(
    {
        "source": Source,
        "dataset": Dataset,
        "test": Test,
        "finding": Finding,
        "judgement": Judgement,
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


def payload_id(kind: str, payload: Mapping[str, Any]) -> str:
    """Return the identity of a record from its JSON form.

    It is taken from what is stored rather than from the record read back, so that a row written
    before a record gained a field keeps its identity.
    """
    if kind == "source":
        return str(payload["content"])
    if kind in KINDS:
        return identity({"kind": kind, "claim": payload})
    return identity(payload)


def unpack(kind: str, payload: Mapping[str, Any]) -> Record:
    """Return the record of a kind from its JSON form; a source's `content` must be its bytes.

    Raises:
        InvalidRecord: Unknown kind or field, a value of the wrong type, or values that
            contradict each other.
    """
    if kind not in RECORDS:
        raise InvalidRecord(f"{kind!r} is no kind of record; kinds are {', '.join(RECORDS)}")
    return cast(Record, read_as(RECORDS[kind], payload))


def read_as(hint: Any, value: Any) -> Any:  # noqa: ANN401  (any annotation, any JSON)
    """Return a JSON value as the annotated type.

    Raises:
        InvalidRecord: The value does not have that type.
        TypeError: The annotation is outside what records use.
    """
    return _reader(hint)(value)


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    """Return the function that reads one annotation; built once, as rows come by the thousand."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _union_reader(get_args(hint))
    if origin is tuple:
        return _tuple_reader(get_args(hint))
    if dataclasses.is_dataclass(hint):
        return _dataclass_reader(cast(type[Any], hint))
    if hint in _SCALARS:
        return _SCALARS[hint]
    raise TypeError(f"no reader for {hint!r}; records use scalars, dates, tuples and records")


def _expected(what: str, value: object) -> InvalidRecord:
    return InvalidRecord(f"expected {what}, found {type(value).__name__} {str(value)[:40]!r}")


def _scalar(*accepted: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:  # noqa: ANN401
        # True is an int to Python; a record's number never is.
        if not isinstance(value, accepted) or (isinstance(value, bool) and bool not in accepted):
            raise _expected(accepted[0].__name__, value)
        return value

    return read


def _parsed(name: str, parse: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:  # noqa: ANN401
        try:
            return parse(value)
        except (TypeError, ValueError) as error:
            raise _expected(name, value) from error

    return read


_SCALARS: Mapping[Any, Callable[[Any], Any]] = MappingProxyType(
    {
        str: _scalar(str),
        bytes: _scalar(bytes),
        bool: _scalar(bool),
        int: _scalar(int),
        # An int in a float's place stays one: 14 and 14.0 are equal, but not as JSON.
        float: _scalar(float, int),
        type(None): _scalar(type(None)),
        date: _parsed("ISO day", date.fromisoformat),
        datetime: _parsed("ISO time", datetime.fromisoformat),
        timedelta: _parsed("seconds", lambda seconds: timedelta(seconds=seconds)),
    }
)


def _union_reader(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    readers = [_reader(member) for member in members]

    def read(value: Any) -> Any:  # noqa: ANN401
        if value is None and type(None) in members:
            return None
        for reader in readers:
            try:
                return reader(value)
            except InvalidRecord as error:
                last = error
        raise last

    return read


def _tuple_reader(members: tuple[Any, ...]) -> Callable[[Any], Any]:
    readers = [_reader(member) for member in members if member is not Ellipsis]
    repeats = Ellipsis in members

    def read(value: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, list) or not (repeats or len(value) == len(readers)):
            raise _expected("list" if repeats else f"list of {len(readers)}", value)
        if repeats:
            return tuple(map(readers[0], value))
        return tuple(reader(item) for reader, item in zip(readers, value, strict=True))

    return read


def _dataclass_reader(cls: type[Any]) -> Callable[[Any], Any]:
    hints = get_type_hints(cls)
    readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(cls)}

    def read(value: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, Mapping):
            raise _expected(cls.__name__, value)
        fields = {}
        for name, item in value.items():
            if name not in readers:
                raise InvalidRecord(f"{cls.__name__} has no field {name!r}; is Parley up to date?")
            try:
                fields[name] = readers[name](item)
            except InvalidRecord as error:
                raise InvalidRecord(f"{cls.__name__}.{name}: {error}") from error
        try:
            return cls(**fields)
        except TypeError as error:
            raise InvalidRecord(f"{cls.__name__}: {error}") from error

    return read
