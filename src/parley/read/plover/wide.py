"""The wide PLOVER reading of a text: one type an act, as an event coder would give it.

Intentions count as acts of their own: a promise to help is AGREE, an announced attack THREATEN, a
refusal REJECT. The interchange guide's narrower reading is `kinds/event.py`.
"""

from dataclasses import dataclass

from parley.read.analysis import Analysis
from parley.read.plover.backoff import likely_act
from parley.read.plover.coding import Act, acts_of, governed_acts
from parley.read.plover.completing import (
    OUTLET,
    addressee,
    after,
    at_home,
    before,
    location,
)
from parley.read.plover.governing import speaker
from parley.read.plover.lexicon import in_class
from parley.read.plover.parties import named, others, parties
from parley.read.plover.phrases import lemma, pobjects, subject_heads, thing, upwards
from parley.read.plover.roles import is_passive
from parley.read.plover.telling import SPOKEN
from parley.records import Actor

HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN"})
#: Acts whose absence is a refusal.
WILLING = frozenset(
    {"AGREE", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "CONSULT", "RETREAT"}
)  # fmt: skip
#: Acts that two sides do together, so that neither is the other's target.
_MUTUAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REJECT"})
#: Acts that fall on the actor's own country where nobody else is named.
_DOMESTIC = frozenset({"PROTEST", "COERCE", "CONCEDE", "ASSAULT"})
#: Movements of forces, of which whoever is moved is the doer.
_MOVES = frozenset({"MOBILIZE", "RETREAT"})
#: Acts that only the state of the place can do to somebody, so that "in" names the source.
_LAWFUL = frozenset({"ACCUSE", "COERCE", "CONCEDE", "SUPPORT"})
#: Promises that turn into threats when what is promised is hostile.
_VOWS = frozenset({"vow", "swear", "promise", "pledge", "commit"})
#: Distance from the sentence's main assertion that each step down the tree adds.
_STEPS = {
    "ROOT": 0, "xcomp": 0, "ccomp": 0, "conj": 2, "advcl": 5, "acl": 4, "relcl": 7, "prep": 2,
    "pobj": 1, "dobj": 1, "nsubj": 2, "nsubjpass": 2, "pcomp": 1, "parataxis": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WideEvent:
    """One event of the wide reading.

    Attributes:
        type: One of records.EVENT_TYPES.
        sources: Who acts.
        targets: Who is acted on.
        sentence: Index of the first token of its sentence.
        rank: Distance from the sentence's main assertion, 0 for that itself.
    """

    type: str
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    sentence: int
    rank: int


def events_of(analysis: Analysis) -> list[WideEvent]:
    """Return the events of a text, the main one of each sentence first."""
    acts = acts_of(analysis.doc)
    governed = governed_acts(acts)
    found = []
    for act in acts:
        if act.governor >= 0 or act.scope.condition or act.scope.denied:
            continue
        if (event := _event(analysis, act, governed.get(act.trigger.i, []))) is not None:
            found.append(event)
    known = {event.sentence for event in found}
    for sentence in analysis.doc.sents:
        if sentence.start in known or (guess := likely_act(sentence)) is None:
            continue
        if (event := _event(analysis, guess, [])) is not None and event.sources and event.targets:
            found.append(event)
    return sorted(found, key=lambda e: (e.sentence, e.rank))


def _event(analysis: Analysis, act: Act, inner: list[Act]) -> WideEvent | None:
    if (type_ := wide_type(act, inner)) is None:
        return None
    sources, targets = _roles(analysis, act, type_, inner)
    return WideEvent(
        type=type_,
        sources=sources,
        targets=targets,
        sentence=act.trigger.sent.start,
        rank=_rank(act),
    )


def wide_type(act: Act, inner: list[Act]) -> str | None:
    """Return an act's type with its polarity, time and the acts it governs taken in."""
    scope, base = act.scope, act.type
    if scope.must:
        return "REQUEST"
    if not base:
        return "REJECT" if scope.negated else None
    if scope.negated:
        if base in WILLING:
            return "REJECT"
        return "AGREE" if scope.future and base in HOSTILE else None
    is_vow = base == "AGREE" and act.trigger.lemma_ in _VOWS
    if is_vow and any(a.type in HOSTILE and not a.nominal for a in inner):
        return "THREATEN"
    if act.has("signing") and not scope.future:
        return "SUPPORT"
    if act.has("foretold") and not (scope.future or scope.possible or scope.conditional):
        return None
    if scope.future or scope.possible:
        if base in HOSTILE or act.has("breakoff"):
            return "THREATEN"
        if base in WILLING:
            return "THREATEN" if base == "RETREAT" and scope.unless else "AGREE"
    return base


def _roles(
    analysis: Analysis, act: Act, type_: str, inner: list[Act]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return who acts and who is acted on; at home where a domestic act names nobody else."""
    told = _told(analysis, act, type_, inner)
    sources, targets = (tuple(a for a in found if a.side != OUTLET) for found in told)
    if type_ in _MUTUAL and (not sources or pobjects(act.trigger, ("between",))):
        joint = {a.side: a for a in (*sources, *targets)}
        if len(joint) > 1:
            return tuple(joint.values()), ()
    if type_ == "CONSULT" and sources and targets and is_passive(act.head):
        return targets, sources  # the visitor comes to who receives him
    if not sources and type_ in _MOVES and is_passive(act.head):
        moved = [t for t in subject_heads(act.head) if in_class(lemma(thing(t)), "troops")]
        sources = parties(analysis, moved)  # "X's marines were flown to Y"
        targets = () if targets == sources else targets
    sides = {a.side for a in targets}
    sources = sources or _open_source(analysis, act, type_, sides)
    if len({a.side for a in sources}) > 1 and type_ in _MUTUAL:
        return sources, targets
    return sources, targets or _open_target(analysis, act, type_, sources)


def _told(
    analysis: Analysis, act: Act, type_: str, inner: list[Act]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return who acts and who is acted on as far as the act's own words say."""
    sources = parties(analysis, act.sources)
    if act.scope.must or act.has("foretold"):
        who = speaker(act.trigger)
        hit = sources if act.scope.must else parties(analysis, subject_heads(act.head))
        return parties(analysis, [who] if who is not None else []), hit
    sides = {a.side for a in sources}
    if len(sides) > 1 and type_ in _MUTUAL:
        return sources, ()
    governed = inner if act.has("op") else []
    paths = [*act.targets, *((a.sources if type_ == "REQUEST" else ()) for a in governed)]
    paths += [path for a in governed for path in a.targets]
    targets = named(analysis, paths[:1], {a.id for a in sources}) if type_ in _DOMESTIC else ()
    return sources, targets or others(analysis, paths, sides)


def _open_source(analysis: Analysis, act: Act, type_: str, sides: set[str]) -> tuple[Actor, ...]:
    """Return who acts where the act's own words do not say."""
    lawful = type_ in _LAWFUL and (act.nominal or is_passive(act.head))
    if (type_ == "PROTEST" or lawful) and (found := location(analysis, act.head)):
        return found
    who = speaker(act.trigger)
    if who is not None and type_ in SPOKEN and (found := parties(analysis, [who])):
        return found
    found = before(analysis, act, sides) or after(analysis, act, sides)
    return found or (before(analysis, act, set()) if lawful or act.nominal else ())


def _open_target(
    analysis: Analysis, act: Act, type_: str, sources: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """Return who is acted on where the act's own words do not say."""
    sides = {a.side for a in sources}
    found = at_home(act, sources) or after(analysis, act, sides) or addressee(analysis, act)
    if not found and is_passive(act.head):  # "X's demand that Y leave was repeated"
        found = before(analysis, act, sides)
    if not found and type_ in _DOMESTIC:
        found = location(analysis, act.head) or sources[:1]
    return found


def _rank(act: Act) -> int:
    steps = sum(_STEPS.get(t.dep_, 2) for t in upwards(act.trigger))
    return steps + 3 if act.nominal else steps
