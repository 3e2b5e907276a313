"""Offers: what a side puts on the table, and what it asks in return."""

import re
from typing import Any

from parley.read.acts import ACT_VERBS, HOSTILE
from parley.read.analysis import Analysis
from parley.read.clauses import (
    act_words,
    extent,
    infinitives,
    is_asked,
    is_negated,
    modals,
    objects,
    phrase,
    subject,
)
from parley.read.issues import issue_of
from parley.read.text import text_of
from parley.records import AUTHOR_ID, NOBODY, Actor, Offer

_OFFER_VERBS = frozenset({"offer", "propose", "float", "table", "suggest"})
_OFFER_NOUNS = frozenset({"offer", "proposal", "overture"})
_READINESS = frozenset({"willing", "ready", "prepared", "open"})
_READINESS_NOUNS = frozenset({"willingness", "readiness"})


def read(analysis: Analysis) -> list[Offer]:
    """Return every proposal in the text, in text order."""
    offers: list[Offer] = []
    for token in analysis.doc:
        if token.sent and is_asked(token):
            continue
        offer = _offer_at(analysis, token)
        if offer is not None and not any(
            o.span.start < offer.span.end and offer.span.start < o.span.end for o in offers
        ):
            offers.append(offer)
    return offers


def _offer_at(analysis: Analysis, token: Any) -> Offer | None:  # noqa: ANN401
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _OFFER_VERBS and not is_negated(token):
        return _by_verb(analysis, token)
    if token.pos_ == "NOUN" and lemma in _OFFER_NOUNS:
        return _by_noun(analysis, token)
    if token.pos_ == "ADJ" and lemma in _READINESS and token.dep_ in ("acomp", "attr", "conj"):
        return _ready(analysis, token)
    if token.pos_ == "NOUN" and lemma in _READINESS_NOUNS:
        return _by_noun(analysis, token)
    if token.pos_ in ("VERB", "AUX") and modals(token) & {"will", "would", "can", "could"}:
        return _conditional(analysis, token)
    if token.pos_ in ("VERB", "AUX") and "must" in modals(token):
        return _precondition(analysis, token)
    return None


def _by_verb(analysis: Analysis, verb: Any) -> Offer | None:  # noqa: ANN401
    acts = [a for a in infinitives(verb) if a.i > verb.i and a.dep_ in ("xcomp", "ccomp", "conj")]
    things = [t for t in objects(verb) if t.pos_ in ("NOUN", "PROPN")]
    if (not acts and not things) or any(c.lower_ == "no" for t in things for c in t.lefts):
        return None
    if verb.lemma_.lower() == "suggest" and not any(a.dep_ == "xcomp" for a in acts):
        return None
    if any(a.lemma_.lower() in ("help", "assist") for a in acts) and not _price(verb)[0]:
        return None
    # "offered Moscow a model": what is given stands last
    give = "; ".join(_giving(a) for a in acts) or phrase(things[-1])
    holder = subject(verb)
    return _offer(analysis, verb, holder, give=give, ask=_price(verb)[0])


def _giving(verb: Any) -> str:  # noqa: ANN401
    return act_words(verb)


def _by_noun(analysis: Analysis, noun: Any) -> Offer | None:  # noqa: ANN401
    """Read "Assad's offer to resume talks", "among the proposals was X", "a willingness for Y"."""
    acts = [c for c in noun.rights if c.dep_ in ("acl", "relcl") and c.pos_ == "VERB"]
    holder = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    adjective = next((c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod")), None)
    verb = noun.head
    while verb.dep_ in ("prep", "pobj") and verb.head != verb:
        verb = verb.head
    if acts and acts[0].dep_ == "acl" and any(c.lower_ == "to" for c in acts[0].lefts):
        by = holder if holder is not None else subject(verb)
        if by is None:
            return None
        return _offer(analysis, noun, by, give=act_words(acts[0]), ask=_price(acts[0])[0])
    if verb.lemma_ == "be" and noun.dep_ == "pobj":  # "Among the proposals was X"
        thing = next((c for c in verb.rights if c.dep_ in ("nsubj", "attr")), None)
        owner = holder if holder is not None else adjective
        if thing is not None and owner is not None:
            return _offer(analysis, thing, owner, give=phrase(thing), ask="")
    if noun.lemma_.lower() in _READINESS_NOUNS:
        goal = next((g for p in noun.rights if p.dep_ == "prep" for g in p.children), None)
        if goal is not None and subject(verb) is not None:
            return _offer(analysis, verb, subject(verb), give=phrase(goal), ask=_price(verb)[0])
    return None


def _ready(analysis: Analysis, adjective: Any) -> Offer | None:  # noqa: ANN401
    """Read "is willing to X in exchange for Y", "is open to X, but only if Y"."""
    clause = adjective.head
    if is_negated(clause) or is_negated(adjective) or modals(clause) & {"would", "must", "should"}:
        return None
    acts = [a for a in infinitives(adjective) if a.pos_ == "VERB"]
    goal = next((g for p in adjective.rights if p.dep_ == "prep" for g in p.children), None)
    ask = _price(adjective)[0]
    if adjective.lemma_ == "open" and not ask and not acts:
        return None
    if not acts and goal is None:
        return None
    give = act_words(acts[0]) if acts else phrase(goal)
    return _offer(analysis, clause, subject(clause), give=give, ask=ask)


def _conditional(analysis: Analysis, verb: Any) -> Offer | None:  # noqa: ANN401
    """Read a maker's own "will X if the other side does Y" as an offer."""
    lemma = verb.lemma_.lower()
    if lemma in HOSTILE or lemma not in ACT_VERBS or is_negated(verb):
        return None
    ask, holder = _price(verb)[0], subject(verb)
    if not ask or holder is None:
        return None
    by = analysis.cast.actor(holder)
    speaker = analysis.voice(verb.idx)[0]
    if not by.side or (by.side != speaker.side and speaker.id != "AUTHOR"):
        return None
    return _offer(analysis, verb, holder, give=act_words(verb), ask=ask)


_PRECONDITION = re.compile(
    r"\bin order (?:for (?P<who>[^,]{1,60}?) )?to (?P<give>[^,]{3,120}), (?P<ask>.+)", re.DOTALL
)


def _precondition(analysis: Analysis, verb: Any) -> Offer | None:  # noqa: ANN401
    """Read "in order for X to withdraw, Y must stop" as an offer of the speaker."""
    text, first = analysis.source.text, verb.sent.start_char
    match = _PRECONDITION.search(text, first, extent(verb)[1])
    speaker, via = analysis.voice(verb.idx)
    if match is None or speaker.id == AUTHOR_ID:
        return None
    return Offer(
        source_sha256=analysis.source.sha256,
        span=analysis.span(match.start(), match.end()),
        maker=speaker,
        via=via,
        modality="conditional",
        by=speaker,
        issue=_issue(analysis, match.start(), match.end(), match["give"]),
        give=match["give"],
        ask=match["ask"],
    )


#: What opens the price of an offer.
_PRICE = re.compile(
    r"(?:,?\s+(?:but\s+)?(?:only\s+)?(?:if|once|provided(?:\s+that)?|on\s+(?:the\s+)?condition(?:\s+that)?)"
    r"|,?\s+in\s+(?:exchange|return)\s+for)\s+",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"[.;]|,\s+(?:but|which|who|while|including|he|she|it|they)\b|,\s+and\s+(?:he|she|it|they)\b|$"
)


def _price(verb: Any) -> tuple[str, int]:  # noqa: ANN401
    """Return what is asked ("if …", "in exchange for …") and where its words end."""
    text, stop = text_of(verb.doc), verb.sent.end_char
    match = _PRICE.search(text, verb.idx, stop)
    if match is None:
        return "", 0
    end = _CLAUSE_END.search(text, match.end(), stop)
    last = end.start() if end else stop
    return text[match.end() : last].strip(' ”".'), last


def _offer(
    analysis: Analysis,
    head: Any,  # noqa: ANN401
    holder: Any,  # noqa: ANN401
    *,
    give: str,
    ask: str,
) -> Offer:
    start, end = extent(head)
    if ask:
        end = max(end, _price(head)[1])
    maker, via = analysis.voice(head.idx)
    by: Actor = analysis.cast.actor(holder) if holder is not None else NOBODY
    if ask and (priced := _PRICE.search(give)):
        give = give[: priced.start()]
    return Offer(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        modality="conditional" if ask else "promised",
        by=by,
        to=analysis.addressee(head, by),
        issue=_issue(analysis, start, end, give),
        give=give,
        ask=ask,
        guarantors=_guarantors(analysis, head, by),
        guarantors_open=bool(_EXAMPLES.search(analysis.source.text, start, end)),
    )


_GUARANTEE = re.compile(r"\bguarant(?:ee|or)s?\b", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"\bguarant(?:ee|or)s?\b.*\b(?:including|such as|among (?:them|others)|like)\b",
    re.IGNORECASE | re.DOTALL,
)


def _guarantors(analysis: Analysis, head: Any, by: Actor) -> tuple[Actor, ...]:  # noqa: ANN401
    """Return the states and bodies named behind "guarantees" or "guarantors" in the sentence."""
    sentence = head.sent
    match = _GUARANTEE.search(analysis.source.text, head.idx, sentence.end_char)
    if match is None:
        return ()
    named = analysis.actors_in(match.end(), sentence.end_char)
    return tuple(a for a in named if a.side != by.side and ":" not in a.id)


#: What an act is called once it is an issue on a table.
_NOMINALS = {
    "withdraw": "troop withdrawal",
    "talk": "talks",
    "recognise": "recognition",
    "release": "prisoner release",
}


def _issue(analysis: Analysis, start: int, end: int, give: str) -> str:
    """Return the issue of an offer: of each thing given, joined; else of the whole."""
    inside = [t for t in analysis.doc if start <= t.idx < end]
    names = []
    for part in give.split("; ")[:2]:
        at = analysis.source.text.find(part, start, end)
        words = [t for t in inside if at >= 0 and at <= t.idx < at + len(part)]
        act = next((ACT_VERBS.get(t.lemma_.lower()) for t in words if t.pos_ == "VERB"), None)
        names.append(_NOMINALS.get(act or "") or issue_of(words))
    return " and ".join(dict.fromkeys(n for n in names if n)) or issue_of(inside)
