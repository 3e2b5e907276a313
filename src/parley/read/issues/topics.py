"""The topics that parties commonly bargain over, by the words texts use for them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

PLACE, GENERAL = "place", "general"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One heading under which terms are listed.

    Attributes:
        name: The heading.
        words: Finds the words that stand for it.
        scope: `PLACE` where it is one issue for each territory, `GENERAL` where a narrower topic
            goes before it, else `""`.
    """

    name: str
    words: re.Pattern[str]
    scope: str = ""


def topic(name: str, words: Iterable[str], scope: str = "") -> Topic:
    """Return a topic whose words are found as singular or plural, in any case."""
    longest_first = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word) for word in longest_first)
    return Topic(name=name, words=re.compile(rf"\b(?:{either})(?:e?s)?\b", re.I), scope=scope)


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """Return the topics that come with Parley, narrow ones first."""
    data = files("parley.read.issues") / "data" / "topics.tsv"
    lines = [x for x in data.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return tuple(
        topic(name, words.split("|"), scope)
        for name, scope, words in (line.split("\t") for line in lines[1:])
    )


def stated_topics(stated: Mapping[str, Iterable[str]]) -> tuple[Topic, ...]:
    """Return the topics an analyst states: name to words, its own name among them."""
    return tuple(topic(name, [name, *words]) for name, words in stated.items())
