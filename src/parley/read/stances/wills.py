"""Wills: what a party will not do, will keep doing, or is ready to talk about."""

from typing import Any

from parley.read.acts import DEALS, FORCE, HOSTILE
from parley.read.analysis import Analysis
from parley.read.clauses import extent, is_negated, is_passive, modals, objects, subject
from parley.read.stances.content import is_anybody, is_personal, is_private
from parley.read.stances.holders import asserts, may_say, named_party
from parley.read.stances.stance import Stance
from parley.records import AUTHOR_ID

_OWN_WILL = frozenset({"will", "would", "shall"})
_ABLE = frozenset({"can", "could"})
#: What a refusal waits for: "cannot vote until the count ends".
_UNTIL = frozenset({"until", "unless", "before"})
_STAYING = frozenset({"remain", "stay", "continue", "keep"})
#: What a party keeps that others want from it, and what it keeps from: "will keep its guns".
_KEEPING = frozenset({"keep", "retain", "hold"})
_KEPT = frozenset("weapon arm gun rifle arsenal missile position checkpoint stronghold".split())
_SHUNNING = frozenset("boycott shun skip".split())
_AWAY = frozenset({"away", "out", "off", "home"})
_FORCES = frozenset({"troop", "force", "soldier", "army", "deploy", "station", "military"})
#: Works and papers, which will nothing.
_THINGS = frozenset(
    """pipeline wall bill law measure money replacement policy system economy campaign road dam
    bridge project programme program vote""".split()
)
_WITHOUT_PRICE = ("regardless", "under any", "never", "at any price")


def will(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Return the stance of a party's own will at a predicate, `None` where there is none."""
    return (
        _refusal(analysis, verb)
        or _staying(analysis, verb)
        or _staying_away(analysis, verb)
        or _keeping(analysis, verb)
    )


def _refusal(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read a party's own "will not", and "cannot … until", which asks for what it waits for."""
    held = modals(verb)
    if verb.lemma_ == "go" and verb.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in verb.rights):
        held |= _OWN_WILL  # "is not going to lease"
    waits = bool(held & _ABLE) and _waits(verb)
    if not is_negated(verb) or not (held & _OWN_WILL or waits):
        return None
    if verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.rights):
        return None  # "would not rule out": no refusal
    act = next((c for c in verb.rights if c.dep_ == "xcomp"), verb) if verb.lemma_ == "go" else verb
    if is_private(act) or is_passive(verb) or is_passive(act) or _is_unreal(analysis, verb):
        return None
    holder = subject(verb)
    if holder is None or is_anybody(holder) or _has_force(act):
        return None
    chosen = [g for c in act.rights if c.lower_ in ("for", "against") for g in c.children]
    if act.lemma_ == "vote" and any(is_personal(t) for t in chosen):
        return None  # a choice between candidates
    if holder.lemma_.lower() in DEALS | _THINGS:
        return None  # an accord wills nothing: "the pact will not take effect until"
    party = named_party(analysis, holder)
    if not party.id or not may_say(analysis, verb, party) or not asserts(verb):
        return None
    if waits:
        return Stance(head=verb, party=party, value="demands")
    words = analysis.source.text[slice(*extent(verb))].lower()
    red = any(w in words for w in _WITHOUT_PRICE)
    return Stance(head=verb, party=party, value="red-line" if red else "rejects")


def _waits(verb: Any) -> bool:  # noqa: ANN401
    return any(c.dep_ == "advcl" and _UNTIL & {t.lower_ for t in c.lefts} for c in verb.rights)


def _is_unreal(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell "I would not be here" and "would not have done" from a reported "would not sign".

    "Would" is a shifted "will" in reported speech and in a reporter's past; in somebody's own
    words it speaks of what is not so.
    """
    if any(c.dep_ == "aux" and c.lower_ in ("have", "'ve", "’ve") for c in verb.lefts):
        return True
    if any(c.lower_ == "if" for child in verb.lefts for c in child.subtree):
        return True
    if "would" not in modals(verb):
        return False
    around = [a for a in analysis.attributions if a.start <= verb.idx < a.end]
    inner = min(around, key=lambda a: a.end - a.start, default=None)
    return inner is None or inner.mode == "direct" or inner.speaker.id == AUTHOR_ID


def _has_force(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether what is refused is force itself: then the refusal is a pledge."""
    done = {t.lemma_.lower() for t in verb.subtree if t.i >= verb.i}  # "our forces" act
    return bool(done & (FORCE | HOSTILE))


def _staying(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "our troops will remain in X": leaving is rejected."""
    holder = subject(verb)
    if not modals(verb) & _OWN_WILL or verb.lemma_ not in _STAYING or holder is None:
        return None
    words = {t.lemma_.lower() for t in verb.subtree}
    if not words & _FORCES or is_negated(verb) or not asserts(verb):
        return None
    party = named_party(analysis, holder)
    if not party.id or party.side != analysis.voice(verb.idx)[0].side:
        return None
    return Stance(head=verb, party=party, value="rejects")


def _staying_away(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "will stay home until the fees are paid": what it waits for is demanded."""
    holder = subject(verb)
    if verb.lemma_ not in _STAYING or holder is None or not modals(verb) & _OWN_WILL:
        return None
    if not any(c.lower_ in _AWAY for c in verb.rights) or is_negated(verb) or not _waits(verb):
        return None
    party = named_party(analysis, holder)
    if not party.id or not asserts(verb) or not may_say(analysis, verb, party):
        return None
    return Stance(head=verb, party=party, value="demands")


def _keeping(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "will keep their weapons" and "will boycott the dialogue": refusals without a "not"."""
    holder = subject(verb)
    if holder is None or not modals(verb) & _OWN_WILL or is_negated(verb) or is_passive(verb):
        return None
    keeps = verb.lemma_ in _KEEPING and any(o.lemma_.lower() in _KEPT for o in objects(verb))
    if not keeps and not (verb.lemma_ in _SHUNNING and objects(verb)):
        return None
    party = named_party(analysis, holder)
    if not party.id or not asserts(verb) or not may_say(analysis, verb, party):
        return None
    return Stance(head=verb, party=party, value="rejects")
