"""Identity: SHA-256 over canonical JSON, never over joined strings."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any

# Named once: a union written in the function would be built anew for every value of every record.
_SCALARS = (str, bool, int, float)
_DAYS = (datetime, date)
_SEQUENCES = (list, tuple)
_encode = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


@cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    """Return the names of a record's fields; looked up for every record that is filed."""
    return tuple(field.name for field in dataclasses.fields(cls))


def plain(value: Any) -> Any:  # noqa: ANN401  (any record field may come in)
    """Return a value as JSON types: dates as ISO text, records as objects, bytes as their hash.

    Raises:
        TypeError: The value has no canonical JSON form.
    """
    if value is None or isinstance(value, _SCALARS):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, _DAYS):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, _SEQUENCES):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    raise TypeError(f"no canonical JSON for {type(value).__name__}")


def canonical_json(value: Any) -> str:  # noqa: ANN401
    """Return the one JSON text of a value: sorted keys, no spaces, UTF-8 letters kept."""
    return _encode(plain(value))


def identity(value: Any) -> str:  # noqa: ANN401
    """Return the SHA-256 of a value's canonical JSON, as 64 hexadecimal digits."""
    return plain_identity(plain(value))


def plain_identity(value: Any) -> str:  # noqa: ANN401
    """Return the identity of what consists of JSON types already, as `plain` returns it."""
    return hashlib.sha256(_encode(value).encode()).hexdigest()
