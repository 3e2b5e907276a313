"""A promised act in the parse, and who makes it."""

from dataclasses import dataclass
from typing import Any

from parley.read.actors.nominals import is_human, is_individual
from parley.read.acts import BODIES, FIGHTERS
from parley.read.analysis import Analysis
from parley.read.clauses import (
    act_words,
    agent,
    is_passive,
    objects,
    phrase,
    subject,
)
from parley.read.undertakings.classes import act_of
from parley.records import AUTHOR_ID, NOBODY, Actor

#: What the joint makers of a document call themselves in it.
_JOINT = frozenset("parties sides they we both delegations leaders our their signatories".split())
#: Pronouns that stand for no party.
_NO_ONE = frozenset("that this everything nothing something anything what there".split())
#: Parts of speech of a predicate.
VERBAL = ("VERB", "AUX")
_NAMING = ("poss", "compound", "nmod", "amod")


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


Makers = tuple[Actor, tuple[Actor, ...]]


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


def makers(analysis: Analysis, token: Any) -> Makers:  # noqa: ANN401
    """Return who promises and who joins in, from the subject, else from the voice."""
    holder = subject(token)
    if holder is None:
        return as_makers((analysis.voice(token.idx)[0],))
    if holder.lower_ == "it" and is_joint(analysis, token):  # "it was agreed that"
        return as_makers((analysis.issuer, *analysis.also_issuers))
    return as_makers(parties(analysis, holder))


def is_joint(analysis: Analysis, token: Any) -> bool:  # noqa: ANN401
    """Tell whether the issuers of a joint document speak at a token, in their own voice."""
    return bool(analysis.also_issuers) and analysis.voice(token.idx)[0] == analysis.issuer


def parties(analysis: Analysis, holder: Any) -> tuple[Actor, ...]:  # noqa: ANN401
    """Return whom a phrase names; in a joint document "the Parties" and "they" are its issuers."""
    if is_joint(analysis, holder) and (holder.lower_ in _JOINT or _is_each_ones(holder)):
        return (analysis.issuer, *analysis.also_issuers)
    return tuple(analysis.cast.actors(holder))


def _is_each_ones(holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a phrase is about all issuers alike: "each country", "foreign ministers"."""
    shared = any(c.lower_ in ("each", "both", "respective") for c in holder.lefts)
    plural = holder.tag_ in ("NNS", "NNPS") and (
        is_human(holder) or holder.lemma_.lower() in BODIES
    )
    named = any(c.dep_ in ("poss", "nummod") or c.lower_ == "of" for c in holder.children)
    titled = holder.tag_ == "NNPS" and not holder.ent_type_  # "the Foreign Ministers"
    return shared or ((plural or titled) and not named)


def as_makers(actors: tuple[Actor, ...]) -> Makers:
    """Return the first of some actors and the others; those whom nobody can name last."""
    named = [a for a in actors if a.id] or list(actors) or [NOBODY]
    return named[0], tuple(named[1:])


def doer(analysis: Analysis, act: Any, promised_by: Makers) -> Makers:  # noqa: ANN401
    """Return who is to do an act that others promise: its subject or agent, or whose thing it is.

    In "they agreed that the guns of the militia will be handed over" that is the militia.

    Args:
        analysis: The analysis.
        act: The verb of the act.
        promised_by: Who promises, where the act names nobody.
    """
    holder = subject(act)
    if is_passive(act):
        by = agent(act)
        candidates = [by] if by is not None else []
        candidates += _owners(holder) if holder is not None else []
    else:
        candidates = [holder] if holder is not None else []
    for candidate in candidates:
        actors = [a for a in parties(analysis, candidate) if a.id not in ("", AUTHOR_ID)]
        if actors:
            return as_makers(tuple(actors))
    return promised_by


def _owners(thing: Any) -> list[Any]:  # noqa: ANN401
    """Return the words for whose a thing is: "the weapons of the rebels", "rebel weapons"."""
    behind = [g for p in thing.rights if p.dep_ == "prep" and p.lower_ == "of" for g in p.children]
    before = (c for c in thing.lefts if c.dep_ in _NAMING and c.pos_ in ("PROPN", "PRON"))
    return [*behind, *before]


def thing_of(verb: Any) -> str:  # noqa: ANN401
    """Return what an act is about: its object's words, else its own."""
    things = objects(verb) or [c for c in verb.lefts if c.dep_ == "nsubjpass"]
    return phrase(things[0]) if things else act_words(verb)


def can_promise(holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a phrase names one who can promise, and no thing of theirs: "her proposal"."""
    if holder.pos_ == "PRON":
        return holder.lower_ not in _NO_ONE
    owned = any(c.dep_ == "poss" or c.lower_ == "of" for c in holder.children)
    return holder.pos_ != "NOUN" or is_somebody(holder) or not owned


def is_somebody(holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a pronoun or noun is a word for people or a body of people."""
    if holder.pos_ == "PRON":
        return True
    lemma = holder.lemma_.lower()
    return lemma in BODIES or lemma in FIGHTERS or is_human(holder) or is_individual(holder)
