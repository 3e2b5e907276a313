"""The judgement over a whole text and over each of its sentences."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from parley.read.parse import Doc, Token
from parley.read.scope.words import side_of
from parley.records import Actor

#: Least share of sentences that speak of conflict for a text to be matter whatever else it holds:
#: half of an article is its subject.
_SUBJECT = 0.5
#: Least share for a text in which conflict is spoken of more than a country's own contests.
_THREAD = 0.25
_WORDS = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
_NAMES = frozenset({"GPE", "NORP", "ORG"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """How far a text is about armed conflict or about diplomacy between parties to one.

    Attributes:
        starts: Offset of each sentence, ascending.
        conflict: Of each sentence, whether it speaks of conflict or diplomacy.
        contest: Of each sentence, whether it speaks of a country's own contests.
    """

    starts: tuple[int, ...]
    conflict: tuple[bool, ...]
    contest: tuple[bool, ...]

    @property
    def share(self) -> float:
        """Share of the sentences that speak of conflict or diplomacy, 0 to 1."""
        return sum(self.conflict) / len(self.conflict) if self.conflict else 0.0

    @property
    def contested(self) -> float:
        """Share of the sentences that speak of a country's own contests, 0 to 1."""
        return sum(self.contest) / len(self.contest) if self.contest else 0.0

    @property
    def is_conflict(self) -> bool:
        """Tell whether the text as a whole is matter for a ledger of conflict."""
        return self.share >= _SUBJECT or (self.share >= _THREAD and self.share > self.contested)

    def speaks_of_conflict(self, offset: int) -> bool:
        """Tell whether the sentence at an offset speaks of conflict or diplomacy."""
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and self.conflict[at]

    def is_matter(self, offset: int) -> bool:
        """Tell whether what stands at an offset can be matter: its text is, or its sentence."""
        return self.is_conflict or self.speaks_of_conflict(offset)


def matter_of(doc: Doc, actor: Callable[[Token], Actor]) -> Matter:
    """Return what a parsed text is about.

    A sentence speaks of conflict by a word that means little else; or, where it holds no word of
    a country's own contests, by a word of fighting or dealing, or by two states or groups.

    Args:
        doc: The spaCy parse.
        actor: Gives who a token means, as `Cast.actor` does.
    """
    starts, conflict, contest = [], [], []
    for sentence in doc.sents:
        counts = Counter(side_of(t) for t in sentence if t.pos_ in _WORDS)
        if sum(counts.values()):
            own = bool(counts["contest"])
            told = counts["conflict"] or (not own and counts["figure"])
            starts.append(sentence.start_char)
            contest.append(own)
            conflict.append(bool(told) or (not own and _sides(sentence, actor) > 1))
    return Matter(starts=tuple(starts), conflict=tuple(conflict), contest=tuple(contest))


def _sides(sentence: Doc, actor: Callable[[Token], Actor]) -> int:
    """Return how many sides the names of states and groups in a sentence stand for."""
    ids = {actor(t).id for t in sentence if t.ent_type_ in _NAMES}
    return len({i.split(":")[0] for i in ids if i and not i.startswith("OUTLET")})
