"""Who may be said to hold a stance, and whose words may say so."""

import re
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import is_asked, is_hypothetical, subject
from parley.read.stances.content import is_anybody
from parley.records import AUTHOR_ID, NOBODY, Actor

_OUTLET = "OUTLET"
_ASKING_WORDS = frozenset({"WP", "WRB", "WDT", "WP$"})
#: Guesses, which assert no stance.
_GUESSES = frozenset("maybe perhaps possibly supposedly presumably".split())
#: Shares of people are a poll's, not a party's.
_SHARES = re.compile(
    r"%|\b(?:per\s?cent|majorit(?:y|ies)|half|thirds?|quarters?|most|many|\d+ (?:in|out of) \d+|"
    r"polls?|survey(?:s|ed)?|respondents|voters|proportion|share)\b",
    re.IGNORECASE,
)
_PERSONAL = frozenset("he she".split())


def holder_of(analysis: Analysis, verb: Any, *, wish: bool = False) -> Actor:  # noqa: ANN401
    """Return who is said to hold the stance of a predicate, `NOBODY` where that is no party.

    Args:
        analysis: The text.
        verb: The predicate.
        wish: It tells of a wish, which only its holder or a reporter can tell.
    """
    holder = subject(verb)
    if holder is None or not asserts(verb) or is_anybody(holder) or _is_share(analysis, holder):
        return NOBODY
    party = named_party(analysis, holder)
    known = bool(party.id) or (bool(party.name) and holder.ent_type_ == "PERSON")
    return party if known and may_say(analysis, verb, party, wish=wish) else NOBODY


def _is_share(analysis: Analysis, holder: Any) -> bool:  # noqa: ANN401
    """Tell "two thirds of the members" from a party, and "they" who answer a survey."""
    words = " ".join(t.text for t in holder.subtree)
    if holder.lower_ == "they":
        around = [a for a in analysis.attributions if a.start <= holder.idx < a.end and a.source]
        words = " ".join(analysis.source.text[slice(*a.source)] for a in around if a.source)
    return bool(_SHARES.search(words))


def named_party(analysis: Analysis, holder: Any) -> Actor:  # noqa: ANN401
    """Return the party that a subject means; "we" and "I" are the speaker."""
    party = analysis.cast.actor(holder)
    maker = analysis.voice(holder.idx)[0]
    if not party.id and holder.lower_ in ("we", "i", "it", "they"):
        party = maker
    return NOBODY if party.id == AUTHOR_ID or party.side == _OUTLET else party


def speaker_of(analysis: Analysis, verb: Any) -> Actor:  # noqa: ANN401
    """Return who speaks at a predicate, `NOBODY` for the reporter's own voice and for outlets."""
    speaker = analysis.voice(verb.idx)[0]
    return NOBODY if speaker.id == AUTHOR_ID or speaker.side == _OUTLET else speaker


def may_say(
    analysis: Analysis,
    verb: Any,  # noqa: ANN401
    party: Actor,
    *,
    wish: bool = True,
) -> bool:
    """Tell whether a voice can say where a party stands: the reporter's, or one of its own side.

    What one politician says that a rival of his own side backs, or that another side wants or
    will do, is an allegation.
    """
    maker = analysis.voice(verb.idx)[0]
    if maker.id in ("", AUTHOR_ID, party.id) or maker.side == _OUTLET:
        return True
    if party.side != maker.side:
        return not wish
    holder = subject(verb)
    return holder is None or not (holder.lower_ in _PERSONAL or holder.ent_type_ == "PERSON")


def asserts(verb: Any) -> bool:  # noqa: ANN401
    """Tell whether a predicate's own clause is put forward as so.

    Questions, conditions, "who wants to know", gerunds ("for refusing to"), participles that
    describe a noun ("investors seeking to") and guesses are not.
    """
    if is_asked(verb) or is_hypothetical(verb) or verb.dep_ in ("acl", "pcomp", "csubj", "advmod"):
        return False
    if any(c.lower_ in _GUESSES for c in verb.children):
        return False
    if verb.tag_ == "VBG" and not any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.lefts):
        return False
    if verb.dep_ == "relcl":
        return _describes_a_name(verb)
    if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl":
        return True  # "the firm, which she said hoped to gain": no question
    asked = [c for c in verb.lefts if c.tag_ in _ASKING_WORDS or _opens_with(c, _ASKING_WORDS)]
    return not asked or asked[0].lower_ == "why"


def _opens_with(token: Any, tags: frozenset[str]) -> bool:  # noqa: ANN401
    return token.dep_ == "nsubj" and token.left_edge.tag_ in tags


def _describes_a_name(verb: Any) -> bool:  # noqa: ANN401
    """Tell "Otieno, who opposes it," and "which Otieno opposes" from "those who oppose it"."""
    own = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is None or own.tag_ not in _ASKING_WORDS:
        return own is not None
    aside = own.i > 0 and own.nbor(-1).text in (",", "—", "–", "-")
    return aside and verb.head.pos_ == "PROPN"
