"""Mappings as YAML that an analyst can edit, and give back."""

from collections.abc import Mapping
from typing import Any

from parley.observe.mapping.entry import COLUMN_KEYS, EventMapping

#: Keys whose list of one value is written as that value.
_SINGLE = frozenset((*COLUMN_KEYS, "same", "text", "less"))


def write_mappings(mappings: Mapping[str, EventMapping]) -> str:
    """Return an `events:` entry as YAML, without what is left at its default.

    Args:
        mappings: How each file is read, by file name.
    """
    import yaml

    entries = {name: _plain(mapping) for name, mapping in mappings.items()}
    return yaml.safe_dump({"events": entries}, allow_unicode=True, sort_keys=False, width=100)


def _plain(mapping: EventMapping) -> dict[str, Any]:
    raw = mapping.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    return {key: _value(key, value) for key, value in raw.items()}


def _value(key: str, value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        single = key in _SINGLE and len(value) == 1
        return value[0] if single else [_value("", part) for part in value]
    if isinstance(value, dict):
        return {name: _value("", part) for name, part in value.items()}
    return value
