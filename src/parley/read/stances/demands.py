"""Demands: what must be, what is called for, and what is made a condition."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import is_negated, modals, objects, subject
from parley.read.stances.content import PUBLIC_ACTS, SAYING, is_anybody, is_private
from parley.read.stances.holders import holder_of, named_party, speaker_of
from parley.read.stances.stance import Stance
from parley.read.undertakings.voices import deciding_voice
from parley.records import AUTHOR_ID

_NECESSITY = frozenset({"vital", "important", "imperative", "essential", "necessary", "crucial"})
_COMPARING = frozenset({"more", "less", "as", "most"})
#: Verbs of calling in a speaker's own name, with the prepositions before who is called on.
_CALLS = {"call": {"on", "upon"}, "appeal": {"to"}, "urge": set[str]()}
_CONDITIONS = frozenset({"condition", "precondition", "prerequisite"})
#: Letters of a side that is a state; its analysts and witnesses judge, and demand nothing for it.
_STATE_CODE = 3
_DEPENDENT = frozenset({"relcl", "acl", "pcomp", "csubj"})


def demand(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Return what somebody demands at a predicate, `None` where nothing is demanded."""
    return _necessity(analysis, verb) or _call(analysis, verb) or _condition(analysis, verb)


def _necessity(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "X must stop", "has to stop", "it is vital that": the speaker demands."""
    speaker = speaker_of(analysis, verb)
    judges = len(speaker.side) == _STATE_CODE and deciding_voice(analysis, verb) is None
    if not speaker.id or judges:
        return None
    if _is_vital(verb):
        return Stance(head=verb, party=speaker, value="demands", whole=True)
    held = _has_to(analysis, verb)
    if not (held or "must" in modals(verb)) or (held and is_negated(verb.head)):
        return None
    top = verb.head if held else verb
    if _is_dependent(top) or _gives_reason(top):
        return None
    if not _obliges(verb):
        return None
    return Stance(head=top, party=speaker, value="demands", whole=True)


def _has_to(analysis: Analysis, verb: Any) -> bool:  # noqa: ANN401
    """Tell a present "has to", or its past in reported speech, from "we've had to"."""
    over = verb.head
    if over.lemma_ != "have" or not any(c.lower_ == "to" for c in verb.lefts):
        return False
    if modals(over):
        return modals(over) <= {"will", "would"} and not _is_dependent(over)
    around = [a for a in analysis.attributions if a.start <= over.idx < a.end]
    reported = all(a.mode == "indirect" for a in around)
    return over.tag_ in ("VBP", "VBZ") or (over.tag_ == "VBD" and reported)


def _is_dependent(verb: Any) -> bool:  # noqa: ANN401
    """Tell a clause that describes a noun from one that says what it is: "the demand that"."""
    return verb.dep_ in _DEPENDENT and not any(c.lower_ == "that" for c in verb.lefts)


def _gives_reason(verb: Any) -> bool:  # noqa: ANN401
    marks = {c.lower_ for c in verb.lefts if c.dep_ in ("mark", "advmod")}
    return verb.dep_ == "advcl" and bool(marks)


def _is_vital(verb: Any) -> bool:  # noqa: ANN401
    """Tell "it is vital that the truce hold" from "that is important", "more important"."""
    judged = next((c for c in verb.rights if c.dep_ == "acomp" and c.lemma_ in _NECESSITY), None)
    if verb.lemma_ != "be" or judged is None or is_negated(verb):
        return False
    if any(c.lower_ in _COMPARING for c in judged.lefts):
        return False
    clauses = [c for c in (*verb.rights, *judged.rights) if c.dep_ in ("ccomp", "xcomp", "advcl")]
    it = subject(verb)
    act = next((c for c in clauses if c.i > judged.i), None)
    return it is not None and it.lower_ == "it" and act is not None and act.lemma_ not in SAYING


def _obliges(verb: Any) -> bool:  # noqa: ANN401
    """Tell an obligation on a party or a thing from a guess, one's own need and advice."""
    if verb.lemma_ == "be" and any(c.dep_ == "expl" for t in (verb, verb.head) for c in t.lefts):
        return any(c.dep_ == "attr" for c in verb.rights)  # "there must be an end to the siege"
    holder = subject(verb)
    if holder is not None and is_anybody(holder) and holder.pos_ == "NOUN":
        return False
    if holder is None or holder.lower_ in ("i", "you", "one", "who", "what"):
        return False
    if any(c.dep_ == "aux" and c.lower_ in ("have", "'ve") for c in verb.lefts):
        return False  # "must have known"
    alive = holder.ent_type_ == "PERSON" or holder.lower_ in ("he", "she")
    if alive:
        return verb.lemma_.lower() in PUBLIC_ACTS
    if verb.lemma_ == "be":
        anyone = any(c.lower_ in ("a", "an") for c in holder.lefts)  # "a leader must be ready"
        return not anyone and holder.lower_ not in ("they", "we", "it", "this", "that")
    return not is_private(verb) or verb.lemma_.lower() in ("end", "work")


def _call(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read a speaker's own "we urge everybody to …", and a standing "is calling for"."""
    particles = {c.lower_: c for c in verb.rights if c.dep_ in ("prep", "prt")}
    holder = subject(verb)
    if holder is None:
        return None
    if verb.lemma_ in _CALLS and is_issuer(analysis, holder):
        speaker = analysis.voice(verb.idx)[0]
        reached = verb.lemma_ == "urge" or _CALLS[verb.lemma_] & set(particles)
        if reached and speaker.id not in ("", AUTHOR_ID):
            return Stance(head=verb, party=speaker, value="demands")
    if verb.lemma_ == "call" and "for" in particles and verb.tag_ in ("VBZ", "VBP", "VBG"):
        party = holder_of(analysis, verb)
        return Stance(head=verb, party=party, value="demands") if party.id else None
    return None


def is_issuer(analysis: Analysis, holder: Any) -> bool:  # noqa: ANN401
    """Tell whether a subject is the document's own voice: "we", or "the Parties" of an accord."""
    if holder.lower_ in ("we", "i"):
        return True
    own = analysis.voice(holder.idx)[0]
    joint = holder.lower_ in ("parties", "sides") and own == analysis.issuer
    return own.id != AUTHOR_ID and (joint or analysis.cast.actor(holder) == analysis.issuer)


def _condition(analysis: Analysis, verb: Any) -> Stance | None:  # noqa: ANN401
    """Read "had set the visas as a condition"."""
    if verb.lemma_ not in ("make", "set", "lay", "impose") or is_negated(verb):
        return None
    holder = subject(verb)
    named = [t for c in verb.rights for t in (c, *c.subtree) if t.lemma_.lower() in _CONDITIONS]
    if holder is None or not named or not objects(verb):
        return None
    party = named_party(analysis, holder)
    return Stance(head=verb, party=party, value="demands") if party.id else None
