"""What people say of a verdict: two different names carry one, and dissent is kept."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from parley.records import Judgement, Override

#: Names that it takes for a human verdict to stand.
NAMES_NEEDED = 2
#: What a person decides who takes an earlier word back.
WITHDRAWN = "withdrawn"
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir"})


def override_of(pledge: str, judgements: Iterable[Judgement]) -> Override | None:
    """Return what people say of one finding, `None` where nobody does.

    A person's last word counts. A verdict stands where two people give it, unless two others
    agree on another; what the rest say is kept as dissent.

    Args:
        pledge: What the pledge is called now.
        judgements: Verdicts on it at one horizon, in the order given.
    """
    last: list[Judgement] = []
    for judgement in judgements:
        last = [each for each in last if not same_person(each.author, judgement.author)]
        last.append(judgement)
    voices = tuple(each for each in last if each.decision != WITHDRAWN)
    if not voices:
        return None
    carried = [v for v in _decisions(voices) if _votes(voices, v) >= NAMES_NEEDED]
    return Override(
        pledge=pledge,
        horizon=voices[0].horizon,
        verdict=carried[0] if len(carried) == 1 else "",
        voices=voices,
    )


def overrides(
    judgements: Iterable[Judgement], *, now: Mapping[str, str] = MappingProxyType({})
) -> tuple[Override, ...]:
    """Return what people say of every finding they spoke of, in the order of the first word.

    Args:
        judgements: In the order given; those without a horizon are about other records.
        now: What a pledge is called now, by what it was called then.
    """
    spoken: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in judgements:
        if judgement.horizon:
            pledge = now.get(judgement.about, judgement.about)
            spoken.setdefault((pledge, judgement.horizon), []).append(judgement)
    found = (override_of(pledge, words) for (pledge, _), words in spoken.items())
    return tuple(each for each in found if each is not None)


def same_person(first: str, second: str) -> bool:
    """Return whether two names obviously mean one person.

    Case, spaces, accents, punctuation, titles and the order of names do not tell people apart,
    nor does an initial from a name it may stand for, or a name from itself with more beside it.
    """
    shorter, longer = sorted((_parts(first), _parts(second)), key=len)
    left = list(longer)
    for part in sorted(shorter, key=len, reverse=True):  # whole names first, initials take the rest
        match = next((each for each in left if _stands_for(part, each)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _parts(name: str) -> list[str]:
    """Return the parts of a name, folded; a mail address by what stands before its @."""
    local = name.strip().partition("@")[0] or name
    plain = unicodedata.normalize("NFKD", local).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    parts = re.findall(r"[^\W_]+", letters)
    return [part for part in parts if part not in _TITLES] or parts or [letters]


def _stands_for(part: str, other: str) -> bool:
    shorter, longer = sorted((part, other), key=len)
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))


def _decisions(voices: Sequence[Judgement]) -> list[str]:
    return list(dict.fromkeys(voice.decision for voice in voices))


def _votes(voices: Sequence[Judgement], decision: str) -> int:
    return sum(voice.decision == decision for voice in voices)
