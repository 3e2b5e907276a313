"""Positions: what a party demands, accepts, rejects, or leaves open."""

from typing import Any

from parley.read.acts import FORCE, HOSTILE
from parley.read.analysis import Analysis
from parley.read.clauses import (
    extent,
    is_asked,
    is_hypothetical,
    is_negated,
    modals,
    objects,
    predicates,
    subject,
)
from parley.read.issues import issue_of
from parley.records import AUTHOR_ID, Actor, Position

#: Verb lemma -> stance of its subject towards its object.
_STANCE_VERBS = {
    "reject": "rejects", "oppose": "rejects", "refuse": "rejects", "rule": "rejects",
    "support": "accepts", "accept": "accepts", "back": "accepts", "endorse": "accepts",
    "favor": "accepts", "favour": "accepts", "welcome": "accepts",
    "demand": "demands", "want": "demands",
}  # fmt: skip
#: Those of them that need a standing tense ("supports", "has refused") to be a stance, not an act.
_STANDING = frozenset({"VBZ", "VBP", "VBG"})
_NECESSITY = frozenset({"vital", "important", "imperative", "essential", "necessary", "crucial"})
_MUST = frozenset({"must"})
_STAYING = frozenset({"remain", "stay", "continue", "keep"})
_FORCES = frozenset({"troop", "force", "soldier", "army", "deploy", "station", "military"})
_AIMS = frozenset({"aim", "goal", "objective", "demand", "position"})


def read(analysis: Analysis) -> list[Position]:
    """Return every stance on an issue, in text order, one for overlapping words."""
    found: list[Position] = []
    for verb in predicates(analysis.doc):
        if is_asked(verb) or is_hypothetical(verb):
            continue
        position = _position_at(analysis, verb)
        if position is None:
            continue
        if not any(
            p.span.start < position.span.end and position.span.start < p.span.end for p in found
        ):
            found.append(position)
    return found


def _position_at(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    return (
        _necessity(analysis, verb)
        or _call(analysis, verb)
        or _own_refusal(analysis, verb)
        or _staying(analysis, verb)
        or _openness(analysis, verb)
        or _stance_verb(analysis, verb)
        or _aim(analysis, verb)
    )


def _own_words(analysis: Analysis, verb: Any) -> Actor | None:  # noqa: ANN401
    """Return who speaks at a predicate, `None` for the reporter's own voice."""
    speaker = analysis.voice(verb.idx)[0]
    return speaker if speaker.id not in ("", AUTHOR_ID) else None


def _necessity(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    """Read "X must stop", "it is vital that", "has to": the speaker demands."""
    speaker = _own_words(analysis, verb)
    if speaker is None:
        return None
    held = any(c.lower_ == "to" for c in verb.lefts) and verb.head.lemma_ == "have"
    vital = verb.lemma_ == "be" and any(
        c.dep_ == "acomp" and c.lemma_ in _NECESSITY for c in verb.rights
    )
    if not (modals(verb) & _MUST or held or vital) or is_negated(verb):
        return None
    top = verb.head if held else verb
    return _position(analysis, top, speaker, "demands", whole=True)


def _call(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    """Read a speaker's own "we urge everybody to …", and a standing "is calling for"."""
    particles = {c.lower_: c for c in verb.rights if c.dep_ in ("prep", "prt")}
    holder = subject(verb)
    if verb.lemma_ in ("call", "urge") and holder is not None and holder.lower_ in ("we", "i"):
        speaker = _own_words(analysis, verb)
        if speaker is not None and ("on" in particles or verb.lemma_ == "urge"):
            return _position(analysis, verb, speaker, "demands")
    if verb.lemma_ == "call" and "for" in particles and verb.tag_ in _STANDING and holder:
        if holder.tag_ in ("WDT", "WP", "IN"):
            return None
        return _position(analysis, verb, analysis.cast.actor(holder), "demands")
    if verb.lemma_ == "like" and modals(verb) & {"would"} and holder is not None:
        speaker = analysis.cast.actor(holder)
        soft = any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights)
        return _position(analysis, verb, speaker, "accepts" if soft else "demands")
    return None


def _own_refusal(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    """Read a party's own "will not"."""
    if not (modals(verb) & {"will", "would", "shall"} and is_negated(verb)):
        return None
    if verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.rights):
        return None  # "would not rule out": no refusal
    holder = subject(verb)
    unreal = any(c.lower_ == "if" for child in verb.lefts for c in child.subtree)
    if holder is None or unreal or _has_force(verb):
        return None
    party = analysis.cast.actor(holder)
    speaker = analysis.voice(verb.idx)[0]
    if speaker.id != AUTHOR_ID and party.side != speaker.side:
        return None
    words = analysis.source.text[slice(*extent(verb))].lower()
    red = any(w in words for w in ("regardless", "under any", "never", "at any price"))
    return _position(analysis, verb, party, "red-line" if red else "rejects")


def _has_force(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether what is refused is force itself: then the refusal is a pledge."""
    done = {t.lemma_.lower() for t in verb.subtree if t.i >= verb.i}  # "our forces" act
    return bool(done & (FORCE | HOSTILE))


def _staying(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    """Read "our troops will remain in X": leaving is rejected."""
    if not modals(verb) & {"will", "would", "shall"} or verb.lemma_ not in _STAYING:
        return None
    holder = subject(verb)
    words = {t.lemma_.lower() for t in verb.subtree}
    if holder is None or not words & _FORCES or is_negated(verb):
        return None
    party = analysis.cast.actor(holder)
    if party.side != analysis.voice(verb.idx)[0].side:
        return None
    return _position(analysis, verb, party, "rejects")


def _openness(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    """Read "is (not) open to", "leaves open whether"."""
    openness = next(
        (c for c in verb.rights if c.lemma_ == "open" and c.dep_ in ("acomp", "oprd", "ccomp")),
        None,
    )
    holder = subject(verb)
    if openness is None or holder is None or verb.lemma_ not in ("be", "remain", "leave", "keep"):
        return None
    to_something = verb.lemma_ in ("leave", "keep") or any(
        c.lower_ == "to" and c.dep_ == "prep" for c in openness.rights
    )
    if not to_something or not analysis.cast.actor(holder).id:
        return None  # "the shops were open"
    stance = "rejects" if is_negated(verb) else "open"
    return _position(analysis, verb, analysis.cast.actor(holder), stance)


def _stance_verb(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    stance = _STANCE_VERBS.get(verb.lemma_.lower())
    holder = subject(verb)
    if stance is None or holder is None or verb.tag_ not in _STANDING:
        return None
    hostile = any(c.dep_ == "xcomp" and c.lemma_.lower() in HOSTILE for c in verb.rights)
    if holder.tag_ in ("WDT", "WP") or verb.dep_ == "relcl" or hostile:
        return None
    if verb.lemma_ == "welcome" and holder.lower_ in ("i", "we"):
        return None  # thanks for a thing done, not a stance
    if verb.lemma_ == "rule" and not any(c.lower_ == "out" for c in verb.rights):
        return None
    if not objects(verb) and not any(c.dep_ in ("xcomp", "ccomp", "prep") for c in verb.rights):
        return None
    if is_negated(verb):
        stance = {"accepts": "rejects", "rejects": "accepts"}.get(stance, "rejects")
    party = analysis.cast.actor(holder)
    return _position(analysis, verb, party, stance) if party.id else None


def _aim(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    """Read "their ultimate goal is to …"."""
    holder = subject(verb)
    if verb.lemma_ != "be" or holder is None or holder.lemma_.lower() not in _AIMS:
        return None
    owner = next((c for c in holder.lefts if c.dep_ == "poss"), None)
    if owner is None:
        return None
    return _position(analysis, verb, analysis.cast.actor(owner), "demands")


def _position(
    analysis: Analysis,
    head: Any,  # noqa: ANN401
    party: Actor,
    stance: str,
    *,
    whole: bool = False,
) -> Position:
    start, end = extent(head, whole=whole)
    maker, via = analysis.voice(head.idx)
    if not party.id and maker.id != AUTHOR_ID:
        party = maker  # "we", "it" and "they" that nothing else explains
    inside = [t for t in analysis.doc if start <= t.idx < end and t.i > head.i]
    return Position(
        source_sha256=analysis.source.sha256,
        span=analysis.span(start, end),
        maker=maker,
        via=via,
        modality="demanded" if stance == "demands" else "asserted",
        party=party,
        issue=issue_of(inside) or issue_of(list(head.subtree)),
        stance=stance,
    )
