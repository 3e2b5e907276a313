"""The two sides of an act told as an event: who acts and who is acted on."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.plover.coding import Act
from parley.read.plover.doers import CHARGED, behind, doers, hit, is_scene
from parley.read.plover.matching import noun_entry
from parley.read.plover.parties import named, parties
from parley.records import Actor

#: Acts in which a plural subject names both parties.
MUTUAL = frozenset({"AGREE", "CONSULT"})


def parties_of(
    analysis: Analysis, act: Act, type_: str, inner: list[Act]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return who acts and who is acted on, as far as the act's own words say.

    Args:
        analysis: The text.
        act: The act.
        type_: PLOVER type under the guide's rules.
        inner: The acts it governs.
    """
    if type_ in CHARGED:
        sources = doers(analysis, act.sources or behind(act.head))
    else:
        who = [t for t in act.sources if noun_entry(t) is None]
        alone = type_ in MUTUAL and len(who) == 1 and is_scene(analysis, who[0])
        sources = () if alone else parties(analysis, who)  # "the Lima talks"
    paths = [
        *_partners(act, type_, sources),
        *(p for a in inner for p in a.targets if act.has("op")),
    ]
    targets = named(analysis, paths, {a.id for a in sources})
    if type_ in CHARGED:
        targets = tuple(hit(analysis, a, act.targets[0] if act.targets else ()) for a in targets)
    apart = {a.side for a in targets} - {a.side for a in sources}
    both = act.has("mutual") or act.has("truce") or type_ in MUTUAL
    camps = {analysis.cast.party_of(a).id for a in sources}
    if len(camps) > 1 and not apart and both:
        return sources[:1], sources[1:]
    return sources, targets


def _partners(act: Act, type_: str, sources: tuple[Actor, ...]) -> list[tuple[Any, ...]]:
    """Return the paths to an act's targets; where two sides meet is no party to it."""
    between = act.has("mutual") or bool(sources[1:])
    if not act.has("truce") and not (type_ in MUTUAL and between):
        return list(act.targets)
    return [tuple(t for t in path if t.head.lower_ not in ("in", "at")) for path in act.targets]
