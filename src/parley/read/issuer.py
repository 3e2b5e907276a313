"""Who speaks in a statement, a readout or a communiqué; nobody but the reporter in reporting."""

import re
from collections.abc import Iterator
from typing import Any

from parley.read.actors import Cast
from parley.read.blocks import Block
from parley.records import AUTHOR, SECTORS, Actor, Source

#: What a document of record calls itself in its title.
_RECORD = re.compile(
    r"\b(?:statement|readout|communiqu[eé]|declaration|remarks|outcomes?|press release|message|"
    r"letter|address|joint)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\b(?:joint|trilateral|bilateral|quadrilateral|tripartite)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur)\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
#: Prepositions that make a name in a title the place or the topic.
_BELONGING = frozenset({"of", "from", "between", "for"})
_PLACING = frozenset("in at on to with about over near".split())


def issuers(source: Source, doc: Any, cast: Cast, parts: tuple[Block, ...]) -> tuple[Actor, ...]:  # noqa: ANN401
    """Return who issues a document of record or a first-person text; `AUTHOR` in reporting.

    The issuer is the first person or body that the title names. A joint document has several: all
    whom its title names, or, where it names only the place, those who met by its first sentence.
    """
    title = next((b for b in parts if b.role == "title"), None)
    if title is None:
        return (AUTHOR,)
    named_so = _RECORD.search(source.text, title.start, title.end)
    unquoted = _QUOTED.sub(" ", source.text[title.end :])
    if not named_so and not _FIRST_PERSON.search(unquoted):
        return (AUTHOR,)
    joint = bool(_JOINT.search(source.text, title.start, title.end))
    named = tuple(dict.fromkeys(_named(doc, cast, title, joint=joint)))
    if not named_so:
        # A column says "I", too, and the states its title names are what it is about.
        named = tuple(actor for actor in named if _is_person(cast, actor))
    if not joint:
        return named[:1] or (AUTHOR,)
    if len({a.side for a in named}) < _TWO:
        named = _who_met(doc, cast, title) or named
    return named or (AUTHOR,)


_TWO = 2


def _named(doc: Any, cast: Cast, title: Block, *, joint: bool) -> Iterator[Actor]:  # noqa: ANN401
    """Yield the actors a title names, in a joint document each side once, places left out."""
    sides: set[str] = set()
    for token in doc:
        if not title.start <= token.idx < title.end or token.pos_ != "PROPN":
            continue
        actor = cast.actor(token)
        if not actor.id or _RECORD.search(token.text) or (joint and _is_place(token, title)):
            continue
        if not joint or actor.side not in sides:
            yield actor
        sides.add(actor.side)


def _is_person(cast: Cast, actor: Actor) -> bool:
    """Tell whether an actor is neither a state nor one of its bodies nor a movement."""
    return (
        ":" in actor.id and actor.id.partition(":")[2] not in SECTORS and not cast.is_group(actor)
    )


def _is_place(token: Any, title: Block) -> bool:  # noqa: ANN401
    """Tell whether a name says where a document was issued: "…, Nairobi", "in Geneva"."""
    before = token.doc[token.i - 1] if token.i else token
    is_last = token.idx + len(token) == title.end
    return before.lower_ in _PLACING or (before.text == "," and is_last)


def _who_met(doc: Any, cast: Cast, title: Block) -> tuple[Actor, ...]:  # noqa: ANN401
    """Return those who are the subject of the first sentence of the body."""
    for sentence in doc.sents:
        if sentence.end_char <= title.end or sentence.root.pos_ not in ("VERB", "AUX"):
            continue
        holder = next((c for c in sentence.root.lefts if c.dep_ == "nsubj"), None)
        if holder is None:
            continue
        of = [t for t in holder.subtree if t.dep_ == "pobj" and t.head.lower_ in _BELONGING]
        heads = of or [holder, *holder.conjuncts]
        met = (a for head in heads for a in cast.actors(head) if a.id)
        return tuple({a.id: a for a in met}.values())
    return ()
