"""What the analyst states about a case: `case.yaml`."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from parley.errors import CaseError, MissingInput

CASE_FILE = "case.yaml"
HEAD = """\
# What the analyst states about this case; Parley reads it and never changes what stands here.
# events:  path of an event file -> how to read it ({{}} where its header is enough)
# pledges: P1, P2, … -> what to state in place of a drafted test's defaults
name: {name}
timezone: UTC
events: {{}}
pledges: {{}}
"""


class CaseFile(BaseModel):
    """The content of `case.yaml`.

    Attributes:
        name: The case's name, the brief's title.
        timezone: IANA zone in which days of the conflict are counted.
        ledger: URL of a shared ledger; the case's own file where not given.
        events: Path of an event file, relative to the case, to its mapping.
        pledges: Pledge name (`P1`) to what the analyst states of its test.
    """

    model_config = ConfigDict(extra="forbid")

    name: str
    timezone: str = "UTC"
    ledger: str | None = None
    events: dict[str, dict[str, Any]] = Field(default_factory=dict)
    pledges: dict[str, dict[str, Any]] = Field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "CaseFile":
        """Return the content of a case file.

        Raises:
            CaseError: It is no YAML, or a key or value is wrong.
        """
        try:
            raw = yaml.safe_load(path.read_text(encoding="utf-8"))
            parsed = cls.model_validate(raw or {})
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            where = " ".join(str(error).split())
            raise CaseError(f"{path} is no YAML: {where}; correct the line named") from error
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            raise CaseError(
                f"{path}: {key or 'content'}: {first['msg'].lower()}; "
                f"known keys are {', '.join(cls.model_fields)}"
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
    if not path.is_file():
        raise MissingInput(f"no file {path}; name a YAML file with an `events:` entry")
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CaseError(f"{path} is no YAML: {' '.join(str(error).split())}") from error
    events = raw.get("events") if isinstance(raw, dict) else None
    if not isinstance(events, dict):
        raise CaseError(f"{path} has no `events:`; write `events: {{FILE: {{date: COLUMN}}}}`")
    return {str(name): dict(mapping or {}) for name, mapping in events.items()}
