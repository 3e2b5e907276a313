"""Splits: people of one side at odds with each other."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import extent, modals, objects, predicates, subject
from parley.read.issues import issue_of
from parley.records import NOBODY, SECTORS, Actor, Split

#: What one does to an opponent inside one's own camp.
_AGAINST = frozenset(
    """criticise criticize lambast lambaste denounce condemn accuse blame slam rebuke contradict
    oppose distance disagree differ quarrel decry deplore chide berate scold challenge undermine
    overrule attack assail fault ridicule mock rebuff defy sideline sack dismiss oust desert
    abandon clash feud squabble bicker break""".split()
)
#: Verbs whose plural subject is at odds with itself: "its leaders are quarrelling".
_MUTUAL = frozenset("disagree differ quarrel clash feud squabble bicker fall".split())
#: What one voices about an act of one's own side: "voiced doubts about", "raised objections to".
_DOUBTS = frozenset("doubt objection reservation misgiving concern scepticism skepticism".split())
_VOICING = frozenset("voice express raise air".split())
#: Nouns of resistance that somebody overrides: "over the objections of his generals".
_RESISTANCE = frozenset(
    "objection opposition resistance protest misgiving reservation wish advice".split()
)
_DIVIDED = frozenset({"divide", "split", "fracture", "tear"})
_RIFTS = frozenset(
    """rift split division divergence disagreement feud infighting dissent quarrel schism row
    dispute rivalry wrangle tension difference power-struggle""".split()
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
        elif lemma in _VOICING:
            found += _doubt(analysis, verb)
        found += _overridden(analysis, verb) or _among_themselves(analysis, verb)
    found += _rifts(analysis) + _scoldings(analysis)
    kept: dict[tuple[str, frozenset[str]], Split] = {}
    for split in sorted(found, key=lambda s: s.span.start):
        kept.setdefault((split.side, frozenset({split.a.id, split.b.id})), split)
    return list(kept.values())


#: Parts of a state that can quarrel within it; rebels and soldiers are other camps.
_CAMP = frozenset({"GOV", "LEG", "JUD", "MIL", "OPP", "MINISTERS", "OFFICIALS"})


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
    for goal, b in ((each, b) for each in goals for b in _owners(analysis, each)):
        if _same_camp(analysis, a, b):
            words = [t for t in verb.subtree if t.i > goal.right_edge.i and t not in goal.subtree]
            about = words if issue_of(words) else _own_words(analysis, a, verb)
            return [_split(analysis, extent(verb), a, b, about)]
    return []


def _owners(analysis: Analysis, goal: Any) -> list[Actor]:  # noqa: ANN401
    """Return whom criticism of a thing hits: who it is, else whose it is."""
    own = analysis.cast.actor(goal)
    if own.id:
        return [own]
    holders = [c for c in goal.lefts if c.dep_ == "poss"]
    holders += [
        g for p in goal.rights if p.lower_ in ("of", "by") for g in p.children if g.dep_ == "pobj"
    ]
    return [analysis.cast.actor(holder) for holder in holders]


def _doubt(analysis: Analysis, verb: Any) -> list[Split]:  # noqa: ANN401
    """Read "voiced doubts about the talks" of somebody on the side that talks: its government."""
    holder = subject(verb)
    doubts = [o for o in objects(verb) if o.lemma_.lower() in _DOUBTS]
    about = [p for o in doubts for p in o.rights if p.lower_ in ("about", "over", "on", "to")]
    if holder is None or not about:
        return []
    a = analysis.cast.actor(holder)
    hit = [b for p in about for g in p.children for b in _owners(analysis, g)]
    b = next((b for b in hit if _same_camp(analysis, a, b)), None)
    if b is None:
        return []
    return [_split(analysis, extent(verb), a, b, list(about[0].subtree))]


def _overridden(analysis: Analysis, verb: Any) -> list[Split]:  # noqa: ANN401
    """Read "backed the plan over the objections of his generals"."""
    holder = subject(verb)
    if holder is None:
        return []
    a = analysis.cast.actor(holder)
    for prep in verb.rights:
        if prep.lower_ not in ("over", "despite", "against"):
            continue
        for noun in prep.children:
            if noun.dep_ != "pobj" or noun.lemma_.lower() not in _RESISTANCE:
                continue
            for b in _owners(analysis, noun):
                if _same_camp(analysis, a, b):
                    start, end = extent(verb)
                    end = max(end, extent(noun, whole=True)[1])
                    about = [t for o in objects(verb) for t in o.subtree]
                    return [_split(analysis, (start, end), a, b, about)]
    return []


def _among_themselves(analysis: Analysis, verb: Any) -> list[Split]:  # noqa: ANN401
    """Read "the president and his prime minister quarrelled over …"."""
    holder = subject(verb)
    if holder is None or verb.lemma_.lower() not in _MUTUAL:
        return []
    if verb.lemma_ == "fall" and not any(c.lower_ == "out" for c in verb.rights):
        return []
    pair = analysis.cast.actors(holder)
    if len(pair) < 2 or not _same_camp(analysis, pair[0], pair[1]):
        return []
    return [_split(analysis, extent(verb), pair[0], pair[1], list(verb.subtree))]


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


#: Prepositions before those who are at odds, and before the body that is at odds with itself.
_INSIDE = frozenset({"inside", "within", "among", "amongst", "in"})
_SCOPES = _INSIDE | {"between"}


def _same_side(a: Actor, b: Actor) -> bool:
    """Tell whether two that a text calls at odds are of one side, but no state and its rebels."""
    parts = {a.id.partition(":")[2], b.id.partition(":")[2]}
    return bool(a.side) and a.side == b.side and a.id != b.id and not parts & {"", "GOV", "MIL"}


def _rifts(analysis: Analysis) -> list[Split]:
    found = []
    for noun in analysis.doc:
        if noun.lemma_.lower() not in _RIFTS or noun.pos_ != "NOUN":
            continue
        scope = next((c for c in noun.rights if c.lower_ in _SCOPES), None)
        if scope is None or modals(noun.sent.root) & {"may", "might", "could"}:
            continue  # a guess at a rift is an explanation
        actors = analysis.actors_in(*extent(scope))
        words = list(noun.subtree)
        if len(actors) > 1 and _same_side(actors[0], actors[1]):
            found.append(_split(analysis, extent(noun), actors[0], actors[1], words))
        elif len(actors) == 1 and actors[0].side and scope.lower_ in _INSIDE:
            against = Actor(name="opponents", id=f"{actors[0].side}:OPPONENTS")
            found.append(_split(analysis, extent(noun), actors[0], against, words))
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
