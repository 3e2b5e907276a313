"""The whole run, readable on one screen: the only place that knows the order of the rooms.

::

    article ──▶ read ──▶ claims ──▶ stories ──▶ draft tests ─┐
                                       │                     ├──▶ check ──▶ findings ──▶ brief
    event files ──▶ observe ──▶ events ┴─────────────────────┘
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from parley import brief, check, observe, read
from parley.read import Account, Article, Cluster, ModelServer, Receipt, Stated
from parley.records import (
    VERSION,
    Area,
    Claim,
    DailySeries,
    Dataset,
    DealSpace,
    EvidenceRow,
    Finding,
    Issue,
    Merge,
    Outline,
    Override,
    Place,
    Pledge,
    Sight,
    Source,
    Stamp,
    Story,
    Test,
    Testability,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as read.

    Attributes:
        source: The document.
        claims: What it says, in text order.
        account: What a model's reading cost, `None` where rules read.
    """

    source: Source
    claims: tuple[Claim, ...]
    account: Account | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What is known to have been said.

    Attributes:
        sources: The documents.
        claims: What they say, each source's own.
        merges: Which of these are one, or are kept apart, and why.
        stories: What several of them tell.
    """

    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    merges: tuple[Merge, ...] = ()
    stories: tuple[Story, ...] = ()

    @property
    def told(self) -> tuple[Claim, ...]:
        """The claims, each story once."""
        again = {id_ for story in self.stories for id_ in story.members[1:]}
        return tuple(claim for claim in self.claims if claim.id not in again)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What checking some tests against events gave.

    Attributes:
        findings: One a test and horizon.
        series: Daily counts, one a testable test.
        datasets: The event files behind them.
    """

    findings: tuple[Finding, ...]
    series: tuple[DailySeries, ...]
    datasets: tuple[Dataset, ...]


def read_document(
    path: Path | None,
    *,
    stream: BinaryIO | None = None,
    published: date | None = None,
    publisher: str = "",
    model: str | None = None,
    server: ModelServer | None = None,
    progress: Callable[[float], None] | None = None,
    announce: Callable[[str], None] | None = None,
) -> Reading:
    """Return a document and its claims, read by the rules or by a model.

    Args:
        path: The document; `None` for standard input or a `stream`.
        stream: Read in place of standard input.
        published: Day of publication as the user knows it.
        publisher: Outlet as the user names it.
        model: Name of an installed spaCy pipeline.
        server: Where a language model reads it; the rules do where `None`.
        progress: Told the share of the text that is done, 0 to 1.
        announce: Told why the first run takes longer, where it does, and where a text is sent.
    """
    source = read.read_source(path, stream=stream, published=published, publisher=publisher)
    prepare(announce)
    if server is None:
        return Reading(
            source=source, claims=read.read_claims(source, model=model, progress=progress)
        )
    found = read.read_with_model(source, server, model=model, progress=progress, announce=announce)
    return Reading(source=source, claims=found.claims, account=found.account)


def articles_in(folder: Path, *, leave_out: Callable[[Path], bool]) -> tuple[Article, ...]:
    """Return the articles of a folder in the order of names, without what `leave_out` tells."""
    return read.articles_in(folder, leave_out=leave_out)


def read_articles(
    articles: Sequence[Article],
    *,
    workers: int,
    stated: Stated,
    model: str | None = None,
    announce: Callable[[str], None] | None = None,
    is_filed: Callable[[str, Stated], bool] | None = None,
) -> Iterator[Receipt]:
    """Yield what became of each article of a folder, in the order of names.

    Args:
        articles: What to read.
        workers: Processes that read.
        stated: Day and outlet of all articles beside which nothing else is stated.
        model: Name of an installed spaCy pipeline.
        announce: Told why the first run takes longer, where it does.
        is_filed: Tells from the SHA-256 of its bytes and what is stated of it whether an article
            needs no reading.
    """
    prepare(announce)  # once, before every worker would do it
    return read.read_many(articles, workers=workers, stated=stated, model=model, is_filed=is_filed)


def read_actors(
    path: Path | None,
    *,
    published: date | None = None,
    model: str | None = None,
    announce: Callable[[str], None] | None = None,
) -> tuple[Cluster, ...]:
    """Return everybody a document speaks of, with all the words that mean them, and why.

    Args:
        path: The document; `None` for standard input.
        published: Day of publication as the user knows it; picks among holders of an office.
        model: Name of an installed spaCy pipeline.
        announce: Told why the first run takes longer, where it does.
    """
    source = read.read_source(path, published=published)
    prepare(announce)
    return read.read_actors(source, model=model)


def prepare(progress: Callable[[str], None] | None) -> None:
    """Build the index of places where it is not there yet, saying so."""
    read.open_index(progress=progress)


def find_places(name: str, country: str | None) -> tuple[Place, ...]:
    """Return the places a name stands for: a region of several provinces is those provinces."""
    place = read.find_place(name, country=country)
    if place is None:
        return ()
    provinces = read.provinces_of(place) if place.precision == "area" else ()
    return provinces or (place,)


def nations_named(words: str) -> tuple[str, ...]:
    """Return the codes of the countries and peoples that words name, in their order."""
    return read.nations_named(words)


def find_merges(
    sources: Iterable[Source],
    claims: Iterable[Claim],
    *,
    decided: Iterable[Merge],
    new: Collection[str] | None = None,
) -> tuple[Merge, ...]:
    """Return which sources and claims are one beside what is decided; `new` limits the search."""
    return read.find_merges(sources, claims, decided=decided, new=new)


def hear(
    sources: Iterable[Source],
    claims: Iterable[Claim],
    merges: Iterable[Merge],
    *,
    heads: Collection[str] = (),
) -> Heard:
    """Return what is said, each story of several sources put together.

    Args:
        sources: Documents as known.
        claims: Their claims.
        merges: The merges that stand; those of records not yet known are left out.
        heads: Claims that stand for their stories; else the first does.
    """
    sources, claims = tuple(sources), tuple(claims)
    known = {source.sha256 for source in sources} | {claim.id for claim in claims}
    merges = tuple(merge for merge in merges if known.issuperset(merge.pair))
    stories = read.tell_stories(sources, claims, merges, heads=heads)
    return Heard(sources=sources, claims=claims, merges=merges, stories=stories)


def issue_list(
    claims: Iterable[Claim], *, stated: Mapping[str, Sequence[str]] | None = None
) -> tuple[Issue, ...]:
    """Return what offers and positions are about; `stated` holds the analyst's issues and words."""
    return read.issue_list(claims, stated=stated)


def outline(place: Place, *, radius_km: float) -> tuple[dict[str, Any] | None, str]:
    """Return the ground a place covers as a GeoJSON geometry, and how it was drawn."""
    return read.outline(place, radius_km=radius_km)


def draft_test(pledge: Pledge, *, timezone: tzinfo) -> Test:
    """Return the test that would judge a pledge, its defaults and gaps marked."""
    area = _area_of(pledge.where, wide=pledge.area)
    return check.draft_test(pledge, begin=None, area=area, timezone=timezone)


def _area_of(names: Sequence[str], *, wide: bool) -> Area | None:
    """Return the area of some places; a wide one ("around X") takes in the provinces about X."""
    places: list[Place] = []
    for name in names:
        for place in find_places(name, None):
            around = read.provinces_of(replace(place, precision="area")) if wide else ()
            places += [place, *(p for p in around if p != place)]
    return Area(names=tuple(names), places=tuple(places)) if places else None


def require_event_files(files: Sequence[Path]) -> None:
    """Refuse what is no event file by its first bytes, before any long work begins."""
    for path in files:
        observe.open_event_file(path)


def observe_files(
    files: Sequence[Path],
    mappings: Mapping[str, Mapping[str, Any]],
    *,
    tests: Sequence[Test] = (),
    zone: str = "",
) -> observe.Observation:
    """Return the events of some files.

    Args:
        files: Event files.
        mappings: How to read them, as written in YAML, by file name or stem.
        tests: What they will be checked against; their places show swapped coordinates.
        zone: IANA zone of days for which nobody states one; that of the tests where not given.
    """
    read_mappings = {name: observe.read_mapping(raw, name=name) for name, raw in mappings.items()}
    near = [
        (place.latitude, place.longitude)
        for test in tests
        for place in (test.area.places if test.area else ())
        if place.latitude is not None and place.longitude is not None
    ]
    zones = {str(test.begin.tzinfo) for test in tests if test.begin is not None}
    own = zone or (zones.pop() if len(zones) == 1 else "UTC")
    return observe.observe(files, mappings=read_mappings, near=near, zone=own)


def mappings_written(observation: observe.Observation) -> str:
    """Return how each file was read, as the YAML of an `events:` entry."""
    return observe.write_mappings(observation.mappings)


def with_reported(
    observation: observe.Observation, heard: Heard, *, tests: Iterable[Test], zone: tzinfo
) -> observe.Observation:
    """Return events with what the articles report as one more data set, which never decides.

    Where they report no act of a kind that any of the tests counts, there is nothing to add.
    """
    reported = observe.observe_reported(
        heard.claims,
        heard.sources,
        heard.stories,
        kinds=frozenset(kind for test in tests for kind in test.types),
        find_places=cache(lambda name: find_places(name, None)),
        zone=zone,
    )
    return observe.joined(observation, reported)


def score(tests: Iterable[Test]) -> tuple[Testability, ...]:
    """Return how well each pledge can be tested, by its words alone: no data are read."""
    return tuple(check.score_pledge(test) for test in tests)


def in_view(
    tests: Iterable[Test], observation: observe.Observation, *, as_of: date
) -> tuple[Sight, ...]:
    """Return what each data set recorded before each pledge; no row after it is looked at."""
    events, datasets = observation.table, observation.datasets
    return tuple(
        sight
        for test in tests
        for sight in check.in_view(test, events, datasets, as_of=as_of, locate=read.locate)
    )


def judge(
    tests: Iterable[Test],
    observation: observe.Observation,
    *,
    as_of: date,
    model: str = "grid",
) -> Outcome:
    """Return every test's findings by horizon as known on a day, and the counts behind them.

    The terms are those known by then; a finding names the test as it was filed. Data sets are
    pooled by one of `check.MODELS`.
    """
    events, datasets = observation.table, observation.datasets
    terms = [(test, check.terms_known(test, as_of=as_of)) for test in tests]
    known = {test.id: each.test for test, each in terms if not each.why_not}
    judged = check.check_all(
        known.values(), events, datasets, as_of=as_of, locate=read.locate, model=model
    )
    found = dict(zip(known, judged, strict=True))
    voices = check.Voices(events, datasets)
    findings: list[Finding] = []
    for test, each in terms:
        if each.why_not:
            findings += check.not_in_force(test, each.why_not, as_of=as_of)
            continue
        told = voices.add(found[test.id], each.test, as_of=as_of, locate=read.locate)
        findings += [replace(finding, test=test.id) for finding in told]
    shown = {id_: test for id_, test in known.items() if not test.missing and datasets}
    days = check.series_all(shown.values(), events, datasets, as_of=as_of, locate=read.locate)
    series = tuple(replace(each, test=id_) for id_, each in zip(shown, days, strict=True))
    return Outcome(findings=tuple(findings), series=series, datasets=datasets)


def evidence(
    tests: Iterable[Test], observation: observe.Observation, *, as_of: date
) -> tuple[EvidenceRow, ...]:
    """Return the rows behind the findings of some tests, counted or set apart, as known on a day.

    The terms are those known by then; a row names the test as it was filed.
    """
    events, datasets = observation.table, observation.datasets
    terms = [(test.id, check.terms_known(test, as_of=as_of)) for test in tests]
    known = [(id_, each.test) for id_, each in terms if not each.why_not]
    found = check.evidence_all(
        (test for _, test in known), events, datasets, as_of=as_of, locate=read.locate
    )
    return tuple(
        replace(row, test=id_) for (id_, _), rows in zip(known, found, strict=True) for row in rows
    )


def outlines(test: Test) -> tuple[Outline, ...]:
    """Return the ground of the places of a test's area; none of countries, or where unknown."""
    if test.area is None:
        return ()
    found = []
    for place in test.area.places:
        geometry, _ = outline(place, radius_km=test.area.radius_km)
        if geometry is not None:
            corners = tuple((lon, lat) for lon, lat in geometry["coordinates"][0])
            found.append(Outline(test=test.id, name=place.name, corners=corners))
    return tuple(found)


def write_brief(
    title: str,
    *,
    as_of: date,
    heard: Heard,
    issues: Iterable[Issue],
    tests: Iterable[Test],
    outcome: Outcome,
    sights: Iterable[Sight] = (),
    stamps: Iterable[Stamp] = (),
    overrides: Iterable[Override] = (),
    evidence: Iterable[EvidenceRow] = (),
    deal_space: DealSpace | None = None,
) -> tuple[brief.Brief, brief.Dossier]:
    """Return a brief that passed the gate, and the dossier every sentence of it rests on.

    Raises:
        UnsupportedSentence: A sentence has nothing behind it.
        SpanNotInSource: A claim's words do not stand in its source.
    """
    tests = tuple(tests)
    dossier = brief.Dossier(
        title=title,
        as_of=as_of,
        sources=heard.sources,
        claims=heard.claims,
        merges=heard.merges,
        stories=heard.stories,
        issues=tuple(issues),
        tests=tests,
        findings=outcome.findings,
        series=outcome.series,
        evidence=tuple(evidence),
        outlines=tuple(one for test in tests for one in outlines(test)),
        datasets=outcome.datasets,
        testabilities=score(tests),
        sights=tuple(sights),
        stamps=tuple(stamps),
        overrides=tuple(overrides),
        deal_space=deal_space,
        tool=f"Parley {VERSION}",
    )
    page = brief.compose(dossier)
    brief.gate(page, dossier)
    return page, dossier


def write_bargain(
    title: str, *, as_of: date, heard: Heard, deal_space: DealSpace
) -> tuple[brief.Brief, brief.Dossier]:
    """Return the page on a bargain alone, and the dossier its sentences rest on.

    Raises:
        UnsupportedSentence: A sentence has nothing behind it.
        SpanNotInSource: A claim's words do not stand in its source.
    """
    dossier = brief.Dossier(
        title=title,
        as_of=as_of,
        sources=heard.sources,
        claims=heard.claims,
        merges=heard.merges,
        stories=heard.stories,
        deal_space=deal_space,
        tool=f"Parley {VERSION}",
    )
    page = brief.compose(dossier, only=("bargaining", "sources"))
    return page, dossier
