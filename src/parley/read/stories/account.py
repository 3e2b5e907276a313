"""A claim laid open for comparison: who, what, when, where, which words, which figures."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import singledispatch
from itertools import islice

from parley.read.stories.figures import Figure, find_figures
from parley.read.stories.words import FULL_WEIGHT, content, find_words, stem, weight_of
from parley.records import (
    AUTHOR_ID,
    Actor,
    Claim,
    Explanation,
    Forecast,
    Offer,
    Period,
    Pledge,
    Poll,
    Position,
    ReportedEvent,
    Source,
    Split,
    Statement,
)

_NEGATION = re.compile(
    r"(?:\b(?:not|never|no|nobody|none|neither|nor|without|cannot)|n['’]t)\b", re.IGNORECASE
)
#: Words behind a negation among which the word stands that it denies.
_DENIED_WITHIN = 4
#: Acts in which nobody is the target: "A met B" is "B met A".
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The fields of a claim that its kind compares.

    Attributes:
        label: What must be equal: an event's type, a stance, a likelihood.
        status: Whether the act is told as done, planned or denied; `""` where kinds have none.
        by: Who acts, speaks or holds.
        to: On whom or to whom.
        when: Days of the act.
        due: Day by which it is to be done.
        where: Place names.
        act: An act that two texts may class apart ("other"), `""` where none.
    """

    label: str = ""
    status: str = ""
    by: tuple[Actor, ...] = ()
    to: tuple[Actor, ...] = ()
    when: Period | None = None
    due: Period | None = None
    where: tuple[str, ...] = ()
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A claim of one source, ready to be held against another's.

    Attributes:
        id: Identity of the claim.
        sha256: Identity of its source. Both are kept: they are asked for often, and hashed.
        claim: The claim.
        source: Its source.
        told: Its fields.
        words: Stems with weights, the names of its actors left out.
        written: The same stems as the claim writes them.
        figures: Numbers with what they count.
        names: Stems of proper names among them; what many names share ("Front") is left out.
        denied: Stems that a negation stands before.
    """

    id: str
    sha256: str
    claim: Claim
    source: Source
    told: Told
    words: dict[str, float]
    written: dict[str, str]
    figures: tuple[Figure, ...]
    names: frozenset[str]
    denied: frozenset[str]

    @classmethod
    def of(cls, claim: Claim, source: Source) -> "Account":
        """Return the account that a claim gives."""
        told = fields_of(claim)
        text = _words_of(claim)
        found = content(text, without=[actor.name for actor in (*told.by, *told.to)])
        return cls(
            id=claim.id,
            sha256=claim.source_sha256,
            claim=claim,
            source=source,
            told=told,
            words={stem: weight for stem, (weight, _) in found.items()},
            written={stem: word for stem, (_, word) in found.items()},
            figures=() if isinstance(claim, Poll) else find_figures(text),
            names=frozenset(s for s in _named_in(text) if found.get(s, (0.0,))[0] == FULL_WEIGHT),
            denied=_denied(text),
        )

    def is_own_view(self) -> bool:
        """Tell whether it is the writer's own judgement: two writers' are never one."""
        judged = isinstance(self.claim, Forecast | Explanation | Statement | Position)
        return judged and any(actor.id == AUTHOR_ID for actor in self.told.by)

    def window(self, press_days: int) -> tuple[date, date] | None:
        """Return the days on which it can have happened, `None` where nothing says.

        Args:
            press_days: How long before its publication an undated act lies at most.
        """
        when = self.told.when
        if when is not None and when.days <= press_days + 1:
            return when.first, when.last
        published = self.source.published
        if published is None:
            return None
        return published - timedelta(press_days), published


def _denied(text: str) -> frozenset[str]:
    """Return the stem that each negation denies: the first word behind it that says something."""
    found: set[str] = set()
    for negation in _NEGATION.finditer(text):
        behind = [word for _, _, word in islice(find_words(text[negation.end() :]), _DENIED_WITHIN)]
        stems = (stem(word) for word in behind if weight_of(word, stem(word)))
        found.update(islice(stems, 1))
    return frozenset(found)


def _words_of(claim: Claim) -> str:
    """Return the words that tell what a claim is about: of a poll, who was asked what."""
    return f"{claim.population} {claim.measure}" if isinstance(claim, Poll) else claim.span.text


def _named_in(text: str) -> set[str]:
    """Return the stems of words with a capital, the first left out: it may begin a sentence."""
    words = islice(find_words(text), 1, None)
    return {stem(word) for start, _, word in words if text[start].isupper()}


@singledispatch
def fields_of(claim: Claim) -> Told:
    """Return the fields of a claim that its kind compares."""
    raise TypeError(f"no comparison for {type(claim).__name__}")


@fields_of.register
def _(claim: Statement) -> Told:
    return Told(by=(claim.maker,))


@fields_of.register
def _(claim: ReportedEvent) -> Told:
    doers, targets = (claim.source, *claim.also), claim.also_targets
    targets = targets if claim.target is None else (claim.target, *targets)
    if claim.type in _MUTUAL:
        doers, targets = (*doers, *targets), ()
    status = "done" if claim.status in ("happened", "ongoing", "alleged") else claim.status
    return Told(
        label=claim.type,
        status=status,
        by=_named(*doers),
        to=_named(*targets),
        when=claim.when,
        where=claim.where,
    )


@fields_of.register
def _(claim: Pledge) -> Told:
    return Told(
        by=_named(claim.by, *claim.also),
        to=_named(claim.to),
        when=claim.begins,
        due=claim.due,
        where=claim.where,
        act=claim.act,
    )


@fields_of.register
def _(claim: Offer) -> Told:
    return Told(by=_named(claim.by), to=_named(claim.to))


@fields_of.register
def _(claim: Position) -> Told:
    return Told(by=_named(claim.party, *claim.also), status=claim.stance)


@fields_of.register
def _(claim: Poll) -> Told:
    pollster = Actor(name=claim.pollster, id="")
    return Told(label=f"{claim.value:g}", by=_named(pollster), when=claim.when)


@fields_of.register
def _(claim: Split) -> Told:
    return Told(label=claim.side, by=_named(claim.a, claim.b))


@fields_of.register
def _(claim: Explanation) -> Told:
    return Told(by=(claim.by,))


@fields_of.register
def _(claim: Forecast) -> Told:
    return Told(by=(claim.by,), status=claim.likelihood)


def _named(*actors: Actor | None) -> tuple[Actor, ...]:
    """Return the actors of whom anything is known, each once."""
    known = {
        actor.id or actor.name: actor
        for actor in actors
        if actor is not None and (actor.id or actor.name)
    }
    return tuple(known.values())
