"""Whom words for two mean: "both sides", "the two leaders", "the former"."""

from collections.abc import Callable

from parley.read.actors.background import Background
from parley.read.actors.nominals import gender_of_noun, is_individual
from parley.read.coreference import Link, Mention, is_former_or_latter, is_pair, pair
from parley.read.parse import Token

WORD_FOR_TWO = "word for two"
_STATES = frozenset("countries nations states neighbours neighbors republics capitals".split())
_MOVEMENTS = frozenset(
    """groups movements factions rebels militias organisations organizations fronts guerrillas
    insurgencies""".split()
)
# Words for anybody, whatever their office.
_ANYBODY = frozenset("man woman politician rival official adversary opponent colleague".split())
_LEADERS = frozenset(
    """president premier prime chancellor king queen emir sultan leader head chief chairman
    chairwoman commander general""".split()
)


def means_both(token: Token) -> bool:
    """Tell whether a phrase means the two parties: "both sides", "the Parties"."""
    if token.lower_ not in ("sides", "parties", "both", "countries", "delegations", "camps"):
        return False
    words = {t.lower_ for t in token.children} | {token.lower_}
    return bool(words & {"both", "two"}) or token.text == "Parties"


def two_meant(background: Background, token: Token) -> Link | None:
    """Return the two whom a phrase takes up, or the one of them; `None` where it does no such."""
    if is_former_or_latter(token):
        both = _two(background, token, lambda m: m.nature != "thing")
        if both is None:
            return None
        one = both[token.lower_ == "latter"]
        return Link(actor=one.actor, why="the former, the latter", to=(one.token,))
    if not is_pair(token):
        return None
    return _pair(background, token)


def _pair(background: Background, token: Token) -> Link | None:
    word, movements = token.lower_, background.setting.groups

    def fits(mention: Mention) -> bool:
        if word in _STATES:
            return mention.nature in ("state", "thing") and len(mention.actor.id) == 3
        if word in _MOVEMENTS:
            return mention.actor.id in movements
        if is_individual(token):
            return mention.person and _may_be(background, mention, token)
        return False

    both = _two(background, token, fits)
    if both is None:
        return None
    return Link(actor=both[0].actor, why=WORD_FOR_TWO, to=(both[0].token, both[1].token))


def _may_be(background: Background, mention: Mention, token: Token) -> bool:
    """Tell whether a person may be one of "the two women", "both leaders", "the two senators"."""
    lemma = token.lemma_.lower()
    if lemma in _ANYBODY:
        return gender_of_noun(token) in ("", mention.gender) or not mention.gender
    person = background.person(mention.token)
    roles = person.roles if person else {token.doc[mention.token].lemma_.lower()}
    return lemma in roles or (lemma == "leader" and bool(roles & _LEADERS))


def _two(
    background: Background, token: Token, fits: Callable[[Mention], bool]
) -> tuple[Mention, Mention] | None:
    sentence = background.stage.sentence_of[token.i]
    return pair(token, background.mentions, sentence=sentence, fits=fits)
