"""Who is of one camp, so that a quarrel between two is a split and no contest of rivals."""

from collections import defaultdict
from typing import Any

from parley.read.acts import DEALS
from parley.read.analysis import Analysis
from parley.records import SECTORS, Actor

#: Offices of a state, whose holders act for it together.
_OFFICES = frozenset(
    """president premier chancellor king queen emir sultan minister general colonel commander chief
    negotiator envoy ambassador leader governor secretary marshal admiral spokesman spokeswoman
    mayor vice-president""".split()
)
#: Words that put their bearer outside of the state's offices.
_OUTSIDE = frozenset(
    """former ex opposition candidate nominee hopeful contender challenger rival senator
    congressman congresswoman retired front-runner frontrunner host commentator""".split()
)
_POLITICIANS = _OUTSIDE | frozenset(
    """party lawmaker legislator deputy parliamentarian mp councillor chairman speaker faction
    politician congress""".split()
)
#: Words in the names of parties that sit in parliaments.
_PARTY_WORDS = frozenset({"party", "congress"})
_STATE_PARTS = frozenset({"GOV", "MIL", "MINISTERS", "OFFICIALS"})
#: Words for parties, by which a text says who is of one.
_PARTIES = {
    word: words.split()[0]
    for words in (
        "republican gop",
        "democratic democrat",
        "labour labor",
        "conservative tory",
        "liberal",
        "socialist",
        "communist",
        "green",
        "nationalist",
        "unionist",
        "loyalist",
        "islamist",
        "centrist",
    )
    for word in words.split()
}
#: What a side as a whole has with another: over these even rivals at home split it.
_DEALINGS = frozenset(
    """talk talks negotiation dialogue peace ceasefire cease-fire truce accord armistice treaty
    concession withdrawal pullout troop war offensive rebel insurgent guerrilla militant
    disarmament annexation occupation peacekeeper hostage blockade embargo terrorist""".split()
)
#: Words that speak of such dealings only in a text that is about them.
_GENERAL_DEALINGS = DEALS | frozenset({"process", "plan", "proposal", "referendum"})
#: A text with this many words for dealings is about them; campaign reports hold one or two.
_ABOUT_DEALINGS = 4
_REBELS = frozenset(
    """rebel insurgent guerrilla militia separatist jihadist warlord fighter militant gunman armed
    terrorist paramilitary outlawed""".split()
)
_BESIDE = frozenset({"compound", "amod", "nmod", "appos", "poss"})
#: Letters of a side that is a state.
_STATE_CODE = 3


class Camps:
    """The camps of one text.

    Args:
        analysis: The text.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._cast = analysis.cast
        nouns = (t for t in analysis.doc if t.pos_ in ("NOUN", "PROPN"))
        dealings = sum(t.lemma_.lower() in _DEALINGS for t in nouns)
        self._general = _GENERAL_DEALINGS if dealings >= _ABOUT_DEALINGS else frozenset()
        self._words: dict[str, set[str]] = defaultdict(set)
        for token in analysis.doc:
            if token.pos_ in ("PROPN", "NOUN") and token.dep_ not in ("compound", "amod"):
                actor = analysis.cast.actor(token)
                if ":" in actor.id:
                    self._words[actor.id] |= _titles(token)

    def share(self, a: Actor, b: Actor, tokens: Any) -> bool:  # noqa: ANN401
        """Tell whether two are of one camp in what some words tell of.

        They are as officers of one state, as members of one party or movement, and, of one
        nation, where the words are about its dealings with another side.
        """
        if a.id == b.id or not a.side or a.side != b.side or not (_in_state(a) and _in_state(b)):
            return False
        official = b.id.partition(":")[2] in _STATE_PARTS
        if self._words[a.id] & _REBELS or (not official and self._words[b.id] & _REBELS):
            return False
        if official and not (self.is_officer(a) or self._words[a.id] & _POLITICIANS):
            return False  # of whom nobody knows more, he may fight the state
        ours, theirs = self._cast.party_of(a), self._cast.party_of(b)
        opposed = self._is_party(a) or self._is_party(b)
        if self._cast.is_group(ours) and ours.id == theirs.id:
            return True
        if not opposed and (self._cast.is_group(ours) or self._cast.is_group(theirs)):
            return False
        mine, yours = self.parties(a), self.parties(b)
        if (mine and mine == yours) or self.is_dealing(tokens):
            return True
        return not (mine or yours) and self.is_officer(a) and self.is_officer(b)

    def _is_party(self, actor: Actor) -> bool:
        """Tell a party in politics from a movement under arms, and from an opposition at war."""
        words = self._words[actor.id]
        return bool(words & _PARTY_WORDS) and not words & _REBELS

    def is_dealing(self, tokens: Any) -> bool:  # noqa: ANN401
        """Tell whether words are about talks, war or a deal with another side."""
        words = {t.lemma_.lower() for t in tokens if t.pos_ in ("NOUN", "PROPN")}
        return bool(words & (_DEALINGS | self._general))

    def is_officer(self, actor: Actor) -> bool:
        """Tell whether an actor is a part of the state, or holds an office of it."""
        part = actor.id.partition(":")[2]
        words = self._words[actor.id]
        return part in _STATE_PARTS or bool(words & _OFFICES and not words & _OUTSIDE)

    def parties(self, actor: Actor) -> frozenset[str]:
        """Return the parties that words beside an actor's mentions give it."""
        return frozenset(_PARTIES[w] for w in self._words[actor.id] if w in _PARTIES)


def _titles(token: Any) -> set[str]:  # noqa: ANN401
    """Return the words for what its bearer is beside a mention."""
    near = [c for c in token.children if c.dep_ in _BESIDE]
    if token.dep_ == "appos":
        near += [token.head, *(c for c in token.head.lefts if c.dep_ in _BESIDE)]
    inner = [g for c in near for g in c.children if g.dep_ in _BESIDE]
    return {t.lemma_.lower() for t in (token, *near, *inner)}


def _in_state(actor: Actor) -> bool:
    """Tell a part of a state or a named one of its people from the state and its rebels."""
    part = actor.id.partition(":")[2]
    named = bool(part) and actor.name[:1].isupper() and part not in SECTORS
    sector = part in _STATE_PARTS or part in ("LEG", "OPP")
    return len(actor.side) == _STATE_CODE and (named or sector)
