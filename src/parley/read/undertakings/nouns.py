"""Undertakings put as nouns: "its promise to", "the pledge X made", "the aid promised by Y"."""

from collections.abc import Iterator
from typing import Any

from parley.read.acts import (
    ACCORDS,
    ACT_NOUNS,
    ACT_VERBS,
    AFFIRMING,
    COMMITMENTS,
    DECISIONS,
    RESOLVES,
    RESOURCES,
)
from parley.read.analysis import Analysis
from parley.read.clauses import agent, extent, is_negated, modals, objects, subject
from parley.read.undertakings.classes import act_of_noun
from parley.read.undertakings.undertaking import (
    Makers,
    Undertaking,
    as_makers,
    is_somebody,
    makers,
    parties,
    undertaking,
)
from parley.read.undertakings.welcome import is_checkable, is_welcome
from parley.records import AUTHOR_ID, NOBODY, Actor

_GIVING = frozenset("make give take offer issue provide utter renew repeat".split()) | AFFIRMING
#: Verbs over a promise that nobody has made: "asked for a promise".
_WANTING = frozenset(
    """ask demand seek want request need require await expect call press urge lack refuse hope wait
    deny reject""".split()
)
_REACHED = frozenset(
    "sign reach strike conclude make announce seal clinch finalise finalize".split()
)
#: What is done to an agreement that is there.
_STANDING = _REACHED | frozenset(
    """break violate breach reverse honour honor keep implement respect scrap cancel renounce uphold
    hail welcome abandon denounce ratify endorse fulfil fulfill suspend renew extend""".split()
)
_DENIED = frozenset({"no", "any", "without", "neither", "nor"})
_PROMISING = frozenset("promise pledge announce guarantee commit undertake".split())


def by_noun(analysis: Analysis, noun: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "its commitment to ensuring X", "the vow they made", "made a decision to reduce X"."""
    made = noun.head if noun.dep_ == "dobj" and noun.head.lemma_ in _GIVING else None
    if _is_wanting(noun) or (made is not None and is_negated(made)):
        return
    affirmed = made is not None and made.lemma_.lower() in AFFIRMING
    if noun.lemma_.lower() not in COMMITMENTS | DECISIONS and not affirmed:
        return
    if noun.lemma_.lower() == "oath" or (made is not None and not _is_told(made)):
        return  # an oath of office; "the riot underscored the resolve of"
    given = _giver(analysis, noun)
    if given is None and made is not None and subject(made) is not None:
        given = makers(analysis, made)
    if given is None and noun.lemma_.lower() in DECISIONS:
        yield from _agreed(analysis, noun)
        return
    if given is None or (noun.lemma_.lower() in DECISIONS and made is None):
        return
    if not given[0].id and made is not None:
        given = makers(analysis, made)
    by, also = given
    stated = made is not None and (teller := subject(made)) is not None and is_somebody(teller)
    if by.id == AUTHOR_ID or not (by.id or stated):
        return
    act = None if _opens_with_a_thing(noun) else _governed_act(noun)
    if act is None:
        yield from _of_a_thing(noun, by, also, affirmed=affirmed)
        return
    minded = noun.lemma_.lower() in RESOLVES
    own = AUTHOR_ID != analysis.issuer.id == analysis.voice(noun.idx)[0].id
    if not is_welcome(act) or (minded and not own and not is_checkable(act)):
        return
    start = extent(made)[0] if made is not None else extent(noun)[0]
    inside = act in list(noun.subtree) or made is not None
    end = max(extent(act)[1], extent(noun, whole=True)[1]) if inside else _end_of_object(act)
    yield undertaking(act, by, also, start, end)


def _opens_with_a_thing(noun: Any) -> bool:  # noqa: ANN401
    """Tell whether a promise is first of a thing: "its promise of aid to those who resettle"."""
    of = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    goal = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return goal is not None and act_of_noun(goal) != "other"


def _is_told(made: Any) -> bool:  # noqa: ANN401
    """Tell whether what gives or affirms a promise is somebody, where it has a subject."""
    holder = subject(made)
    return holder is None or holder.pos_ != "NOUN" or is_somebody(holder)


def _agreed(analysis: Analysis, noun: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "signed an agreement to exchange prisoners", "reversed the deal to freeze X"."""
    verb = noun.head if noun.dep_ in ("dobj", "nsubjpass") else None
    standing = verb is not None and verb.lemma_.lower() in _STANDING and not is_negated(verb)
    definite = any(c.lower_ in ("the", "this", "that") for c in noun.lefts)
    act = next((c for c in noun.rights if c.dep_ in ("acl", "relcl") and c.tag_ == "VB"), None)
    if act is None or not (standing or definite) or not is_welcome(act):
        return
    if noun.lemma_.lower() == "decision":
        return  # "the decision to" is nobody's word to anybody
    between = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ == "between"), None)
    named = [a for g in between.children for a in parties(analysis, g)] if between else []
    if not named and verb is not None and verb.lemma_.lower() in _REACHED and not modals(verb):
        holder = subject(verb)
        named = list(parties(analysis, holder)) if holder not in (None, noun) else []
    start, end = extent(noun, whole=True)
    yield undertaking(act, *as_makers(tuple(named)), start, end)


def _is_wanting(noun: Any) -> bool:  # noqa: ANN401
    """Tell whether a promise is denied or only wished for."""
    if any(c.lower_ in _DENIED for c in noun.lefts):
        return True
    governor = noun.head
    while governor.dep_ == "prep" or governor.pos_ == "ADP":
        if governor.lower_ == "without" or governor.head == governor:
            return True
        governor = governor.head
    return noun.dep_ in ("dobj", "pobj") and governor.lemma_.lower() in _WANTING


def _giver(analysis: Analysis, noun: Any) -> Makers | None:  # noqa: ANN401
    """Return who gives a promise: its owner, who "made" it, or whoever it is "from" or "by"."""
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    for clause in noun.rights:
        if clause.dep_ == "relcl" and clause.lemma_ in _GIVING:
            holder = subject(clause)
            owner = owner or (holder if holder != noun else None)
        elif clause.dep_ == "acl" and clause.lemma_ in _GIVING:
            owner = owner or agent(clause)
        elif clause.dep_ in ("prep", "agent") and clause.lower_ in ("by", "from", "of"):
            goal = next((c for c in clause.children if c.dep_ == "pobj"), None)
            if owner is None and goal is not None and analysis.cast.actor(goal).id:
                owner = goal
    owner = owner or _source(noun)
    return as_makers(parties(analysis, owner)) if owner is not None else None


def _source(noun: Any) -> Any | None:  # noqa: ANN401
    """Return from whom a promise comes in "brought a promise of X from Y"."""
    inside = [c for c in noun.subtree if c.dep_ == "prep" and c.lower_ == "from"]
    beside = [c for c in noun.head.rights if c.dep_ == "prep" and c.lower_ == "from"]
    return next((g for p in (*inside, *beside) for g in p.children if g.dep_ == "pobj"), None)


def _of_a_thing(
    noun: Any,  # noqa: ANN401
    by: Actor,
    also: tuple[Actor, ...],
    *,
    affirmed: bool,
) -> Iterator[Undertaking]:
    """Read "a promise of safe passage", "affirmed its commitment to a settlement"."""
    openers = ("of", "for", "to") if affirmed else ("of", "for")
    preps = [*noun.rights, *(noun.head.rights if noun.head.lemma_ == "be" else ())]
    preps = [p for p in preps if p.dep_ == "prep" and p.lower_ in openers]
    goals = [g for p in preps[::-1] for g in p.children if g.pos_ == "NOUN"]
    goal = next((g for g in goals if act_of_noun(g) != "other"), next(iter(goals), None))
    if goal is None or (act_of_noun(goal) == "other" and not (affirmed and _is_an_end(goal))):
        return
    start, end = extent(noun, whole=True)
    end = max(end, extent(goal, whole=True)[1])
    yield Undertaking(
        head=noun, by=by, also=also, start=start, end=end, act=act_of_noun(goal), object=goal.text
    )


def _is_an_end(goal: Any) -> bool:  # noqa: ANN401
    """Tell whether a noun names what talks end in: "its commitment to a settlement"."""
    return goal.lemma_.lower() in ACCORDS | _ENDS


_ENDS = frozenset("peace process solution resolution reconciliation plan roadmap".split())


def _end_of_object(act: Any) -> int:  # noqa: ANN401
    """Return the end of an act's object, where the parse hangs the rest of the sentence on it."""
    last = objects(act)[-1].right_edge if objects(act) else act
    return int(last.idx + len(last))


def _governed_act(noun: Any) -> Any | None:  # noqa: ANN401
    """Return the act a noun of undertaking governs, even where it is parsed as a noun."""
    for child in noun.subtree:
        inside = child.i > noun.i and child.dep_ != "amod"
        if inside and child.pos_ == "VERB" and _is_promised(child, noun):
            return child
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # "its only promise is to let X through"
        said = (c for c in noun.head.rights if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB")
        if (act := next(said, None)) is not None:
            return act
    if noun.dep_ == "dobj" and noun.head.lemma_ in _GIVING:  # "gave their word that"
        said = (c for c in noun.head.rights if c.dep_ == "ccomp" and c.i > noun.i)
        if (act := next(said, None)) is not None:
            return act
    following = noun.doc[noun.i + 1 : min(noun.i + 9, noun.sent.end)]
    if following and following[0].lower_ == "to":
        acts = (t for t in following if t.lemma_.lower() in ACT_VERBS)
        return next((t for t in acts if t.tag_ not in _NAMES_OF_THINGS), None)
    return None


#: Tags of words that are no act misread as a noun: "neutral during talks".
_NAMES_OF_THINGS = frozenset({"NNS", "NNP", "NNPS"})


def _is_promised(verb: Any, noun: Any) -> bool:  # noqa: ANN401
    """Tell whether a verb inside a noun's phrase is the promised act, not the promising."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    if verb.dep_ == "acl" and verb.head == noun:
        said = any(c.dep_ == "mark" for c in verb.lefts)
        return infinitive or said or (verb.lemma_ not in _GIVING and verb.tag_ != "VBN")
    if verb.dep_ == "pcomp":
        return verb.head.lower_ in ("to", "of", "on", "for")
    # "the undertaking they gave in May to end X" hangs the act on the giving
    return verb.dep_ in ("advcl", "xcomp") and infinitive and verb.head.lemma_ in _GIVING


def promised_thing(analysis: Analysis, verb: Any) -> Iterator[Undertaking]:  # noqa: ANN401
    """Read "the aid promised by Japan", "the withdrawal announced last week"."""
    noun = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.lemma_.lower() not in _PROMISING:
        return
    lemma = noun.lemma_.lower()
    denied = any(c.lower_ in _DENIED for c in noun.lefts)
    if denied or not (lemma in RESOURCES or lemma in ACT_NOUNS):
        return
    by = agent(verb)
    given = as_makers(parties(analysis, by)) if by is not None else None
    given = given or _giver(analysis, noun) or (analysis.voice(noun.idx)[0], ())
    if given[0].id == AUTHOR_ID:
        given = (NOBODY, ())
    yield Undertaking(
        head=noun,
        by=given[0],
        also=given[1],
        start=noun.left_edge.idx,
        end=extent(noun)[1],
        act=act_of_noun(noun),
        object=" ".join(t.text for t in (*_modifiers(noun), noun)),
    )


def _modifiers(noun: Any) -> list[Any]:  # noqa: ANN401
    return [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod")]
