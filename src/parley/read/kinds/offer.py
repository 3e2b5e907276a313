"""Offers: what a side puts on the table, and what it asks in return."""

import re
from dataclasses import replace
from typing import Any

from parley.read.acts import COMMISSIVES, OWN_HANDS
from parley.read.analysis import Analysis
from parley.read.clauses import (
    act_words,
    agent,
    extent,
    infinitives,
    is_asked,
    is_hypothetical,
    is_negated,
    is_passive,
    modals,
    objects,
    phrase,
    subject,
)
from parley.read.issues import issue_of_offer
from parley.read.text import text_of
from parley.read.undertakings import (
    GIVEN,
    JOINING,
    act_of,
    asks_another,
    condition_words,
    deciding_voice,
    fronted_condition,
    fronted_price,
    is_bargained,
    is_exchange,
    is_given,
    is_matter,
    is_somebody,
    is_welcome,
    price_of,
    without_price,
)
from parley.records import AUTHOR_ID, NOBODY, Actor, Offer

_OFFER_VERBS = frozenset({"offer", "propose", "float", "table"})
_OFFER_NOUNS = frozenset({"offer", "proposal", "overture"})
_READINESS = frozenset({"willing", "ready", "prepared", "open"})
_BARGAINING = frozenset({"will", "would", "shall", "can", "could"})
_TABLES = frozenset(
    "talk negotiation dialogue conference meeting summit table consultation round".split()
)
#: Verbs by whose subject an offer or a readiness is made.
_MAKING = frozenset(
    """make renew repeat issue extend submit present put float table announce express voice signal
    show state declare affirm reaffirm indicate reiterate unveil outline""".split()
)
_READINESS_NOUNS = frozenset({"willingness", "readiness"})


def read(analysis: Analysis) -> list[Offer]:
    """Return every proposal in the text, in text order."""
    offers: list[Offer] = []
    for token in analysis.doc:
        offer = _offer_at(analysis, token)
        if offer is None or is_asked(token):
            continue
        span = offer.span
        if not is_matter(analysis, span.start, span.end, offer.by):
            continue
        if not any(_same(known, offer) for known in offers):
            offers.append(offer)
    return offers


#: Two mentions of one side's offer share this part of the shorter one's words.
_REPEATED = 0.5


def _same(a: Offer, b: Offer) -> bool:
    """Tell whether two mentions are one offer: the same words, or one side's same gift."""
    if a.span.start < b.span.end and b.span.start < a.span.end:
        return True
    one, other = set(a.give.lower().split()), set(b.give.lower().split())
    alike = len(one & other) >= _REPEATED * max(min(len(one), len(other)), 1)
    return alike and bool(a.by.side) and a.by.side == b.by.side and not (b.ask and not a.ask)


def _offer_at(analysis: Analysis, token: Any) -> Offer | None:  # noqa: ANN401
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in _OFFER_VERBS and not is_negated(token):
        return _by_verb(analysis, token)
    if token.pos_ == "NOUN" and lemma in _OFFER_NOUNS:
        return _by_noun(analysis, token)
    if token.pos_ == "VERB" and lemma == "prepare" and is_passive(token):
        return _ready(analysis, token)
    if token.pos_ == "VERB" and (thing := _tabled(token)) is not None and not is_negated(token):
        return _offer(analysis, token, subject(token), give=phrase(thing), ask=price_of(token)[0])
    if token.pos_ == "ADJ" and lemma in _READINESS and token.dep_ in ("acomp", "attr", "conj"):
        return _ready(analysis, token)
    if token.pos_ == "NOUN" and lemma in _READINESS_NOUNS:
        return _by_noun(analysis, token)
    if token.pos_ == "VERB" and modals(token) & _BARGAINING:
        return _conditional(analysis, token)
    if token.pos_ == "VERB" and lemma == "invite" and not is_negated(token):
        return _invitation(analysis, token)
    if token.pos_ in ("VERB", "AUX") and "must" in modals(token):
        return _precondition(analysis, token)
    return None


def _by_verb(analysis: Analysis, verb: Any) -> Offer | None:  # noqa: ANN401
    acts = [a for a in infinitives(verb) if a.i > verb.i and a.dep_ in ("xcomp", "ccomp", "conj")]
    things = [t for t in objects(verb) if t.pos_ in ("NOUN", "PROPN")]
    if (not acts and not things) or any(c.lower_ == "no" for t in things for c in t.lefts):
        return None
    acts = [a for a in acts if a.tag_ in ("VB", "VBG", "VBN") or modals(a)]
    ask = price_of(verb)[0]
    if not acts and not things:
        return None
    if not all(is_welcome(a) and (ask or is_bargained(a)) for a in acts):
        return None
    if not acts and (_is_habit(verb) or not is_given(things[-1])):
        return None
    if any(a.lemma_.lower() in ("help", "assist") for a in acts) and not price_of(verb)[0]:
        return None
    # "offered Moscow a model": what is given stands last
    give = "; ".join(_giving(a) for a in acts) or phrase(things[-1])
    holder = agent(verb) if is_passive(verb) else subject(verb)
    if holder is None or (holder.pos_ == "NOUN" and not _can_offer(analysis, holder)):
        return None
    return _offer(analysis, verb, holder, give=give, ask=ask)


def _can_offer(analysis: Analysis, holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a noun is a party or a word for people: "the visit offered" is neither."""
    return is_somebody(holder) or bool(analysis.cast.actor(holder).id)


#: Verbs that show a gift without giving it: "dangled the prospect of", "held out the promise of".
_SHOWING = {"dangle": "", "hold": "out", "extend": ""}
_SHOWN = frozenset("prospect possibility promise lure incentive hope carrot offer hand".split())


_BODILY = frozenset("hand fist foot elbow head arm knee phone glass cup plate gun hat".split())


def _tabled(verb: Any) -> Any | None:  # noqa: ANN401
    """Return what is put on the table, or of what the prospect is held out; `None` for neither."""
    lemma, things = verb.lemma_.lower(), [c for c in verb.rights if c.dep_ == "dobj"]
    if not things or subject(verb) is None or is_passive(verb) or modals(verb):
        return None
    thing = things[0]
    if thing.lemma_.lower() in _BODILY:
        return None
    if lemma in ("put", "place", "lay") and _is_on_the_table(verb):
        return thing
    particle = _SHOWING.get(lemma)
    led = particle == "" or any(c.lower_ == particle for c in verb.rights)
    if particle is None or not led or thing.lemma_.lower() not in _SHOWN:
        return None
    of = (g for p in thing.rights if p.dep_ == "prep" and p.lower_ == "of" for g in p.children)
    return next(of, None)


def _is_on_the_table(verb: Any) -> bool:  # noqa: ANN401
    return any(
        p.lower_ == "on" and any(g.lemma_.lower() == "table" for g in p.children)
        for p in verb.rights
        if p.dep_ in ("prep", "prt")
    )


def _is_habit(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a thing is offered at all times, or only might be: "banks offer loans"."""
    return verb.tag_ in ("VBZ", "VBP", "VB") and not modals(verb)


def _giving(verb: Any) -> str:  # noqa: ANN401
    holder = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if holder is not None:  # "proposed that talks be held"
        return text_of(verb.doc)[holder.left_edge.idx : extent(verb)[1]]
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
        named = adjective is not None and bool(analysis.cast.actor(adjective).id)
        made = subject(verb) if verb.lemma_.lower() in _MAKING else None
        by = holder if holder is not None else adjective if named else made
        ready = noun.lemma_.lower() in _READINESS_NOUNS
        if by is None or not is_welcome(acts[0]) or not is_bargained(acts[0]):
            return None
        if ready and not price_of(acts[0])[0] and act_of(acts[0]) in ("talk", "other"):
            return None  # "a willingness to take on the lobby" is a stance
        return _offer(analysis, noun, by, give=act_words(acts[0]), ask=price_of(acts[0])[0])
    if verb.lemma_ == "be" and noun.dep_ == "pobj":  # "Among the proposals was X"
        thing = next((c for c in verb.rights if c.dep_ in ("nsubj", "attr")), None)
        owner = holder if holder is not None else adjective
        if thing is not None and owner is not None:
            return _offer(analysis, thing, owner, give=phrase(thing), ask="")
    if noun.lemma_.lower() in _READINESS_NOUNS:
        goal = next((g for p in noun.rights if p.dep_ == "prep" for g in p.children), None)
        if goal is not None and subject(verb) is not None and price_of(verb)[0]:
            return _offer(analysis, verb, subject(verb), give=phrase(goal), ask=price_of(verb)[0])
    return None


def _ready(analysis: Analysis, adjective: Any) -> Offer | None:  # noqa: ANN401
    """Read "is willing to X in exchange for Y", "is open to X, but only if Y"."""
    clause = adjective if adjective.pos_ == "VERB" else adjective.head
    if is_negated(clause) or is_negated(adjective) or modals(clause) & {"would", "must", "should"}:
        return None
    acts = [a for a in infinitives(adjective) if a.pos_ == "VERB"]
    goal = next((g for p in adjective.rights if p.dep_ == "prep" for g in p.children), None)
    ask = price_of(adjective)[0]
    if adjective.lemma_ == "open" and not ask and not acts:
        return None
    if not acts and goal is None:
        return None
    if not ask and not (acts and act_of(acts[0]) not in ("talk", "other")):
        return None  # openness to talks, to change, to a compromise is a stance
    if (acts and not is_welcome(acts[0])) or _is_only_wanted(clause):
        return None
    give = act_words(acts[0]) if acts else phrase(goal)
    return _offer(analysis, clause, subject(clause), give=give, ask=ask)


def _is_only_wanted(clause: Any) -> bool:  # noqa: ANN401
    """Tell whether readiness is asked for: "they have to be ready to leave"."""
    return clause.dep_ in ("xcomp", "advcl") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in clause.lefts
    )


def _conditional(analysis: Analysis, verb: Any) -> Offer | None:  # noqa: ANN401
    """Read a side's own "will X if the other does Y", "if Y, we will X", "X could be done if Y"."""
    lemma = verb.lemma_.lower()
    if is_negated(verb) or is_hypothetical(verb) or not is_welcome(verb):
        return None
    if any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.lefts):
        return None  # "would have voted": it never came to it
    ask, holder = price_of(verb)[0] or fronted_price(verb), subject(verb)
    if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in COMMISSIVES:
        return None  # promised already, whatever must come first
    exchanged = is_exchange(verb)
    fronted = None if ask else fronted_condition(verb)
    if holder is None or not (ask or fronted) or not (exchanged or lemma in GIVEN):
        return None
    by = _giver(analysis, verb, holder)
    if by is None or not (exchanged or asks_another(analysis, verb, fronted, by)):
        return None
    if fronted is not None:
        ask = condition_words(fronted)
    give = _change(holder, verb) if is_passive(verb) else act_words(verb)
    offer = _offer(analysis, verb, holder, give=give, ask=ask)
    if fronted is None:
        return replace(offer, by=by)
    first = min(offer.span.start, fronted.left_edge.idx)
    return replace(offer, by=by, span=analysis.span(first, offer.span.end))


def _change(holder: Any, verb: Any) -> str:  # noqa: ANN401
    """Return what a passive gives: "the curfew could be lifted"."""
    return text_of(verb.doc)[holder.left_edge.idx : verb.idx + len(verb)]


def _giver(analysis: Analysis, verb: Any, holder: Any) -> Actor | None:  # noqa: ANN401
    """Return whose act a condition hangs on: the speaker's, or a party's of whom terms are told."""
    speaker = analysis.voice(verb.idx)[0]
    if is_passive(verb):
        return deciding_voice(analysis, verb) if verb.lemma_.lower() in OWN_HANDS else None
    by = analysis.cast.actor(holder)
    if by.side:
        return by if by.side == speaker.side or not speaker.id or speaker.id == AUTHOR_ID else None
    decides = deciding_voice(analysis, verb)
    if holder.lower_ in ("i", "we") or decides is None:
        return decides
    # of both nobody knows the side: "the rebels would …, their leader said"
    return by if by.name and not speaker.side else None


def _invitation(analysis: Analysis, verb: Any) -> Offer | None:  # noqa: ANN401
    """Read "invited the rebels to talks", "invites them to join the cabinet"."""
    guest = next(iter(objects(verb)), None)
    holder = subject(verb)
    acts = [a for a in infinitives(verb) if a.dep_ == "xcomp" and a.lemma_.lower() in JOINING]
    goals = [g for p in verb.rights if p.dep_ == "prep" and p.lower_ == "to" for g in p.children]
    goals = [g for g in goals if g.lemma_.lower() in _TABLES]
    if guest is None or holder is None or is_passive(verb) or not (acts or goals):
        return None
    give = act_words(acts[0]) if acts else phrase(goals[0])
    return _offer(analysis, verb, holder, give=give, ask=price_of(verb)[0])


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
        issue=issue_of_offer(analysis, match.start(), match.end(), match["give"], match["ask"]),
        give=match["give"],
        ask=match["ask"],
    )


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
        last = price_of(head)[1]
        aside = _ASIDE.match(analysis.source.text, last)
        end = last if aside and last > head.idx else max(end, last)
    maker, via = analysis.voice(head.idx)
    by: Actor = analysis.cast.actor(holder) if holder is not None else NOBODY
    if ask:
        give = without_price(give)
    return Offer(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        modality="conditional" if ask else "promised",
        by=by,
        to=analysis.addressee(head, by),
        issue=issue_of_offer(analysis, start, end, give, ask),
        give=give,
        ask=ask,
        guarantors=_guarantors(analysis, head, by),
        guarantors_open=bool(_EXAMPLES.search(analysis.source.text, start, end)),
    )


#: What a reporter adds behind an offer.
_ASIDE = re.compile(r",\s+(?:amid|amidst|despite|after|according)\b")
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
