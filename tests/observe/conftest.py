"""Event files for the tests: small ones that ship, and ones written for a single test."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from parley.observe import Observation, observe, read_mapping
from parley.records import MARKS, mark_bit

EVENTS = Path(__file__).parents[1] / "data" / "events"


@pytest.fixture
def events() -> Path:
    return EVENTS


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of text or bytes and return its path."""

    def written(content: str | bytes, name: str = "log.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return written


@pytest.fixture
def see() -> Callable[..., Observation]:
    """Observe one file under a mapping written as YAML holds it."""

    def seen(path: Path, **mapping: Any) -> Observation:
        mappings = {path.name: read_mapping(mapping, name=path.name)} if mapping else {}
        return observe([path], mappings=mappings)

    return seen


@pytest.fixture
def marks() -> Callable[[Observation], list[set[str]]]:
    """Return the marks of each row by name."""

    def named(observation: Observation) -> list[set[str]]:
        bits = observation.table["marks"].to_pylist()
        return [{mark for mark in MARKS if value & mark_bit(mark)} for value in bits]

    return named
