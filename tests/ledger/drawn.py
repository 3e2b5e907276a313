"""Any valid record, drawn by Hypothesis; claims come with the source they were read from."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from parley.records import (
    ACTS,
    CONFIDENCES,
    DECISIONS,
    EVENT_TYPES,
    HORIZONS,
    LIKELIHOODS,
    MARKS,
    MERGED,
    MODALITIES,
    MODES,
    PRECISIONS,
    RELATIONS,
    STANCES,
    STATUSES,
    VERDICTS,
    WITNESSES,
    Actor,
    Area,
    Dataset,
    Explanation,
    Finding,
    Forecast,
    Ground,
    Judgement,
    Merge,
    Offer,
    Period,
    Place,
    Pledge,
    Poll,
    Position,
    Renewal,
    ReportedEvent,
    Source,
    Split,
    Statement,
    Test,
)

# Every code point that can be written as UTF-8: emoji, Arabic, control characters, NUL.
words = st.text(st.characters(codec="utf-8"), max_size=12)
full = words.filter(lambda text: text.strip() != "")
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))
zones = st.sampled_from([UTC, timezone(timedelta(hours=3)), timezone(timedelta(hours=-9.5))])
moments = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001  (Hypothesis adds the zone)
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=zones,
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
shares = st.floats(min_value=0, max_value=100)
hashes = st.binary(max_size=2).map(lambda seed: (seed.hex() * 64 + "0" * 64)[:64])


def some(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


actors = st.builds(Actor, name=words, id=words)
periods = st.tuples(days, days).map(lambda pair: Period(first=min(pair), last=max(pair)))
places = st.builds(
    Place,
    name=words,
    mention=words,
    latitude=st.none() | st.floats(min_value=-90, max_value=90),
    longitude=st.none() | st.floats(min_value=-180, max_value=180),
    precision=st.sampled_from(PRECISIONS),
    geonameid=st.integers(min_value=0, max_value=10**8),
)
areas = st.builds(
    Area, names=some(words), places=some(places), radius_km=st.floats(min_value=0.1, max_value=999)
)
sources = st.builds(
    Source,
    content=st.binary(max_size=40),
    text=full,
    name=words,
    publisher=words,
    published=st.none() | days,
    published_from=st.sampled_from(["document", "option", ""]),
    seen=st.none() | moments,
    title=words,
)
datasets = st.builds(
    Dataset,
    name=words,
    file=words,
    sha256=hashes,
    format=words,
    witness=st.sampled_from(sorted(WITNESSES)),
    rows=st.integers(min_value=0),
    skipped=some(st.tuples(st.integers(min_value=1), words)),
    marked=some(st.tuples(st.sampled_from(sorted(MARKS)), st.integers(min_value=0))),
    first_day=st.none() | days,
    latest_seen=st.none() | moments,
    notes=some(words),
)
tests = st.builds(
    Test,
    pledge=words,
    text=words,
    area=st.none() | areas,
    begin=st.none() | moments,
    amount=st.floats(min_value=0.5, max_value=1e6),
    baseline_days=st.floats(min_value=0.5, max_value=365) | st.integers(min_value=1, max_value=365),
    horizons=st.lists(st.sampled_from(list(HORIZONS)), unique=True, min_size=1).map(tuple),
    missing=some(words),
    condition=words,
)
renewed = st.tuples(moments, moments, days).map(
    lambda drawn: Test(
        pledge="P1",
        begin=min(drawn[:2]) - timedelta(days=1),
        due=min(drawn[:2]),
        renewals=(Renewal(until=max(drawn[:2]) + timedelta(days=1), known=drawn[2]),),
        condition="if the bridge opens",
        met_on=drawn[2],
    )
)
findings = st.builds(
    Finding,
    pledge=words,
    test=hashes,
    horizon=st.sampled_from(list(HORIZONS)),
    as_of=days,
    verdict=st.sampled_from(VERDICTS),
    confidence=st.sampled_from(CONFIDENCES),
    ratio=st.none() | numbers,
    before=st.none() | st.integers(min_value=0),
    rows=some(st.tuples(words, st.integers(min_value=1))),
    reasons=st.lists(words, min_size=1, max_size=2).map(tuple),
    parameters=some(st.tuples(words, numbers | words)),
)
judgements = st.builds(
    Judgement,
    about=hashes,
    author=full,
    decision=words,
    reason=full,
    at=moments,
    horizon=st.sampled_from(["", *HORIZONS]),
)


@st.composite
def claims_of(draw, source):
    """Draw a claim of any kind on words of the source."""
    spans = [
        (start, end)
        for start in range(len(source.text))
        for end in range(start + 1, len(source.text) + 1)
        if source.text[start:end].strip()
    ]
    head = {
        "source_sha256": st.just(source.sha256),
        "span": st.sampled_from(spans).map(lambda pair: source.span(*pair)),
        "maker": actors,
        "via": some(words),
        "modality": st.sampled_from(MODALITIES),
        "note": words,
    }
    when = st.none() | periods
    kinds = {
        Statement: {"mode": st.sampled_from(MODES), "cue": words},
        ReportedEvent: {
            "type": st.sampled_from(EVENT_TYPES),
            "status": st.sampled_from(STATUSES),
            "target": st.none() | actors,
            "when": when,
            "where": some(words),
            "also": some(actors),
        },
        Pledge: {"by": actors, "act": st.sampled_from(ACTS), "area": st.booleans(), "due": when},
        Offer: {"by": actors, "issue": words, "give": words, "to": st.none() | actors},
        Position: {"party": actors, "issue": words, "stance": st.sampled_from(STANCES)},
        Poll: {"population": words, "measure": words, "value": shares, "when": when},
        Split: {"side": words, "a": actors, "b": actors},
        Explanation: {"of": words, "by": actors},
        Forecast: {"about": words, "likelihood": st.sampled_from(LIKELIHOODS)},
    }
    cls = draw(st.sampled_from(list(kinds)))
    return draw(st.builds(cls, **head, **kinds[cls]))


claims = sources.flatmap(claims_of)

grounds = st.builds(Ground, what=words, first=words, second=words)
merges = (
    st.tuples(hashes, hashes)
    .filter(lambda pair: pair[0] != pair[1])
    .flatmap(
        lambda pair: st.builds(
            Merge,
            of=st.sampled_from(MERGED),
            first=st.just(min(pair)),
            second=st.just(max(pair)),
            sources=st.tuples(hashes, hashes),
            relation=st.sampled_from(RELATIONS),
            decision=st.sampled_from(DECISIONS),
            reasons=st.lists(grounds, min_size=1, max_size=2).map(tuple),
            differences=some(grounds),
            score=st.floats(min_value=0, max_value=1),
            parameters=some(st.tuples(words, numbers | words)),
        )
    )
)

records = st.one_of(sources, claims, datasets, tests, renewed, findings, judgements, merges)


@st.composite
def articles(draw):
    """Draw a source with claims on it."""
    source = draw(sources)
    return source, *draw(st.lists(claims_of(source), max_size=4))


@st.composite
def batches(draw):
    """Draw records of every sort whose claims have their source, one version a document."""
    drawn = draw(st.lists(articles(), max_size=3, unique_by=lambda article: article[0].sha256))
    others = draw(st.lists(st.one_of(datasets, tests, findings, judgements), max_size=4))
    return draw(st.permutations([record for article in drawn for record in article] + others))
