"""Sources and claims of an invented week, made without a reader."""

from datetime import date

from parley.records import (
    AUTHOR,
    Actor,
    Period,
    Pledge,
    ReportedEvent,
    Source,
    Statement,
)

KENYA, SOMALIA = Actor(name="Kenya", id="KEN"), Actor(name="Somalia", id="SOM")
MWANGI = Actor(name="Grace Mwangi", id="KEN:MWANGI")
MONDAY, TUESDAY = date(2015, 6, 8), date(2015, 6, 9)


def article(
    text: str, *, name: str = "a", publisher: str = "", published: date | None = TUESDAY
) -> Source:
    return Source(
        content=f"{name} {text}".encode(),
        text=text,
        name=name,
        publisher=publisher,
        published=published,
    )


def pledge(source: Source, words: str = "", *, by: Actor = KENYA, **fields: object) -> Pledge:
    start = source.text.index(words)
    made = {"act": "withdraw", "modality": "promised"} | fields
    return Pledge(
        source_sha256=source.sha256,
        span=source.span(start, start + len(words or source.text)),
        by=by,
        **made,  # type: ignore[arg-type]
    )


def talks(text: Source, /, words: str = "", *, day: date | None = MONDAY, **fields: object):
    start = text.text.index(words)
    held = {"type": "CONSULT", "source": KENYA, "target": SOMALIA, "where": ("Garissa",)} | fields
    return ReportedEvent(
        source_sha256=text.sha256,
        span=text.span(start, start + len(words or text.text)),
        maker=AUTHOR,
        when=None if day is None else Period.day(day),
        **held,  # type: ignore[arg-type]
    )


def said(source: Source, words: str, *, maker: Actor = MWANGI, mode: str = "direct") -> Statement:
    start = source.text.index(words)
    return Statement(
        source_sha256=source.sha256,
        span=source.span(start, start + len(words)),
        maker=maker,
        mode=mode,
    )
