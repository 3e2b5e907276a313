"""The judgement over a whole text and over each of its sentences."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from parley.read.parse import Doc, Token
from parley.read.scope.words import side_of
from parley.records import Actor

#: Least share of sentences that speak of conflict for a text to be matter: a thread of an article.
_THREAD = 0.25
#: Sentences on conflict for one on a country's own contests where a text speaks of both.
_AGAINST_CONTESTS = 2
#: Least share, in such a text, of sentences that speak of conflict by words or parties that leave
#: no doubt; reports of crimes and of bargains at home have figures of speech alone.
_FIRM = 0.15
#: Words of a country's own contests that make a sentence theirs inside a text on conflict: one
#: such word ("a campaign", "the mayor") stands in reports of any war.
_OWN = 2
_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_NAMES = frozenset({"GPE", "NORP", "ORG"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """How far a text is about armed conflict or about diplomacy between parties to one.

    Attributes:
        starts: Offset of each sentence, ascending.
        conflict: Of each sentence, whether it speaks of conflict or diplomacy.
        firm: Of each sentence, whether it does so by more than words of fighting or dealing.
        contest: Of each sentence, how many words of a country's own contests it holds.
    """

    starts: tuple[int, ...]
    conflict: tuple[bool, ...]
    firm: tuple[bool, ...]
    contest: tuple[int, ...]

    @property
    def share(self) -> float:
        """Share of the sentences that speak of conflict or diplomacy, 0 to 1."""
        return sum(self.conflict) / len(self.conflict) if self.conflict else 0.0

    @property
    def contested(self) -> float:
        """Share of the sentences that speak of a country's own contests, 0 to 1."""
        return sum(map(bool, self.contest)) / len(self.contest) if self.contest else 0.0

    @property
    def is_conflict(self) -> bool:
        """Tell whether the text as a whole is matter for a ledger of conflict."""
        if self.share < _THREAD:
            return False
        if not self.contested:
            return True
        firm = sum(self.firm) / len(self.firm)
        return firm >= _FIRM and self.share >= _AGAINST_CONTESTS * self.contested

    def speaks_of_conflict(self, offset: int) -> bool:
        """Tell whether the sentence at an offset speaks of conflict or diplomacy."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and self.conflict[at]

    def is_contest(self, offset: int) -> bool:
        """Tell whether the sentence at an offset speaks of a country's own contests only."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and self.contest[at] >= _OWN and not self.conflict[at]

    def is_own(self, offset: int) -> bool:
        """Tell whether the sentence at an offset holds a word of a country's own contests."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and self.contest[at] > 0

    def is_matter(self, offset: int) -> bool:
        """Tell whether what stands at an offset can be matter: its text is, or its sentence."""
        return self.is_conflict or self.speaks_of_conflict(offset)


def matter_of(doc: Doc, actor: Callable[[Token], Actor]) -> Matter:
    """Return what a parsed text is about.

    A sentence speaks of conflict by a word that means little else, or by two states or groups;
    or, where it holds no word of a country's own contests, by a word of fighting or dealing.

    Args:
        doc: The spaCy parse.
        actor: Gives who a token means, as `Cast.actor` does.
    """
    starts, conflict, firm, contest = [], [], [], []
    for sentence in doc.sents:
        counts = Counter(side_of(t) for t in sentence if t.pos_ in _WORDS)
        if sum(counts.values()):
            own = counts["contest"]
            sure = bool(counts["conflict"]) or (own < _OWN and _sides(sentence, actor) > 1)
            starts.append(sentence.start_char)
            firm.append(sure)
            conflict.append(sure or bool(not own and counts["figure"]))
            contest.append(own)
    return Matter(
        starts=tuple(starts), conflict=tuple(conflict), firm=tuple(firm), contest=tuple(contest)
    )


def _sides(sentence: Doc, actor: Callable[[Token], Actor]) -> int:
    """Return how many sides the names of states and groups in a sentence stand for."""
    named = {actor(t).id for t in sentence if t.ent_type_ in _NAMES}
    # A state's name that the parser takes for a person's is still the state's.
    named |= {i for t in sentence if t.pos_ == "PROPN" and ":" not in (i := actor(t).id)}
    return len({i.split(":")[0] for i in named if i and not i.startswith("OUTLET")})
