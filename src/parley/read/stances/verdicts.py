"""Verdicts on a proposal: "is out of the question", "is open to", "is ready to discuss"."""

import re
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import is_negated, is_passive, modals, objects, subject
from parley.read.issues.phrase import is_topic
from parley.read.stances.holders import asserts, holder_of, speaker_of
from parley.read.stances.stance import Stance

#: What a speaker calls a proposal, and the stance that is.
_VERDICTS = (
    (re.compile(r"(?:totally |simply |completely |absolutely )?out of the question"), "red-line"),
    (re.compile(r"(?:a |our |the )?(?:red line|non ?- ?negotiable|nonnegotiable)"), "red-line"),
    (re.compile(r"(?:wholly |totally |completely )?(?:unacceptable|inconceivable)"), "rejects"),
    (re.compile(r"(?:too early|too soon|premature)\b.* to "), "rejects"),
    (re.compile(r"(?:a )?(?:non ?- ?starter|nonstarter)"), "rejects"),
    (re.compile(r"(?:not enough)\b"), "rejects"),
    (re.compile(r"(?:still )?(?:on the table|negotiable)"), "open"),
    (re.compile(r"(?:still )?up for (?:discussion|negotiation|debate|bargaining)"), "open"),
)
_OPEN = frozenset({"open", "available", "receptive", "amenable"})
_TALKED_OVER = frozenset("discuss negotiate consider examine debate explore".split())
_TALKING = _TALKED_OVER | {"talk", "compromise", "listen"}
_READY = frozenset({"ready", "willing", "prepared"})
#: Views that one "takes of" a proposal.
_GOOD = frozenset("positive favourable favorable sympathetic optimistic benign".split())
_BAD = frozenset("negative dim unfavourable unfavorable hostile sceptical skeptical poor".split())


def verdict(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Return what a party says of a proposal at a predicate, `None` where it says nothing."""
    return (
        _openness(analysis, verb)
        or _readiness(analysis, verb)
        or _view(analysis, verb)
        or _judgement(analysis, verb)
    )


def _openness(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "is (not) open to", "leaves open whether", "remains available for talks"."""
    openness = next(
        (c for c in verb.rights if c.lemma_ in _OPEN and c.dep_ in ("acomp", "oprd", "ccomp")),
        None,
    )
    if openness is None or verb.lemma_ not in ("be", "remain", "leave", "keep"):
        return None
    to_something = verb.lemma_ in ("leave", "keep") or any(
        c.lower_ in ("to", "for") and c.dep_ == "prep" for c in openness.rights
    )
    holder = subject(verb)
    door = holder is not None and holder.lemma_.lower() == "door"  # the speaker's
    party = speaker_of(analysis, verb) if door else holder_of(analysis, verb)
    kept = objects(verb) if verb.lemma_ in ("leave", "keep") else []
    plain = any(o.tag_ == "NNS" for o in kept) and not any(
        c.lower_ in ("to", "for") for c in (*verb.rights, *openness.rights)
    )
    if not to_something or not party.id or plain:
        return None  # "the shops were open", "we kept the doors open"
    return Stance(head=verb, party=party, value="rejects" if is_negated(verb) else "open")


def _readiness(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "is ready to discuss the tolls"."""
    ready = next((c for c in verb.rights if c.dep_ == "acomp" and c.lemma_ in _READY), None)
    if ready is None or verb.lemma_ not in ("be", "remain") or modals(verb):
        return None
    act = next((c for c in ready.rights if c.dep_ == "xcomp"), None)
    if act is None or act.lemma_ not in _TALKING:
        return None
    party = holder_of(analysis, verb)
    value = "rejects" if is_negated(verb) else "open"
    return Stance(head=verb, party=party, value=value) if party.id else None


def _view(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "takes a dim view of the draft"."""
    view = next((o for o in objects(verb) if o.lemma_ in ("view", "attitude")), None)
    if verb.lemma_ not in ("take", "have", "hold") or view is None or is_negated(verb):
        return None
    words = {c.lower_ for c in view.lefts}
    of_it = any(c.lower_ in ("of", "on", "to", "towards") for c in (*view.rights, *verb.rights))
    if not of_it or not words & (_GOOD | _BAD):
        return None
    party = holder_of(analysis, verb)
    value = "open" if words & _GOOD else "rejects"
    return Stance(head=verb, party=party, value=value) if party.id else None


def _judgement(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read a speaker's "is out of the question", "is too early to", "there can be no return"."""
    speaker = speaker_of(analysis, verb)
    if not speaker.id or not asserts(verb) or verb.dep_ == "xcomp":
        return None
    if verb.lemma_ in _TALKED_OVER and is_passive(verb) and modals(verb) & {"can", "could", "may"}:
        value = "rejects" if is_negated(verb) else "open"
        return Stance(head=verb, party=speaker, value=value)
    if verb.lemma_ != "be":
        return None
    text = " ".join(t.lower_ for t in verb.subtree if t.i > verb.i)
    if text.startswith("not enough") and not _is_about_topic(verb):
        return None
    bare = text if text.startswith("not enough") else text.removeprefix("not ")
    value = next((value for words, value in _VERDICTS if words.match(bare)), "")
    if not value and _denies(verb):
        value = "rejects"
    if not value:
        return None
    if is_negated(verb) and not text.startswith("not enough"):
        value = {"rejects": "open", "open": "red-line"}.get(value, value)
    return Stance(head=verb, party=speaker, value=value, whole=True)


def _is_about_topic(verb: Any) -> bool:  # noqa: ANN401
    holder = subject(verb)
    return holder is not None and is_topic(holder)


def _denies(verb: Any) -> bool:  # noqa: ANN401
    """Tell "there can be no return" and "there will be no talks" from a plain forecast."""
    if not any(c.dep_ == "expl" for c in verb.lefts):
        return False
    denied = next((c for c in verb.rights if c.dep_ == "attr" and is_negated(c)), None)
    if denied is None:
        return False
    return bool(modals(verb) & {"can", "could", "must", "should"}) or (
        bool(modals(verb) & {"will", "would"}) and is_topic(denied)
    )
