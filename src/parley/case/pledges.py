"""The pledges of a case by name, each tested once however many sources tell it."""

from collections.abc import Collection, Mapping, Sequence

from parley import pipeline
from parley.case.stories import SHORT
from parley.errors import CaseError
from parley.records import Claim, Pledge


def names_of_pledges(pledges: Sequence[Claim]) -> dict[str, str]:
    """Return each pledge's name by its identity: P1, P2, … in the order they came.

    A pledge that is one with an earlier one keeps its number, so that undoing the merge, or
    another source, renames nothing.
    """
    return {pledge.id: f"P{number}" for number, pledge in enumerate(pledges, 1)}


def tested_pledges(heard: pipeline.Heard, names: Mapping[str, str]) -> dict[str, Pledge]:
    """Return the pledges to test by name, each story once."""
    return {names[c.id]: c for c in heard.told if isinstance(c, Pledge) and c.id in names}


def require_one_statement(
    heard: pipeline.Heard, names: Mapping[str, str], stated: Collection[str]
) -> None:
    """Refuse two statements about one pledge: which of them holds, only the analyst can say.

    Raises:
        CaseError: `stated` names two pledges that are one.
    """
    for story in heard.stories:
        named = [names[m] for m in story.members if names.get(m, "") in stated]
        if len(named) > 1:
            raise CaseError(
                f"pledges: {' and '.join(named)} are one pledge, told by {story.sources} sources; "
                f"state it under {named[0]} alone, or take them apart with: "
                f"parley undo CASE {story.merges[0][:SHORT]} --by NAME --reason WORDS"
            )
