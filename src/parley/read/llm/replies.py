"""A model's words to the entries they list: whole JSON, JSON among other words, or cut JSON."""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from parley.read.llm.cache import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What an answer lists.

    Attributes:
        entries: The list's entries, each any JSON.
        form: How the server held the answer to its form.
        is_usable: False where the answer holds no such list.
        is_whole: False where the list breaks off; the entries before that are there.
    """

    entries: tuple[Any, ...] = ()
    form: str
    is_usable: bool
    is_whole: bool = True


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse)


def read_reply(answer: Answer, name: str) -> Reply:
    """Return the entries of the list that an answer holds under a name.

    Words around the object, such as the fence of a code block, are passed over.
    """
    text = answer.text
    start = text.find("{")
    try:
        value, _ = _DECODER.raw_decode(text, max(start, 0))
    except (ValueError, RecursionError):
        entries = _before_the_break(text, name)
        if not entries and (entries is None or answer.is_whole):
            return Reply(form=answer.form, is_usable=False)
        return Reply(entries=tuple(entries), form=answer.form, is_usable=True, is_whole=False)
    listed = value.get(name) if isinstance(value, dict) and set(value) == {name} else None
    if not isinstance(listed, list):
        return Reply(form=answer.form, is_usable=False)
    return Reply(entries=tuple(listed), form=answer.form, is_usable=True, is_whole=answer.is_whole)


def _before_the_break(text: str, name: str) -> list[Any] | None:
    """Return the whole entries of a list that breaks off, `None` where no list begins."""
    opening = f'"{name}"'
    at = text.find("[", text.find(opening) + len(opening)) if opening in text else -1
    if at < 0:
        return None
    entries: list[Any] = []
    at += 1
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        try:
            entry, at = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return entries
        entries.append(entry)
