"""The same case with the parties' names and sides swapped."""

from dataclasses import replace

from parley import check, pipeline
from parley.observe import Observation


def swapped_heard(heard: pipeline.Heard, swap: check.Swap) -> tuple[pipeline.Heard, dict[str, str]]:
    """Return what was said with every actor swapped, and the claims' new identities by the old.

    Args:
        heard: What was said.
        swap: Which side takes the place of which.
    """
    claims = tuple(swap.claim(claim) for claim in heard.claims)
    renamed = {old.id: new.id for old, new in zip(heard.claims, claims, strict=True)}
    stories = tuple(
        replace(story, members=tuple(renamed.get(id_, id_) for id_ in story.members))
        for story in heard.stories
    )
    return replace(heard, claims=claims, stories=stories), renamed


def swapped_observation(observation: Observation) -> Observation:
    """Return events in which who acts and who is acted on change places, and names."""
    return replace(observation, table=check.swap_rows(observation.table))
