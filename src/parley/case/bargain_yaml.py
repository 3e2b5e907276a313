"""Writing a drafted block `bargain:` as YAML, and putting it into a case file."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from parley.case.case_file import CaseFile
from parley.case.whole import replacing
from parley.errors import CaseError

_PHRASE = 80  # characters of a claim's words that tell a reader what is meant


@dataclass(slots=True)
class Cell:
    """A drafted number: a range, or a blank of which only the basis is known."""

    low: float | None = None
    high: float | None = None
    basis: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    def take_in(self, value: float, name: str, why: str) -> None:
        """Widen the range by a value that a claim supports."""
        self.low = value if self.low is None else min(self.low, value)
        self.high = value if self.high is None else max(self.high, value)
        self.note(name, why)

    def note(self, name: str, why: str) -> None:
        """Name one more claim behind the number."""
        if name not in self.basis:
            self.basis.append(name)
        if why not in self.why:
            self.why.append(why)

    def text(self) -> str:
        """Return the number as it stands in YAML, `""` for a blank of which nothing is known."""
        if not self.basis:
            return ""
        ends = [] if self.low is None else [f"low: {self.low:g}, high: {self.high:g}"]
        why = f"why: {in_quotes('; '.join(self.why))}"
        return f"{{{', '.join([*ends, f'basis: {in_brackets(self.basis)}', why])}}}"


def shortened(text: str) -> str:
    """Return as much of a claim's words as tells a reader what is meant."""
    line = " ".join(text.split())
    return line if len(line) <= _PHRASE else f"{line[: _PHRASE - 1].rstrip()}…"


def in_quotes(text: str) -> str:
    """Return text as YAML reads it back: bare where that is safe."""
    return (
        text if re.fullmatch(r"[A-Z][A-Z0-9:]{2,}", text) else json.dumps(text, ensure_ascii=False)
    )


def in_brackets(items: Sequence[str]) -> str:
    """Return names as a YAML list on one line."""
    return f"[{', '.join(items)}]"


def append_block(path: Path, block: str) -> None:
    """Add a drafted block at the end of a case file; every other letter of it stays.

    Raises:
        CaseError: It has such a block already.
        OutputError: It cannot be written; it is then as it was.
    """
    text = path.read_text(encoding="utf-8-sig")
    known = yaml.safe_load(text) or {}
    if known.get("bargain") is not None:
        raise CaseError(
            f"{path}: bargain: is there already; delete it first, or copy from what --draft prints"
        )
    if "bargain" in known:
        raise CaseError(f"{path}: bargain: an empty key stands there; delete that line first")
    changed = f"{text.rstrip()}\n{block}"
    if yaml.safe_load(changed) != {**known, **yaml.safe_load(block)}:
        raise CaseError(f"{path}: its form leaves no place for a block; copy it in yourself")
    with replacing(path, otherwise="make it and its folder writable") as part:
        part.write_text(changed, encoding="utf-8")
    CaseFile.load(path)
