"""Splits: people of one side at odds with each other."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import extent, objects, predicates, subject
from parley.read.issues import issue_of
from parley.records import NOBODY, SECTORS, Actor, Split

#: What one does to an opponent inside one's own camp.
_AGAINST = frozenset(
    """criticise criticize lambast lambaste denounce condemn accuse blame slam rebuke contradict
    oppose distance disagree differ quarrel decry deplore chide berate scold challenge undermine
    overrule""".split()
)
_DIVIDED = frozenset({"divide", "split", "fracture", "tear"})
_RIFTS = frozenset(
    "rift split division divergence disagreement feud infighting dissent quarrel schism".split()
)
_HARSH = frozenset(
    """irresponsible wrong mistake mistaken unacceptable treason betrayal disgrace
    premature reckless""".split()
)


def read(analysis: Analysis) -> list[Split]:
    """Return every quarrel inside one side, in text order, each pair once."""
    found: list[Split] = []
    for verb in predicates(analysis.doc):
        lemma = verb.lemma_.lower()
        if lemma in _AGAINST:
            found += _quarrel(analysis, verb)
        elif lemma in _DIVIDED:
            found += _division(analysis, verb)
    found += _rifts(analysis) + _scoldings(analysis)
    kept: dict[tuple[str, frozenset[str]], Split] = {}
    for split in sorted(found, key=lambda s: s.span.start):
        kept.setdefault((split.side, frozenset({split.a.id, split.b.id})), split)
    return list(kept.values())


#: Parts of a state that can quarrel within it; rebels and soldiers are other camps.
_CAMP = frozenset({"GOV", "LEG", "JUD", "MINISTERS", "OFFICIALS"})


def _same_camp(analysis: Analysis, a: Actor, b: Actor) -> bool:
    """Tell whether two actors share a side without being one, or enemies on one soil."""
    if not a.side or a.side != b.side or a.id == b.id or not (_in_camp(a) and _in_camp(b)):
        return False
    if analysis.cast.is_group(a) or analysis.cast.is_group(b):
        return False
    return bool(analysis.cast.party_of(a).id == analysis.cast.party_of(b).id)


def _in_camp(actor: Actor) -> bool:
    part = actor.id.partition(":")[2]
    is_named = bool(part) and actor.name[:1].isupper() and part not in SECTORS
    return part in _CAMP or is_named


def _quarrel(analysis: Analysis, verb: Any) -> list[Split]:  # noqa: ANN401
    holder = subject(verb)
    goals = objects(verb) + [
        g for p in verb.rights if p.dep_ == "prep" for g in p.children if g.dep_ == "pobj"
    ]
    if holder is None:
        return []
    a = analysis.cast.actor(holder)
    for goal in goals:
        b = analysis.cast.actor(goal)
        if _same_camp(analysis, a, b):
            words = [t for t in verb.subtree if t.i > goal.right_edge.i and t not in goal.subtree]
            about = words if issue_of(words) else _own_words(analysis, a, verb)
            return [_split(analysis, extent(verb), a, b, about)]
    return []


def _own_words(analysis: Analysis, critic: Actor, verb: Any) -> list[Any]:  # noqa: ANN401
    """Return what the critic says in the sentence: the quarrel may be named only there."""
    said = [a for a in analysis.attributions if a.speaker.id == critic.id and a.start >= verb.idx]
    if not said:
        return []
    return [t for t in analysis.doc if said[0].start <= t.idx < said[0].end]


def _division(analysis: Analysis, verb: Any) -> list[Split]:  # noqa: ANN401
    holder = subject(verb)
    if holder is None or not any(c.lower_ in ("over", "on", "about") for c in verb.rights):
        return []
    a = analysis.cast.actor(holder)
    if not a.side:
        return []
    b = Actor(name="opponents", id=f"{a.side}:OPPONENTS")
    return [_split(analysis, extent(verb), b, a, list(verb.subtree))]


def _rifts(analysis: Analysis) -> list[Split]:
    found = []
    for noun in analysis.doc:
        if noun.lemma_.lower() not in _RIFTS or noun.pos_ != "NOUN":
            continue
        scope = next((c for c in noun.rights if c.lower_ in ("between", "among", "within")), None)
        if scope is None:
            continue
        actors = analysis.actors_in(*extent(scope))
        if len(actors) > 1 and _same_camp(analysis, actors[0], actors[1]):
            words = list(noun.subtree)
            found.append(_split(analysis, extent(noun), actors[0], actors[1], words))
    return found


def _scoldings(analysis: Analysis) -> list[Split]:
    """Read a statement that calls what somebody of the speaker's own side said wrong."""
    found = []
    for said in analysis.attributions:
        words = analysis.source.text[said.start : said.end].lower()
        if not any(word in words for word in _HARSH):
            continue
        for other in analysis.actors_in(said.start, said.end):
            if _same_camp(analysis, said.speaker, other):
                tokens = [t for t in analysis.doc if said.start <= t.idx < said.end]
                sentence = tokens[0].sent if tokens else None
                if sentence is not None:
                    bounds = (sentence.start_char, said.end)
                    found.append(_split(analysis, bounds, said.speaker, other, tokens))
                break
    return found


def _split(
    analysis: Analysis, bounds: tuple[int, int], a: Actor, b: Actor, tokens: list[Any]
) -> Split:
    maker, via = analysis.voice(bounds[0])
    named = {w for actor in (a, b) for w in actor.name.split()}
    rest = [t for t in tokens if t.text not in named and t.tag_ not in ("WP$", "WP", "WDT")]
    return Split(
        source_sha256=analysis.source.sha256,
        span=analysis.span(*bounds),
        maker=maker if maker != NOBODY else a,
        via=via,
        side=a.side,
        a=a,
        b=b,
        about=issue_of(rest),
    )
