"""Standing support, refusal and want: "backs the plan", "campaigns against", "their aim is"."""

from typing import Any

from parley.read.acts import HOSTILE
from parley.read.analysis import Analysis
from parley.read.clauses import is_negated, modals, objects, subject
from parley.read.issues import issue_of
from parley.read.stances.content import SAYING, is_personal, wanted
from parley.read.stances.holders import asserts, holder_of, may_say, named_party
from parley.read.stances.stance import Stance

_ATTITUDES = {
    verb: stance
    for stance, verbs in {
        "rejects": "reject oppose refuse resist boycott rule",
        "accepts": "support accept back endorse favor favour welcome embrace champion advocate "
        "preach",
        "demands": "demand want seek insist",
    }.items()
    for verb in verbs.split()
}
#: Those by which one wants: what is wanted must be able to be an issue.
_WANTING = frozenset({"want", "seek", "refuse"})
_TAKING = frozenset({"accept", "welcome"})
#: A standing stance has the present ("supports"); a past act of support is an event.
_STANDING = frozenset({"VBZ", "VBP", "VBG"})
#: How long a stance has been held.
_LONG = frozenset("long always consistently repeatedly steadfastly never".split())
#: Verbs whose preposition says which way: "campaign against", "press for".
_LEANING_VERBS = frozenset("campaign lobby press push vote agitate rally argue stand".split())
_GUESSED = frozenset("probably likely perhaps maybe presumably".split())
#: Behind "stand" these say where somebody stands, not where he stands on an issue.
_PLACED = frozenset("on in at near over under by".split())
_LEANING = {"for": "demands", "against": "rejects", "behind": "accepts"}
#: What one "sticks to", "stands by", "holds to".
_HOLDING = frozenset("stick stand adhere hold cling keep".split())
_HELD = frozenset("demand position condition insistence claim line refusal".split())
_AIMS = frozenset({"aim", "goal", "objective", "demand", "position"})
_TURNED = {"accepts": "rejects", "rejects": "accepts"}


def support(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Return the standing attitude that a predicate tells of, `None` where it tells of none."""
    return (
        _attitude(analysis, verb)
        or _wish(analysis, verb)
        or _leaning(analysis, verb)
        or _holding(analysis, verb)
        or _aim(analysis, verb)
    )


def _attitude(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    lemma = verb.lemma_.lower()
    stance = _ATTITUDES.get(lemma)
    if stance is None or not (verb.tag_ in _STANDING or _is_lasting(verb)) or modals(verb):
        return None
    if lemma in _TAKING and verb.tag_ == "VBG":
        return None  # "has been accepting cases": what it does
    if not _has_right_frame(verb) or (lemma in _WANTING and not wanted(verb)):
        return None
    holder = subject(verb)
    people = holder is not None and (is_personal(holder) or holder.lower_ in ("they", "we"))
    if people and any(is_personal(o) for o in objects(verb)):
        return None  # whom a person backs for an office
    if lemma == "welcome" and holder is not None and holder.lower_ in ("i", "we"):
        return None  # thanks for a thing done, not a stance
    party = holder_of(analysis, verb, wish=lemma in _WANTING or lemma == "demand")
    if not party.name and not party.id:
        return None
    if is_negated(verb):
        stance = "open" if lemma == "rule" else _TURNED.get(stance, "rejects")
    return Stance(head=verb, party=party, value=stance)


def _has_right_frame(verb: Any) -> bool:  # noqa: ANN401
    """Tell "insists on", "rules out" from "insists that", "rules"; leave vows of force out."""
    particles = {c.lower_ for c in verb.rights}
    if verb.lemma_ == "insist" and not particles & {"on", "upon"}:
        return False
    if verb.lemma_ == "rule" and "out" not in particles:
        return False
    if any(c.dep_ == "xcomp" and c.lemma_.lower() in HOSTILE for c in verb.rights):
        return False
    fronted = any(c.dep_ == "dobj" and c.i < verb.i for c in verb.lefts)  # "which Otieno rejects"
    return (
        fronted
        or bool(objects(verb))
        or any(c.dep_ in ("xcomp", "ccomp", "prep") for c in verb.rights)
    )


def _is_lasting(verb: Any) -> bool:  # noqa: ANN401
    """Tell "has long sought", "has preached for years", kept up, from "has rejected", one act.

    What has been ruled out stays so.
    """
    words = {c.lower_ for c in verb.children}
    lasting = words & _LONG or any(
        g.ent_type_ == "DATE"
        for c in verb.rights
        if c.lower_ in ("for", "since")
        for g in c.subtree
    )
    return (
        verb.tag_ == "VBN"
        and bool(words & {"have", "has", "had"})
        and bool(lasting or verb.lemma_ == "rule")
    )


def _wish(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "would like a truce" and "would like it to go on"."""
    if verb.lemma_ != "like" or "would" not in modals(verb) or not wanted(verb):
        return None
    holder = subject(verb)
    if holder is None or not asserts(verb) or is_negated(verb):
        return None
    party = named_party(analysis, holder)
    if not party.id or not may_say(analysis, verb, party):
        return None
    soft = any(c.dep_ in ("xcomp", "ccomp") for c in verb.rights)
    return Stance(head=verb, party=party, value="accepts" if soft else "demands")


def _leaning(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "is campaigning against the dam", "presses for autonomy"."""
    if verb.lemma_ not in _LEANING_VERBS or verb.tag_ not in _STANDING or is_negated(verb):
        return None
    way = next((c for c in verb.rights if c.lower_ in _LEANING and c.dep_ == "prep"), None)
    if way is None or modals(verb) or not issue_of(list(way.subtree)):
        return None
    ends = [c for c in way.children if c.dep_ == "pobj"]
    if any(is_personal(t) for t in ends) or (verb.lemma_ == "stand" and not _is_backing(verb)):
        return None
    if verb.lemma_ == "vote" and any(c.lower_ in _GUESSED for c in verb.children):
        return None
    party = holder_of(analysis, verb)
    return Stance(head=verb, party=party, value=_LEANING[way.lower_]) if party.id else None


def _is_backing(verb: Any) -> bool:  # noqa: ANN401
    """Tell "stands behind the deal", "stands for reform" from "the carpet they stand on for"."""
    return not any(c.dep_ in ("prep", "prt") and c.lower_ in _PLACED for c in verb.rights)


def _holding(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "holds to its claim", "stands by his refusal"."""
    if verb.lemma_ not in _HOLDING or verb.tag_ not in _STANDING or is_negated(verb):
        return None
    held = [
        g for c in verb.rights if c.lower_ in ("to", "by") for g in c.children if g.dep_ == "pobj"
    ]
    if not held or held[0].lemma_.lower() not in _HELD:
        return None
    party = holder_of(analysis, verb)
    value = "rejects" if held[0].lemma_.lower() == "refusal" else "demands"
    return Stance(head=verb, party=party, value=value) if party.id else None


def _aim(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "their ultimate goal is to …"."""
    holder = subject(verb)
    if verb.lemma_ != "be" or holder is None or holder.lemma_.lower() not in _AIMS:
        return None
    owner = next((c for c in holder.lefts if c.dep_ == "poss"), None)
    if owner is None or owner.lower_ == "my" or not asserts(verb):
        return None
    party = named_party(analysis, owner)
    act = next((c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")), None)
    if act is None and holder.lemma_.lower() == "position":
        return None  # "her position is still unusual"
    if not party.id or (act is not None and act.lemma_.lower() in SAYING):
        return None
    if not may_say(analysis, verb, party):
        return None
    return Stance(head=verb, party=party, value="demands")
