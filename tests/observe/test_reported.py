"""What articles report to have happened, as rows that never decide."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from parley.observe import observe_reported
from parley.observe.reported import NAME, is_party_voice, parties_of
from parley.records import (
    AUTHOR,
    NOBODY,
    Actor,
    Period,
    Place,
    Pledge,
    ReportedEvent,
    Source,
    Statement,
    Story,
    mark_bit,
)

ZONE = ZoneInfo("Europe/Kyiv")
DAY = date(2031, 5, 16)
NORTH, SOUTH = Actor(name="the north", id="NOR:GOV"), Actor(name="the south", id="SOU:MIL")
VALLEY = Actor(name="the monitors", id="MON")
TOWN = Place(name="Orla", mention="Orla", latitude=50.0, longitude=30.0, country="NOR")
PROVINCE = Place(name="Vessen", mention="Vessen", precision="admin1", country="NOR")


def _source(number: int, published: date | None = DAY) -> Source:
    text = f"Shells fell on Orla, dispatch {number}; the guns will fall silent."
    return Source(content=text.encode(), text=text, name=f"{number}.txt", published=published)


def _event(told_in: Source, **fields: object) -> ReportedEvent:
    known: dict[str, object] = {
        "type": "ASSAULT", "source": NORTH, "target": SOUTH, "where": ("Orla",),
        "when": Period.day(date(2031, 5, 15)),
    }  # fmt: skip
    return ReportedEvent(
        source_sha256=told_in.sha256,
        span=told_in.span(0, 19),
        **(known | fields),  # type: ignore[arg-type]
    )


def _places(name: str) -> tuple[Place, ...]:
    return {"Orla": (TOWN,), "Vessen": (PROVINCE,)}.get(name, ())


def _observed(claims, sources, stories=(), kinds=("ASSAULT",)):
    return observe_reported(claims, sources, stories, kinds=kinds, find_places=_places, zone=ZONE)


def _marks(observation) -> list[set[str]]:
    names = ("party-voice", "no-date", "no-place", "vague-place", "vague-time")
    return [
        {name for name in names if bits & mark_bit(name)}
        for bits in observation.table.column("marks").to_pylist()
    ]


def test_event_becomes_a_row_of_the_day_in_its_zone_seen_on_publication() -> None:
    source = _source(1)
    found = _observed([_event(source)], [source])
    (row,) = found.table.to_pylist()
    assert row["begin"] == datetime(2031, 5, 14, 21, tzinfo=UTC)
    assert row["end"] == datetime(2031, 5, 15, 21, tzinfo=UTC)
    assert row["first_seen"].date() == DAY
    assert (row["source"], row["target"], row["type"]) == ("NOR:GOV", "SOU:MIL", "ASSAULT")
    assert (row["place"], row["latitude"], row["marks"]) == ("Orla", 50.0, 0)
    assert found.datasets[0].witness == "media"
    assert found.datasets[0].name == NAME


def test_story_is_one_row_however_many_wires_carry_it() -> None:
    sources = [_source(n) for n in range(3)]
    claims = [_event(source) for source in sources]
    story = Story(
        of="event",
        members=tuple(claim.id for claim in claims),
        voices=(tuple(source.sha256 for source in sources),),
        merges=(),
    )
    assert _observed(claims, sources, [story]).table.num_rows == 1
    assert _observed(claims, sources).table.num_rows == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "planned"},
        {"status": "alleged"},
        {"status": "denied"},
        {"status": "hypothetical"},
        {"when": Period.day(date(2031, 5, 20))},  # after the article
    ],
)
def test_what_did_not_happen_by_the_article_is_no_row(fields) -> None:
    source = _source(1)
    assert _observed([_event(source, **fields)], [source]) is None


def test_words_of_a_pledge_are_no_event() -> None:
    source = _source(1)
    event = _event(source)
    pledge = Pledge(
        source_sha256=source.sha256, span=source.span(0, 30), by=NORTH, act="cease", object="fire"
    )
    assert _observed([event, pledge], [source]) is None


def test_articles_that_report_nothing_of_the_kind_asked_about_add_no_data_set() -> None:
    source = _source(1)
    assert _observed([_event(source, type="CONSULT")], [source]) is None
    assert _observed([_event(source)], [source], kinds=("COERCE",)) is None


def test_row_without_day_or_with_a_wide_place_is_marked_and_kept() -> None:
    source = _source(1)
    claims = [
        _event(source, when=None),
        _event(source, where=()),
        _event(source, where=("Vessen",)),
        _event(source, where=("Nowhere",)),
        _event(source, when=Period.month(2031, 4)),
    ]
    expected = [{"no-date"}, {"no-place"}, {"vague-place"}, {"vague-place"}, {"vague-time"}]
    found = _observed(claims, [source])
    assert _marks(found) == expected
    assert found.datasets[0].rows == 5


@pytest.mark.parametrize("teller", [NORTH, SOUTH])
def test_word_of_one_party_alone_is_flagged_whichever_it_is(teller) -> None:
    source = _source(1)
    assert _marks(_observed([_event(source, maker=teller)], [source])) == [{"party-voice"}]


@pytest.mark.parametrize("teller", [AUTHOR, VALLEY])
def test_word_of_the_article_or_of_somebody_outside_is_not_flagged(teller) -> None:
    source = _source(1)
    assert _marks(_observed([_event(source, maker=teller)], [source])) == [set()]


def test_event_that_both_parties_tell_is_not_flagged() -> None:
    source = _source(1)
    tellings = [_event(source, maker=NORTH), _event(source, maker=SOUTH)]
    parties = parties_of(tellings)
    assert parties == {"NOR", "SOU"}
    assert is_party_voice(tellings[:1], parties)
    assert not is_party_voice(tellings, parties)


def test_manifest_counts_events_with_and_without_party_voices() -> None:
    source = _source(1)
    claims = [_event(source), _event(source, maker=NORTH, source=NOBODY)]
    notes = " ".join(_observed(claims, [source]).datasets[0].notes)
    assert "2 events in 2 tellings; 1 without" in notes


def test_who_talks_or_mediates_is_no_party() -> None:
    source = _source(1)
    talk = Statement(
        source_sha256=source.sha256, span=source.span(0, 5), maker=VALLEY, mode="direct"
    )
    assert parties_of([talk, _event(source, type="CONSULT", source=VALLEY)]) == frozenset()
