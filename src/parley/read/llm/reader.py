"""A source to its claims by a model, each held to the source, with what it cost."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from parley.read.gazetteer import cache_folder
from parley.read.llm.account import Account
from parley.read.llm.asking import Desk
from parley.read.llm.passes import Passes
from parley.read.llm.quoting import Quoting
from parley.read.llm.server import ModelServer
from parley.read.reader import analyse, reading_order, text_parts
from parley.records import Claim, Source

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReading:
    """What a model read.

    Attributes:
        claims: In text order.
        account: What they cost, and what was refused.
    """

    claims: tuple[Claim, ...]
    account: Account


def read_with_model(
    source: Source,
    server: ModelServer,
    *,
    model: str | None = None,
    cache: Path | None = None,
    progress: Callable[[float], None] | None = None,
    announce: Callable[[str], None] | None = None,
) -> ModelReading:
    """Return the claims of a source as a model lists them, each held to the source's own words.

    The model points at words; who, where and when they mean is resolved by the same analysis as
    for the rules. Answers are kept on disk, so that a second reading asks nothing and a broken
    one goes on where it broke.

    Args:
        source: What to read.
        server: Where the model is, and the settings of every question.
        model: Name of an installed spaCy pipeline for the analysis; the default one where `None`.
        cache: Folder of kept answers; `llm` in Parley's cache folder where `None`.
        progress: Told the share of the text that is done, 0 to 1.
        announce: Told where the text is sent, and where the server takes no schema.

    Raises:
        MissingInput: No such pipeline is installed, or no httpx.
        ModelError: The server gives no answer that can be used.
        OutputError: Answers cannot be kept.
    """
    with Desk(server, cache or cache_folder() / "llm", announce) as desk:
        claims: list[Claim] = []
        for start, end in text_parts(source.text):
            text = source.text[start:end]
            if text.strip():
                quoting = Quoting(analyse(replace(source, text=text), model=model))
                report = _of_part(progress, start, end, len(source.text))
                found = Passes(desk, quoting).run(report)
                claims += [_moved(claim, source, by=start) for claim in found]
    for claim in claims:
        source.verify(claim.span)
    claims.sort(key=reading_order)
    return ModelReading(claims=tuple(claims), account=_account(desk, held=len(claims)))


def _moved(claim: Claim, source: Source, *, by: int) -> Claim:
    """Return a claim of a part of a source at its place in the whole."""
    return replace(claim, span=source.span(by + claim.span.start, by + claim.span.end))


def _of_part(
    progress: Callable[[float], None] | None, start: int, end: int, length: int
) -> Callable[[float], None] | None:
    """Return a report of a part's share as one of the whole text's."""
    if progress is None:
        return None
    return lambda share: progress((start + share * (end - start)) / length)


def _account(desk: Desk, *, held: int) -> Account:
    count, server = desk.count, desk.server
    names = ("questions", "cached", "tokens_in", "tokens_out", "untold", "proposed", "repaired")
    numbers = {name: count.of[name] for name in (*names, "disputed", "unusable", "cut")}
    return Account(
        model=server.label,
        host=server.host,
        method=desk.method,
        seconds=count.seconds,
        price=_price(server, count.of["tokens_in"], count.of["tokens_out"]),
        held=held,
        forms=tuple(sorted(count.forms.items())),
        refused=tuple(count.refused),
        **numbers,
    )


def _price(server: ModelServer, tokens_in: int, tokens_out: int) -> float | None:
    if server.price_in is None or server.price_out is None:
        return None
    return (tokens_in * server.price_in + tokens_out * server.price_out) / _MILLION
