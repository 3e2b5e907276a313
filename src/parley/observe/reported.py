"""What articles report to have happened, as rows of one more data set; each story once."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from parley.observe.marks import count_marks
from parley.observe.observation import Observation
from parley.records import (
    REPORTED,
    Claim,
    Dataset,
    Place,
    Pledge,
    ReportedEvent,
    Source,
    Story,
    event_schema,
    identity,
    mark_bit,
)

#: The data set's name in findings and briefs.
NAME = "Reported in the articles"

#: From a name as an article writes it to the places it stands for.
FindPlaces = Callable[[str], tuple[Place, ...]]

#: Whoever fires, or is fired at, is a party; so is who promises to stop, and to whom.
_FORCE = ("ASSAULT", "COERCE", "MOBILIZE", "THREATEN")
_OF_FORCE = ("cease", "reduce", "withdraw", "refrain")
_COARSE = ("admin1", "country", "everywhere")
_NO_SIDE = frozenset({"", "AUTHOR", "OUTLET"})
_NOTES = (
    "coded from the articles by their reader; what is reported is not verified",
    "each story is one row, however many sources carry it",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event that articles tell, with all claims of it.

    Attributes:
        event: The claim that stands for the story.
        tellings: Every source's own claim of it, itself among them.
    """

    event: ReportedEvent
    tellings: tuple[ReportedEvent, ...]


def observe_reported(
    claims: Sequence[Claim],
    sources: Iterable[Source],
    stories: Iterable[Story],
    *,
    kinds: Collection[str],
    find_places: FindPlaces,
    zone: tzinfo,
) -> Observation | None:
    """Return the events that articles tell as having happened, `None` where none is of the kinds.

    What is planned, feared, alleged or denied is no event; nor is what stands in the words of a
    pledge, or is dated after the article. A row is marked `party-voice` where only one party to
    the conflict tells it: whichever party that is.

    Args:
        claims: All that is known to have been said, each source's own.
        sources: The documents.
        stories: Which claims tell the same.
        kinds: PLOVER types that are asked about; events of others show that somebody reported.
        find_places: Finds the places of a name.
        zone: Of the days of the conflict.
    """
    published = {source.sha256: source.published for source in sources}
    told = _told(claims, published, stories)
    if not any(each.event.type in kinds for each in told):
        return None
    parties = parties_of(claims)
    rows = [
        _row(number, each, published, parties, find_places=find_places, zone=zone)
        for number, each in enumerate(told, start=1)
    ]
    table = _table(rows)
    return Observation(table=table, datasets=(_dataset(told, rows, table, zone),))


def parties_of(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the sides of the conflict: who uses force, on whom, and who promises to stop."""
    sides: set[str] = set()
    for claim in claims:
        if isinstance(claim, ReportedEvent) and claim.type in _FORCE:
            actors = (claim.source, claim.target, *claim.also, *claim.also_targets)
        elif isinstance(claim, Pledge) and claim.act in _OF_FORCE:
            actors = (claim.by, claim.to, *claim.also)
        else:
            continue
        sides.update(actor.side for actor in actors if actor is not None)
    return frozenset(sides - _NO_SIDE)


def _told(
    claims: Sequence[Claim], published: Mapping[str, date | None], stories: Iterable[Story]
) -> list[Told]:
    promised: dict[str, list[tuple[int, int]]] = {}
    for claim in claims:
        if isinstance(claim, Pledge):
            span = (claim.span.start, claim.span.end)
            promised.setdefault(claim.source_sha256, []).append(span)
    happened = {
        claim.id: claim
        for claim in claims
        if isinstance(claim, ReportedEvent)
        and claim.status == "happened"
        and not _is_ahead(claim, published.get(claim.source_sha256))
        and not _within(claim, promised.get(claim.source_sha256, ()))
    }
    found: list[Told] = []
    for story in stories:
        members = [happened.pop(id_) for id_ in story.members if id_ in happened]
        if members:
            found.append(Told(event=members[0], tellings=tuple(members)))
    found += [Told(event=claim, tellings=(claim,)) for claim in happened.values()]
    order = {claim.id: place for place, claim in enumerate(claims)}
    return sorted(found, key=lambda each: order[each.event.id])


def _is_ahead(event: ReportedEvent, published: date | None) -> bool:
    return event.when is not None and published is not None and event.when.first > published


def _within(event: ReportedEvent, spans: Iterable[tuple[int, int]]) -> bool:
    """Return whether an event's words are those of a pledge: what is promised, not done."""
    return any(start <= event.span.start and event.span.end <= end for start, end in spans)


def is_party_voice(tellings: Iterable[ReportedEvent], parties: Collection[str]) -> bool:
    """Return whether all who tell an event speak for one and the same party.

    Where an event is told by both, each bears the other out; the article's own voice is nobody's.
    """
    tellers = {telling.maker.side for telling in tellings}
    return len(tellers) == 1 and tellers <= set(parties)


def _row(
    number: int,
    told: Told,
    published: Mapping[str, date | None],
    parties: Collection[str],
    *,
    find_places: FindPlaces,
    zone: tzinfo,
) -> dict[str, Any]:
    event = told.event
    when = next((each.when for each in told.tellings if each.when is not None), None)
    name = next((each.where[0] for each in told.tellings if each.where), "")
    places = find_places(name) if name else ()
    place = places[0] if len(places) == 1 else None
    days = [day for each in told.tellings if (day := published.get(each.source_sha256))]
    marks = {
        "vague-time": when is not None and when.days > 1,
        "vague-place": bool(name) and (place is None or place.precision in _COARSE),
        "no-date": when is None,
        "no-place": not name,
        "party-voice": is_party_voice(told.tellings, parties),
    }
    return {
        "dataset": NAME,
        "row": number,
        "id": event.id,
        "begin": None if when is None else _midnight(when.first, zone),
        "end": None if when is None else _midnight(when.last + timedelta(days=1), zone),
        "clock": False,
        "place": name if place is None or place.precision not in _COARSE else "",
        "admin1": name if place is not None and place.precision == "admin1" else "",
        "country": place.country if place is not None else "",
        "latitude": place.latitude if place is not None else None,
        "longitude": place.longitude if place is not None else None,
        "precision": place.precision if place is not None else "area" if name else "",
        "source": event.source.id or event.source.name,
        "target": "" if event.target is None else event.target.id or event.target.name,
        "type": event.type,
        "label": event.type,
        "count": 1.0,
        "fatalities": None,
        "first_seen": _midnight(min(days), UTC) if days else None,
        "marks": sum(mark_bit(mark) for mark, is_so in marks.items() if is_so),
    }


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _table(rows: Sequence[Mapping[str, Any]]) -> Any:  # noqa: ANN401
    """Return rows in the event schema."""
    import pyarrow as pa

    columns = [
        pa.array([row[field.name] for row in rows], field.type.value_type)
        .dictionary_encode()
        .cast(field.type)
        if pa.types.is_dictionary(field.type)
        else pa.array([row[field.name] for row in rows], field.type)
        for field in event_schema()
    ]
    return pa.Table.from_arrays(columns, schema=event_schema())


def _dataset(
    told: Sequence[Told],
    rows: Sequence[Mapping[str, Any]],
    table: Any,  # noqa: ANN401
    zone: tzinfo,
) -> Dataset:
    begin = [row["begin"] for row in rows if row["begin"] is not None]
    end = [row["end"] for row in rows if row["end"] is not None]
    tellings = [telling.id for each in told for telling in each.tellings]
    party = sum(bool(row["marks"] & mark_bit("party-voice")) for row in rows)
    known = [row["first_seen"] for row in rows if row["first_seen"] is not None]
    return Dataset(
        name=NAME,
        file="the articles of the case",
        sha256=identity(tellings),
        format=REPORTED,
        witness="media",
        rows=len(rows),
        marked=count_marks(table),
        first_day=min(begin).astimezone(zone).date() if begin else None,
        last_day=(max(end).astimezone(zone) - timedelta(days=1)).date() if end else None,
        latest_seen=max(known, default=None),
        notes=(
            *_NOTES,
            f"{len(rows)} events in {len(tellings)} tellings; {len(rows) - party} without those "
            "that only one party tells",
        ),
    )


def joined(first: Observation, second: Observation | None) -> Observation:
    """Return two observations as one."""
    if second is None:
        return first
    import pyarrow as pa

    return Observation(
        table=pa.concat_tables([first.table, second.table]).unify_dictionaries(),
        datasets=(*first.datasets, *second.datasets),
    )
