"""Read what a person wrote as YAML, and say where it is none."""

import difflib
from pathlib import Path
from typing import Any

import yaml

from parley.errors import CaseError, MissingInput


def read_yaml(path: Path) -> Any:  # noqa: ANN401  (YAML holds any type)
    """Return the content of a YAML file.

    Raises:
        MissingInput: There is no such file.
        CaseError: It cannot be read as YAML; the message names the line.
    """
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise MissingInput(f"no file {path}{_nearest(path)}") from error
    except UnicodeDecodeError as error:
        raise CaseError(f"{path} is no UTF-8 text (byte {error.start}); save it so") from error
    except OSError as error:
        raise CaseError(f"{path} cannot be read ({error.strerror}); name a YAML file") from error
    except yaml.YAMLError as error:
        raise CaseError(f"{path}{_place(error)}") from error


#: What a value is called that a validator asks for by the name of its type.
_EXPECTED = {
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "keys and values (`KEY: VALUE`)",
    "model_type": "keys and values (`KEY: VALUE`)",
    "mapping_type": "keys and values (`KEY: VALUE`)",
    "string_type": "text",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}


def told(kind: str, message: str, found: object) -> str:
    """Return a validator's complaint in words: expected against found.

    Args:
        kind: Its type of error.
        message: Its own words, for a type that has none here.
        found: The value it complains about.
    """
    expected = _EXPECTED.get(kind)
    return f"expected {expected}, found {found!r:.60}" if expected else f"{message}, {found!r:.60}"


def _place(error: yaml.YAMLError) -> str:
    """Return where a text stops being YAML, and what stands there."""
    mark = getattr(error, "problem_mark", None)
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    if mark is None:
        return f" is no YAML: {said}"
    if "'\\t'" in said:
        return f" line {mark.line + 1}: a tab; indent with spaces"
    return f" line {mark.line + 1}, column {mark.column + 1}: no YAML ({said}); correct the line"


def _nearest(path: Path) -> str:
    """Return the nearest name in the folder, as a question."""
    if not path.parent.is_dir():
        return f"; there is no folder {path.parent}"
    names = sorted(entry.name for entry in path.parent.iterdir())
    close = difflib.get_close_matches(path.name, names, n=1)
    return f"; did you mean {close[0]!r}?" if close else "; check the name and the folder"
