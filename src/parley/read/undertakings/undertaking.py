"""A promised act in the parse, and who makes it."""

from dataclasses import dataclass
from typing import Any

from parley.read.acts import act_of
from parley.read.analysis import Analysis
from parley.read.clauses import act_words, objects, phrase, subject
from parley.records import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """A promised act in the parse.

    Attributes:
        head: Its verb or noun.
        by: Who promises.
        also: Joint makers.
        start: First code point of the words that carry it.
        end: One past the last.
        act: The guide's class.
        object: What, in the text's words.
    """

    head: Any
    by: Actor
    also: tuple[Actor, ...]
    start: int
    end: int
    act: str
    object: str


def undertaking(
    verb: Any,  # noqa: ANN401
    by: Actor,
    also: tuple[Actor, ...],
    start: int,
    end: int,
) -> Undertaking:
    """Return an undertaking of the act a verb names."""
    return Undertaking(
        head=verb, by=by, also=also, start=start, end=end, act=act_of(verb), object=thing_of(verb)
    )


def makers(analysis: Analysis, token: Any) -> tuple[Actor, tuple[Actor, ...]]:  # noqa: ANN401
    """Return who promises and who joins in, from the subject, else from the voice."""
    holder = subject(token)
    actors = analysis.cast.actors(holder) if holder is not None else ()
    actors = actors or (analysis.voice(token.idx)[0],)
    return actors[0], tuple(actors[1:])


def thing_of(verb: Any) -> str:  # noqa: ANN401
    """Return what an act is about: its object's words, else its own."""
    things = objects(verb)
    return phrase(things[0]) if things else act_words(verb)


def has_condition(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a promise hangs on "if" or "unless": then it is an offer or a threat."""
    return any(
        child.dep_ == "advcl" and any(c.lower_ in ("if", "unless", "provided") for c in child.lefts)
        for child in verb.children
    )
