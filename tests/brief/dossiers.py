"""Dossiers of an invented conflict: Valdria and Morvenia talk at Lake Selm."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from parley.brief import Dossier
from parley.records import (
    Actor,
    Area,
    Claim,
    DailySeries,
    Dataset,
    Explanation,
    Finding,
    Forecast,
    Offer,
    Period,
    Pledge,
    Poll,
    Position,
    ReportedEvent,
    Source,
    Split,
    Statement,
    Test,
)

TEXT = """Valdria says it will ease fire around Harn as talks end at Lake Selm

Delegations from Valdria and Morvenia held a third round of talks at Lake Selm on Tuesday.
Morvenia offered to leave the Eastern Pact if six neighbours guarantee its borders. It also put
forward a ten-year consultation on the status of the Selm valley.

"We will sharply reduce military activity around Harn," said Valdria's deputy defence minister,
Ilka Dorn. Valdria's chief negotiator, Tamas Reve, told the Selm Courier that the day had been
"useful, no more".

Within a day Valdrian guns fired on the suburbs of Harn, the town's mayor, Edda Lorn, said.
"They said less and they shot more," she told the Courier. Morvenian volunteers shelled a depot at
Brask last week, Valdria's defence ministry claims.

The pledge could simply buy time for a new push, the analyst Odo Kranz said. It may also reflect a
quarrel in the capital: the governor Pavo Stern attacked Reve over the draft on Wednesday.

Support for the war in Valdria now stands at around 70 percent, and about 55 percent of Valdrians
say the economy is well run. Valdria rejects any foreign base on its border.

The talks will go on, but they are unlikely to bring a deal while the front is undecided.
"""
ARABIC = "وصل الوفد إلى سيلم يوم الثلاثاء. قال الوزير إن المحادثات كانت مفيدة 🕊️ جدا.\n"

VALDRIA, MORVENIA = Actor(name="Valdria", id="VLD"), Actor(name="Morvenia", id="MRV")
DORN = Actor(name="Ilka Dorn", id="VLD:DORN")
REVE = Actor(name="Tamas Reve", id="VLD:REVE")
LORN = Actor(name="Edda Lorn", id="MRV:LORN")
KRANZ = Actor(name="Odo Kranz", id="VLD:KRANZ")
STERN = Actor(name="Pavo Stern", id="VLD:STERN")
COURIER = ("OUTLET:SELM-COURIER",)
BEGIN = datetime(2031, 5, 6, 16, tzinfo=UTC)
TUESDAY = Period.day(date(2031, 5, 6))
GUNS, MEDIA = "Gun log", "Wire counts"


def source(text: str = TEXT, *, published: date | None = date(2031, 5, 8), **more: str) -> Source:
    return Source(
        content=text.encode(),
        text=text,
        name=more.get("name", "talks.txt"),
        title=more.get("title", "Valdria says it will ease fire"),
        publisher=more.get("publisher", ""),
        published=published,
        published_from="option" if published else "",
        language=more.get("language", "en"),
    )


ARTICLE = source()


def place(words: str, of: Source = ARTICLE) -> dict[str, object]:
    start = of.text.index(words)
    return {"source_sha256": of.sha256, "span": of.span(start, start + len(words))}


TALKS = ReportedEvent(
    **place("held a third round of talks at Lake Selm on Tuesday"),
    type="CONSULT", source=VALDRIA, target=MORVENIA, when=TUESDAY, where=("Lake Selm",),
)  # fmt: skip
PLEDGE = Pledge(
    **place("We will sharply reduce military activity around Harn"),
    maker=DORN, by=VALDRIA, modality="promised", act="reduce", object="military activity",
    degree="sharply", where=("Harn",), area=True, made=TUESDAY,
)  # fmt: skip
CLAIMS: tuple[Claim, ...] = (
    TALKS,
    Offer(
        **place("offered to leave the Eastern Pact if six neighbours guarantee its borders"),
        by=MORVENIA, to=VALDRIA, issue="Eastern Pact", give="leave the Eastern Pact",
        ask="six neighbours guarantee its borders",
    ),
    Offer(
        **place("a ten-year consultation on the status of the Selm valley"),
        by=MORVENIA, to=VALDRIA, issue="Selm valley",
        give="a ten-year consultation on the status of the Selm valley",
    ),
    Statement(
        **place("We will sharply reduce military activity around Harn"), maker=DORN, mode="direct"
    ),
    PLEDGE,
    Statement(**place("useful, no more"), maker=REVE, via=COURIER, mode="direct"),
    ReportedEvent(
        **place("Within a day Valdrian guns fired on the suburbs of Harn"),
        maker=LORN, type="ASSAULT", source=Actor(name="Valdrian guns", id="VLD:MIL"),
        target=MORVENIA, when=Period.day(date(2031, 5, 7)), where=("Harn",),
    ),
    Statement(
        **place("They said less and they shot more"), maker=LORN, via=COURIER, mode="direct"
    ),
    ReportedEvent(
        **place("Morvenian volunteers shelled a depot at\nBrask last week"),
        maker=Actor(name="Valdria's defence ministry", id="VLD:MIL"), type="ASSAULT",
        status="alleged", source=Actor(name="Morvenian volunteers", id="MRV:MIL"), target=VALDRIA,
        when_words="last week", where=("Brask",),
    ),
    Explanation(
        **place("The pledge could simply buy time for a new push"),
        of="pledge to ease fire", by=KRANZ, maker=KRANZ,
    ),
    Explanation(**place("It may also reflect a\nquarrel in the capital"), of="pledge to ease fire"),
    Split(
        **place("the governor Pavo Stern attacked Reve over the draft on Wednesday"),
        side="VLD", a=STERN, b=REVE, about="the draft",
    ),
    Poll(
        **place("Support for the war in Valdria now stands at around 70 percent"),
        population="people in Valdria", measure="support for the war", value=70, hedge="around",
    ),
    Poll(
        **place("about 55 percent of Valdrians\nsay the economy is well run"),
        population="Valdrians", measure="the economy is well run", value=55, hedge="about",
    ),
    Position(
        **place("Valdria rejects any foreign base on its border"),
        party=VALDRIA, issue="foreign bases", stance="rejects",
    ),
    Forecast(**place("The talks will go on"), about="further talks", likelihood="almost-certain"),
    Forecast(
        **place("they are unlikely to bring a deal while the front is undecided"),
        about="a deal while the front is undecided", likelihood="unlikely", word="unlikely",
    ),
)  # fmt: skip

TEST = Test(
    pledge=PLEDGE.id,
    text="reduce military activity around Harn",
    by="VLD",
    act="reduce",
    area=Area(names=("Harn",)),
    begin=BEGIN,
    defaults=("baseline_days", "radius_km"),
)
UNTESTABLE = Test(
    pledge="gas",
    text="deliver gas again soon",
    by="MRV",
    act="provide",
    missing=("a day on which it begins", "what is counted"),
)


def finding(horizon: str, verdict: str, **more: object) -> Finding:
    return Finding(
        **{
            "pledge": TEST.pledge,
            "test": TEST.id,
            "horizon": horizon,
            "as_of": date(2031, 6, 5),
            "verdict": verdict,
            "reasons": (f"The share of the rate before is what makes it {verdict}.",),
            "method": "gamma-poisson/1",
            **more,
        }
    )


FINDINGS = (
    finding("24h", "broken", confidence="moderate", ratio=1.85, low=1.02, high=3.3, before=41,
            after=6, datasets=(GUNS, MEDIA), rows=tuple((GUNS, row) for row in range(42, 48)),
            parameters=(("kept_ratio", 0.25), ("prior", "Jeffreys"))),
    finding("72h", "partly", confidence="moderate", ratio=0.61, low=0.36, high=1.0, before=41,
            after=6, datasets=(GUNS,), rows=tuple((GUNS, row) for row in range(42, 48))),
    finding("7d", "kept", confidence="high", ratio=0.2, low=0.1, high=0.24, before=41, after=7,
            datasets=(GUNS,), rows=tuple((GUNS, row) for row in range(42, 49)),
            not_observed=("the east bank of the Selm, where no observer went",)),
    finding("14d", "kept", confidence="high", ratio=0.17, low=0.08, high=0.21, before=41, after=7,
            datasets=(GUNS,), rows=tuple((GUNS, row) for row in range(42, 49))),
    finding("30d", "too-early"),
)  # fmt: skip
DATASETS = (
    Dataset(
        name=GUNS, file="guns.csv", sha256=hashlib.sha256(b"guns").hexdigest(), format="mapped",
        witness="acts", rows=60, skipped=((61, "no readable date"),),
        marked=(("duplicate", 2), ("discovery", 5)), first_day=date(2031, 4, 22),
        last_day=date(2031, 6, 4), guesses=("days are in UTC",),
    ),
    Dataset(
        name=MEDIA, file="wire.csv", sha256=hashlib.sha256(b"wire").hexdigest(), format="gdelt-2",
        witness="media", rows=900, first_day=date(2031, 4, 22), last_day=date(2031, 6, 4),
    ),
)  # fmt: skip
DAYS = tuple(date(2031, 4, 22) + timedelta(days=n) for n in range(44))
SERIES = DailySeries(
    pledge=TEST.pledge,
    test=TEST.id,
    as_of=date(2031, 6, 5),
    begin=BEGIN,
    days=DAYS,
    counts=(
        (
            GUNS,
            tuple(float(n) for n in [2, 3, 4, 3, 2, 4, 3, 2, 3, 4, 3, 2, 3, 3, 2, 5, 1] + [0] * 27),
        ),
        (MEDIA, tuple(float(n * 7 % 11 + 9) for n in range(44))),
    ),
    discoveries=((GUNS, tuple(float(n in (18, 20, 25)) * 2 for n in range(44))),),
    not_observed=DAYS[38:],
)

FULL = Dossier(
    title="Talks at Lake Selm",
    as_of=date(2031, 6, 5),
    sources=(ARTICLE,),
    claims=CLAIMS,
    tests=(TEST, UNTESTABLE),
    findings=FINDINGS,
    series=(SERIES,),
    datasets=DATASETS,
    tool="Parley 0",
)
BARE = Dossier(title="Nothing said", as_of=date(2031, 6, 5), sources=(ARTICLE,))


def many(number: int) -> Dossier:
    """Return a dossier of one long source with a claim of each of several kinds a sentence."""
    lines = [f"Minister {n} said that point {n} of the draft would hold." for n in range(number)]
    long = source("\n".join(lines) + "\n", published=None)
    claims: list[Claim] = []
    for n, line in enumerate(lines):
        where = place(line, long)
        speaker = Actor(name=f"Minister {n}", id=f"{'VLD' if n % 2 else 'MRV'}:M{n}")
        kinds: tuple[Claim, ...] = (
            Statement(**where, maker=speaker, mode="indirect"),
            Offer(**where, maker=speaker, by=speaker, issue=f"point {n % 40}", give=line),
            ReportedEvent(**where, type="ACCUSE", source=speaker, when_words="then"),
        )
        claims.append(kinds[n % 3])
    return replace(BARE, sources=(long,), claims=tuple(claims))
