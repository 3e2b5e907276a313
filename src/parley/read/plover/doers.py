"""Who carried out an attack: only whom its own sentence names.

A bomb, a drone or a blast did it for somebody. Where the words do not say for whom, nobody is the
source: a guess from the rest of the text would charge a party that may deny it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import agent
from parley.read.plover.lexicon import in_class
from parley.read.plover.matching import noun_entry
from parley.read.plover.parties import parties
from parley.read.plover.phrases import conjuncts, lemma, pobjects, thing
from parley.read.plover.roles import PARTY_NOUNS
from parley.records import Actor

#: Acts that nobody is charged with by guess.
CHARGED = frozenset({"ASSAULT", "COERCE"})
#: Words that say that nobody knows who it was.
_UNKNOWN = frozenset({"unknown", "unidentified", "unnamed"})
#: Prepositions from harm that was done to the attack in which it was done.
_CAUSES = ("in", "by", "during", "as")
#: Words from harm that was done to the clause that says who did it.
_LINKS = frozenset({"when", "as", "after"})
#: Entity types whose name before a thing says whose it is.
_OWNERS = frozenset({"NORP", "GPE", "ORG", "PERSON"})


def is_means(token: Any) -> bool:  # noqa: ANN401  (spaCy ships no types we follow)
    """Tell whether a noun names an attack or a thing it is made with, not who makes it."""
    token = thing(token)
    return in_class(lemma(token), "means") or noun_entry(token) is not None


def doers(analysis: Analysis, tokens: Iterable[Any]) -> tuple[Actor, ...]:
    """Return who carried out an attack by the words of its sentence, empty where they do not say.

    Args:
        analysis: The text.
        tokens: Words that stand as the attack's source.
    """
    people = [t for token in tokens for t in _people(analysis, token) if not _is_unknown(t)]
    return parties(analysis, people, scenes=False)


def behind(verb: Any) -> list[Any]:  # noqa: ANN401
    """Return the attacks in which harm without a doer was done ("killed in a raid by X")."""
    causes = pobjects(verb, _CAUSES)
    causes += [t for c in causes if lemma(c) == "result" for t in pobjects(c, ("of",))]
    return [t for t in causes if (e := noun_entry(t)) and e.type in CHARGED]


def is_cause(clause: Any, harm: Any) -> bool:  # noqa: ANN401
    """Tell whether a clause says who did the harm above it ("was hurt when guards fired")."""
    linked = any(c.lower_ in _LINKS for c in clause.lefts if c.dep_ in ("mark", "advmod"))
    return linked and clause.dep_ == "advcl" and clause.head.i == harm.i


def _people(analysis: Analysis, token: Any) -> Iterator[Any]:  # noqa: ANN401
    if not is_means(token):
        if not is_scene(analysis, token):
            yield token
        return
    token = thing(token)
    owners = [x for c in token.lefts if c.dep_ == "poss" for x in conjuncts(c)]
    owners += pobjects(token, ("by", "from"))
    for clause in token.rights:
        if clause.dep_ in ("acl", "relcl"):  # "a bomb planted by X", "rockets fired from Y"
            by = agent(clause)
            owners += conjuncts(by) if by is not None else pobjects(clause, ("from",))
    before = [c for c in token.lefts if _is_owner(analysis, c)]
    if before and not owners:
        owners = [token] if analysis.cast.actor(token).id else before
    yield from owners


def _is_owner(analysis: Analysis, token: Any) -> bool:  # noqa: ANN401
    """Tell whether a word before a thing says whose it is, not where it went off."""
    if token.dep_ not in ("amod", "compound", "nmod") or is_scene(analysis, token):
        return False
    return token.ent_type_ in _OWNERS or lemma(token) in PARTY_NOUNS


def is_scene(analysis: Analysis, token: Any) -> bool:  # noqa: ANN401
    """Tell whether a word before a noun names a town or a province ("the Lyon bombing")."""
    return token.dep_ in ("compound", "nmod", "amod") and _is_town(analysis, token)


def _is_town(analysis: Analysis, token: Any) -> bool:  # noqa: ANN401
    return any(
        start <= token.idx < end and place.precision != "country"
        for start, end, place in analysis.places
    )


def hit(analysis: Analysis, target: Actor, tokens: Iterable[Any]) -> Actor:
    """Return the country of a capital that is attacked, any other target itself.

    Args:
        analysis: The text.
        target: Who is acted on, as the cast knows him: a capital stands for its government.
        tokens: Words that stand as the attack's target.
    """
    places = (in_class(lemma(t), "place") or _is_town(analysis, t) for t in tokens)
    if target.id == f"{target.side}:GOV" and any(places):
        return Actor(name=target.name, id=target.side)
    return target


def _is_unknown(token: Any) -> bool:  # noqa: ANN401
    return any(c.lower_ in _UNKNOWN for c in token.lefts)
