"""From merges to stories: which claims are one, and how many independent voices tell each."""

from collections.abc import Collection, Iterable, Mapping

from parley.read.stories.groups import Groups
from parley.read.stories.outlets import outlet_of, publisher_of
from parley.records import Claim, Merge, Source, Story


def tell_stories(
    sources: Iterable[Source],
    claims: Iterable[Claim],
    merges: Iterable[Merge],
    *,
    heads: Collection[str] = (),
) -> tuple[Story, ...]:
    """Return the stories that merges make of claims and sources, those of sources first.

    A merge counts where both its records are given: what was not yet known joins nothing. The
    first claim given stands for its story, so that a later source does not rename it.

    Args:
        sources: Sources as known.
        claims: Claims as known, in the order wanted.
        merges: The merges that stand.
        heads: Claims that stand for their story before others do.
    """
    known = {source.sha256: source for source in sources}
    by_id = {claim.id: claim for claim in claims}
    origin = dict.fromkeys(known, "source") | {claim.id: claim.kind for claim in by_id.values()}
    joined = [
        merge
        for merge in sorted(merges, key=lambda m: m.pair)
        if merge.decision == "one" and all(id_ in origin for id_ in merge.pair)
    ]
    groups, links = Groups(), dict[str, list[Merge]]()
    for merge in joined:
        if groups.join(*merge.pair):
            links.setdefault(merge.first, []).append(merge)
    order = {id_: number for number, id_ in enumerate(origin)}
    stories = []
    for group in groups.groups():
        members = tuple(sorted(group, key=lambda id_: (id_ not in heads, order[id_])))
        inside = [merge for member in members for merge in links.get(member, ())]
        stories.append(
            Story(
                of=origin[members[0]],
                members=members,
                voices=_voices(members, inside, by_id, known),
                merges=tuple(sorted(merge.id for merge in inside)),
            )
        )
    return tuple(sorted(stories, key=lambda story: order[story.members[0]]))


def _voices(
    members: tuple[str, ...],
    merges: Iterable[Merge],
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
) -> tuple[tuple[str, ...], ...]:
    """Return the sources of a story's members, grouped where they speak with one voice."""
    groups = Groups()
    first_of: dict[str, str] = {}
    source_of = {m: claims[m].source_sha256 if m in claims else m for m in members}
    for member in members:
        source = sources[source_of[member]]
        claim = claims.get(member)
        outlet = publisher_of(source) if claim is None else outlet_of(claim, source)
        groups.join(first_of.setdefault(outlet, source_of[member]), source_of[member])
    for merge in merges:
        if merge.relation == "copy":
            groups.join(*merge.sources)
    voices = {min(groups.of(s)): None for s in source_of.values()}
    listed = dict.fromkeys(source_of.values())
    return tuple(tuple(s for s in listed if s in groups.of(head)) for head in voices)
