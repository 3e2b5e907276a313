"""Whether what is undertaken or offered is matter for a ledger of conflict."""

from collections import Counter

from parley.read.analysis import Analysis
from parley.read.scope.words import side_of
from parley.records import Actor

#: Sentences on conflict for one on a country's own contests that make conflict the subject.
_AGAINST_CONTESTS = 2


def is_matter(analysis: Analysis, start: int, end: int, by: Actor) -> bool:
    """Tell whether an act promised or offered concerns a conflict or the parties to one.

    In a text that also speaks of elections, budgets or courts an act counts only where its own
    words speak of conflict or diplomacy: a candidate's promises of jobs are no ledger's matter.

    Args:
        analysis: The analysis.
        start: First code point of the words.
        end: One past the last.
        by: Who promises or offers.
    """
    matter = analysis.matter
    if matter.is_conflict and matter.share >= _AGAINST_CONTESTS * matter.contested:
        return True
    if not matter.contested:
        return True
    words = Counter(side_of(t) for t in analysis.doc if start <= t.idx < end)
    if matter.is_conflict:
        told = words["conflict"] + words["figure"] > 0 and words["conflict"] >= words["contest"]
    else:
        told = words["conflict"] > words["contest"]
    return told and bool(by.id)
