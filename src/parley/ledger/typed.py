"""Read JSON as annotated types: the half of the round trip that JSON itself forgets."""

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from parley.errors import InvalidRecord


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
