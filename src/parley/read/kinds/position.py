"""Positions: what a party demands, accepts, rejects, or leaves open."""

import re
from typing import Any

from parley.read.acts import FORCE, HOSTILE
from parley.read.analysis import Analysis
from parley.read.clauses import (
    extent,
    is_asked,
    is_hypothetical,
    is_negated,
    is_passive,
    modals,
    objects,
    predicates,
    subject,
)
from parley.read.issues import issue_of
from parley.records import AUTHOR_ID, Actor, Position

#: Stance of a subject towards what its verb governs, by verb lemma; "rule" stands for "rule out".
_STANCE_VERBS = {
    verb: stance
    for stance, verbs in {
        "rejects": "reject oppose refuse resist boycott rule",
        "accepts": "support accept back endorse favor favour welcome embrace champion advocate",
        "demands": "demand want seek insist",
    }.items()
    for verb in verbs.split()
}
#: Verbs whose preposition says which way: "campaign against", "press for".
_LEANING_VERBS = frozenset(
    "campaign argue lobby press push vote fight agitate rally stand come speak".split()
)
_LEANING = {"for": "demands", "against": "rejects", "behind": "accepts"}
#: Those of them that need a standing tense ("supports", "has refused") to be a stance, not an act.
_STANDING = frozenset({"VBZ", "VBP", "VBG"})
_NECESSITY = frozenset({"vital", "important", "imperative", "essential", "necessary", "crucial"})
_MUST = frozenset({"must"})
_STAYING = frozenset({"remain", "stay", "continue", "keep"})
_FORCES = frozenset({"troop", "force", "soldier", "army", "deploy", "station", "military"})
#: How long a stance has been held.
_LONG = frozenset("long always consistently repeatedly steadfastly never".split())
_TALKED_OVER = frozenset("discuss negotiate consider examine debate explore".split())
#: What a speaker calls a proposal, and the stance that is.
_VERDICTS = (
    (re.compile(r"(?:totally |simply |completely |absolutely )?out of the question"), "red-line"),
    (re.compile(r"(?:a |our |the )?(?:red line|non - negotiable|nonnegotiable)"), "red-line"),
    (re.compile(r"(?:wholly |totally |completely )?(?:unacceptable|inconceivable)"), "rejects"),
    (re.compile(r"(?:too early|too soon|premature)\b.* to "), "rejects"),
    (re.compile(r"(?:a )?(?:non - starter|nonstarter)"), "rejects"),
    (re.compile(r"(?:still )?(?:on the table|negotiable|up for discussion)"), "open"),
)
_OWN_WILL = frozenset({"will", "would", "shall"})
#: What a conditional refusal waits for: "cannot attend until the siege ends".
_UNTIL = frozenset({"until", "unless", "before"})
#: Verbs of calling in a speaker's own name, with the prepositions before who is called on.
_CALLS = {"call": {"on", "upon"}, "appeal": {"to"}, "urge": set[str]()}
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
        or _leaning(analysis, verb)
        or _verdict(analysis, verb)
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
    if verb.lemma_ in _CALLS and holder is not None and _is_issuer(analysis, holder):
        speaker = _own_words(analysis, verb)
        if speaker is not None and (verb.lemma_ == "urge" or _CALLS[verb.lemma_] & set(particles)):
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


def _is_issuer(analysis: Analysis, holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a subject is the document's own voice: "we", or "the Parties" of an accord."""
    if holder.lower_ in ("we", "i"):
        return True
    own = analysis.voice(holder.idx)[0]
    joint = holder.lower_ in ("parties", "sides") and own == analysis.issuer
    return own.id != AUTHOR_ID and (joint or analysis.cast.actor(holder) == analysis.issuer)


def _own_refusal(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    """Read a party's own "will not"."""
    held = modals(verb)
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in verb.rights):
        held |= _OWN_WILL  # "is not going to give back"
    waits = any(c.dep_ == "advcl" and _marks(c) & _UNTIL for c in verb.rights)
    if not is_negated(verb) or not (held & _OWN_WILL or (waits and held & {"can", "could"})):
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


def _marks(clause: Any) -> set[str]:  # noqa: ANN401
    return {c.lower_ for c in clause.lefts}


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
    if stance is None or holder is None or not (verb.tag_ in _STANDING or _is_lasting(verb)):
        return None
    if verb.lemma_ == "insist" and not any(c.lower_ in ("on", "upon") for c in verb.rights):
        return None  # "insists that …" says something
    hostile = any(c.dep_ == "xcomp" and c.lemma_.lower() in HOSTILE for c in verb.rights)
    if hostile:
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


def _is_lasting(verb: Any) -> bool:  # noqa: ANN401
    """Tell "has long sought", a stance kept up, from "has rejected", one act."""
    words = {c.lower_ for c in verb.children}
    return verb.tag_ == "VBN" and bool(words & {"have", "has", "had"}) and bool(words & _LONG)


def _leaning(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    """Read "is campaigning against the plan", "presses for autonomy"."""
    holder = subject(verb)
    if verb.lemma_ not in _LEANING_VERBS or verb.tag_ not in _STANDING or holder is None:
        return None
    way = next((_LEANING[c.lower_] for c in verb.rights if c.lower_ in _LEANING), None)
    party = analysis.cast.actor(holder)
    if way is None or not party.id or is_negated(verb):
        return None
    return _position(analysis, verb, party, way)


def _verdict(analysis: Analysis, verb: Any) -> Position | None:  # noqa: ANN401
    """Read a speaker's "is out of the question", "is too early to", "there can be no return"."""
    speaker = _own_words(analysis, verb)
    if speaker is None:
        return None
    if verb.lemma_ in _TALKED_OVER and is_passive(verb) and modals(verb) & {"can", "could", "may"}:
        return _position(analysis, verb, speaker, "rejects" if is_negated(verb) else "open")
    if verb.lemma_ != "be":
        return None
    text = " ".join(t.lower_ for t in verb.subtree if t.i > verb.i)
    stance = next((stance for words, stance in _VERDICTS if words.match(text)), None)
    if stance is None and any(c.dep_ == "expl" for c in verb.lefts) and modals(verb):
        denied = any(c.dep_ == "attr" and is_negated(c) for c in verb.rights)
        stance = "rejects" if denied else None
    if stance is None:
        return None
    if is_negated(verb) and stance == "rejects":
        stance = "open"
    return _position(analysis, verb, speaker, stance, whole=True)


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
