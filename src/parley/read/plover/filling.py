"""Roles that a mention leaves open, filled by the two parties of the text."""

from dataclasses import replace

from parley.read.actors import Cast
from parley.read.plover.coding import Act
from parley.read.plover.phrases import lemma
from parley.read.plover.reported import ReportedAct
from parley.read.plover.rivals import rival_of
from parley.read.plover.sides import MUTUAL
from parley.records import Actor

#: Acts whose open role the text's two parties fill.
_FILLED = frozenset(
    {"ASSAULT", "AGREE", "THREATEN", "RETREAT", "COERCE", "REJECT", "REQUEST",
     "CONSULT"}
)  # fmt: skip
#: Words for each of two, and what two sides are called.
_EACH = frozenset({"each", "both", "two"})
_SIDES = frozenset(
    {"side", "party", "camp", "country", "nation", "government", "army", "delegation", "neighbour",
     "neighbor", "foe", "rival", "enemy", "adversary"}
)  # fmt: skip


def filled(item: ReportedAct, pair: tuple[Actor, ...], cast: Cast) -> ReportedAct:
    """Return an act with an open role filled by the text's two parties."""
    mutual, sources, targets = item.act.has("mutual"), item.sources, item.targets
    if pair and _is_each(item, pair, cast):
        between = mutual or item.type in MUTUAL | {"RETREAT"} or _is_other(item.act)
        if between:
            return replace(item, sources=pair[:1], targets=pair[1:])
        return replace(item, sources=pair)
    open_ = mutual or item.type == "AGREE" or item.act.has("truce")
    if not sources and not targets and open_:
        return replace(item, sources=pair[:1], targets=pair[1:])
    if item.type not in _FILLED and not mutual:
        return item
    if sources and item.type == "THREATEN":  # "warned that her country would hit back"
        own = cast.party_of(sources[0]).id
        targets = tuple(a for a in targets if cast.party_of(a).id != own)
        item = replace(item, targets=targets)
    if sources and not targets and (other := rival_of(sources[0], pair, cast)) is not None:
        return replace(item, targets=(other,))
    return item  # nobody's deeds or words are guessed


def _is_each(item: ReportedAct, pair: tuple[Actor, ...], cast: Cast) -> bool:
    """Tell whether both parties of a text act, by a word for the two of them that names neither."""
    named = {cast.party_of(a).id for a in item.sources} & {a.id for a in pair}
    return not named and is_word_for_two(item.act)


def is_word_for_two(act: Act) -> bool:
    """Tell whether who acts is told by a word for two ("each side", "both", "the two armies")."""
    if len(act.sources) != 1:
        return False
    who = act.sources[0]
    near = {who.lower_, *(c.lower_ for c in who.children)}
    return bool(near & _EACH) and (who.lower_ in _EACH or lemma(who) in _SIDES)


def _is_other(act: Act) -> bool:
    """Tell whether each of two does it to the other."""
    return any(t.lower_ == "other" for path in act.targets for t in path)
