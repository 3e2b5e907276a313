"""Who bare words for parties mean: "the rebels", "the group", "the government"."""

import math

from parley.read.actors.background import Background
from parley.read.actors.bodies import is_introduced
from parley.read.coreference import Link, Mention
from parley.read.parse import Token

# A mention's weight for the country at issue, beside the country's share of the whole text.
_NEARNESS = 0.3
# This many sentences back a mention weighs nothing that could matter (e to the minus ten).
_FADED = 10
# The same noun under its country's name just before ("the Sudanese army") says whose it is.
_SAME_NOUN = 1.0
# A country with less than this share of the mentions that the first one has is named in passing.
_PASSING = 0.5
# A group that is a subject is likelier taken up than one named a sentence later and no subject.
_SUBJECT, _PER_SENTENCE = 2.0, 1.4
# Words for organisations of states as well as for movements.
_BODIES = frozenset("bloc alliance organisation organization grouping".split())


def group_near(background: Background, token: Token, country: str) -> Link | None:
    """Return the group that "rebels" or "the group" stands for: the most salient one named.

    Plural words take up two groups that "and" joins. A group named only later counts where none
    was named before.

    Args:
        background: The text around the phrase.
        token: Its head.
        country: ISO3 of the state the groups must be of; `""` for any.
    """
    groups = [g for g in background.setting.groups if g.startswith(country[:3])]
    groups = [g for g in groups if country or not _is_aside(background, g)]
    bodies = token.lemma_.lower() in _BODIES
    named = [
        m
        for m in background.mentions
        if m.token < token.i
        and len(m.members) == 1
        and (
            m.actor.id in groups
            or is_introduced(background, m)
            or (bodies and _is_organisation(background, m))
        )
    ]
    here = background.stage.sentence_of[token.i]
    best = max(named, key=lambda m: (_weight(m, here), m.token), default=None)
    if best is not None:
        both = _joined(background, best, token) if token.tag_ in ("NNS", "NNPS") else ()
        return Link(actor=best.actor, why="group word", to=both or (best.token,))
    return Link(actor=background.as_actor(groups[0]), why="group word") if groups else None


def _is_aside(background: Background, group: str) -> bool:
    """Tell whether a group is of a country that the text names only in passing."""
    shares = background.setting.shares
    first = max(shares, key=lambda side: shares[side], default="")
    side = group.split(":")[0]
    return side in shares and shares[side] < _PASSING * shares[first]


def _weight(mention: Mention, sentence: int) -> float:
    return _SUBJECT * (mention.role == "subject") - _PER_SENTENCE * (sentence - mention.sentence)


def _is_organisation(background: Background, mention: Mention) -> bool:
    hit = background.stage.hit_at.get(mention.token)
    return bool(hit and hit.entry.kind == "organisation")


def _joined(background: Background, best: Mention, token: Token) -> tuple[int, ...]:
    """Return the groups that "and" joins with one, where all it joins are groups."""
    for mention in reversed(background.mentions):
        if best.token in mention.members and len(mention.members) > 1 and mention.token < token.i:
            actors = [background.actor(token.doc[i]) for i in mention.members]
            groups = all(a.id in background.setting.groups for a in actors)
            return mention.members if groups else ()
    return ()


def country_near(background: Background, token: Token) -> str:
    """Return the country at issue where a phrase names none: near mentions weigh most."""
    setting, here = background.setting, background.stage.sentence_of[token.i]
    nearest: dict[str, float] = {}
    for mention in reversed(background.mentions):
        if here - mention.sentence > _FADED:
            break
        side = mention.actor.side
        placed_only = mention.token in setting.scenes
        if mention.token < token.i and side in setting.shares and not placed_only:
            weight = (1 + (mention.role == "subject")) * _NEARNESS
            if token.doc[mention.token].lemma_ == token.lemma_ and ":" in mention.actor.id:
                weight += _SAME_NOUN
            weight *= math.exp(mention.sentence - here)
            nearest[side] = max(weight, nearest.get(side, 0.0))
    shares = setting.shares
    return max(shares, key=lambda side: shares[side] + nearest.get(side, 0.0), default="")
