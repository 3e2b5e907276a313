"""What the analyst states about a case: `case.yaml`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from parley import check
from parley.case.bargain_file import BargainEntry, explain
from parley.case.whole import replacing
from parley.errors import CaseError

CASE_FILE = "case.yaml"
HEAD = """\
# What the analyst states about this case; Parley reads it and never changes what stands here.
# events:  path of an event file -> how to read it ({{}} where its header is enough)
# issues:  name of an issue -> further words for it
# pledges: P1, P2, … -> what to state in place of a drafted test's defaults
{name}
timezone: UTC
events: {{}}
issues: {{}}
pledges: {{}}
"""


class CaseFile(BaseModel):
    """The content of `case.yaml`.

    Attributes:
        name: The case's name, the brief's title.
        timezone: IANA zone in which days of the conflict are counted.
        ledger: URL of a shared ledger; the case's own file where not given.
        events: Path of an event file, relative to the case, to its mapping.
        issues: Name of an issue to further words that stand for it.
        pledges: Pledge name (`P1`) to what the analyst states of its test.
        bargain: What the parties want and what fighting is worth; `None` where not stated.
    """

    model_config = ConfigDict(extra="forbid")

    name: str
    timezone: str = "UTC"
    ledger: str | None = None
    events: dict[str, dict[str, Any]] = Field(default_factory=dict)
    issues: dict[str, list[str]] = Field(default_factory=dict)
    pledges: dict[str, dict[str, Any]] = Field(default_factory=dict)
    bargain: BargainEntry | None = None

    @field_validator("events", "pledges", mode="before")
    @classmethod
    def _nothing_stated(cls, value: Any) -> Any:  # noqa: ANN401  (YAML gives any type)
        """Take a key with nothing behind it for one that states nothing."""
        if isinstance(value, dict):
            return {str(name): {} if entry is None else entry for name, entry in value.items()}
        return {} if value is None else value

    @field_validator("issues", mode="before")
    @classmethod
    def _no_further_words(cls, value: Any) -> Any:  # noqa: ANN401  (YAML gives any type)
        """Take an issue with nothing behind it for one that its name alone stands for."""
        if isinstance(value, dict):
            return {str(name): [] if words is None else words for name, words in value.items()}
        return {} if value is None else value

    @classmethod
    def load(cls, path: Path) -> "CaseFile":
        """Return the content of a case file.

        Raises:
            MissingInput: No such file.
            CaseError: It is no YAML, or a key or value is wrong.
        """
        raw = check.read_yaml(path) or {}
        if not isinstance(raw, dict):
            raise CaseError(f"{path}: expected keys such as `name: ...`, found {raw!r:.60}")
        try:
            parsed = cls.model_validate(raw)
        except ValidationError as error:
            first = error.errors()[0]
            if first["loc"][:1] == ("bargain",):
                raise CaseError(f"{path}: {explain(error)}") from error
            key = ".".join(str(part) for part in first["loc"])
            said = {"missing": "the key is missing", "extra_forbidden": "unknown key"}.get(
                first["type"], check.told(first["type"], first["msg"], first["input"])
            )
            raise CaseError(
                f"{path}: {key}: {said}; known keys are {', '.join(cls.model_fields)}"
            ) from error
        try:
            ZoneInfo(parsed.timezone)
        except (ValueError, OSError, LookupError) as error:
            raise CaseError(
                f"{path}: timezone {parsed.timezone!r} is none; write one such as Europe/Kyiv"
            ) from error
        return parsed


def load_mappings(path: Path) -> dict[str, dict[str, Any]]:
    """Return the `events:` entries of a case or pledge file, as written.

    Raises:
        MissingInput: No such file.
        CaseError: It is no YAML, or has no `events:`.
    """
    raw = check.read_yaml(path)
    events = raw.get("events") if isinstance(raw, dict) else None
    if not isinstance(events, dict):
        raise CaseError(f"{path} has no `events:`; write `events: {{FILE: {{date: COLUMN}}}}`")
    if wrong := [name for name, m in events.items() if not isinstance(m, dict | None)]:
        raise CaseError(f"{path}: events: {wrong[0]}: write {{date: COLUMN}} for how to read it")
    return {str(name): dict(mapping or {}) for name, mapping in events.items()}


def add_events(path: Path, names: Sequence[str]) -> None:
    """Name event files under `events:` of a case file; every other letter of it stays.

    Raises:
        CaseError: The file's form leaves no place for them.
        OutputError: It cannot be written; it is then as it was.
    """
    text = path.read_text(encoding="utf-8-sig")
    new: dict[str, Any] = {name: {} for name in names}
    entries = yaml.safe_dump(new, allow_unicode=True, width=10_000, sort_keys=False)
    changed = _with_entries(text, [f"  {line}\n" for line in entries.splitlines()])
    before, after = yaml.safe_load(text), yaml.safe_load(changed)
    if after["events"] != {**(before.get("events") or {}), **new}:
        raise CaseError(f"{path}: name the event files yourself, under `events:`: {entries}")
    with replacing(path, otherwise="make it and its folder writable") as part:
        part.write_text(changed, encoding="utf-8")


def _with_entries(text: str, lines: Sequence[str]) -> str:
    """Return a case file with lines added at the end of its block `events:`."""
    root = yaml.compose(text)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((value for key, value in pairs if key.value == "events"), None)
    if node is None:
        return f"{text.rstrip()}\nevents:\n{''.join(lines)}"
    if not node.value or node.flow_style:  # `{}`, nothing, or `{a: {}, b: {}}` on one line
        known = yaml.safe_load(text)["events"] or {}
        written = yaml.safe_dump(known, allow_unicode=True, width=10_000, sort_keys=False)
        old = [f"  {line}\n" for line in written.splitlines()] if node.value else []
        block = "".join([*old, *lines]).rstrip()
        head, tail = text[: node.start_mark.index].rstrip(" "), text[node.end_mark.index :]
        return f"{head}\n{block}{tail}"
    indent = " " * node.value[0][0].start_mark.column
    end = node.value[-1][1].end_mark.index
    head = text[:end].rstrip()
    block = "".join(f"{indent}{line.strip()}\n" for line in lines)
    return f"{head}\n{block}{text[len(head) :].removeprefix(chr(10))}"
