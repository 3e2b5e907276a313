"""An article, and what a good model lists of it."""

from typing import Any

from tests.read.llm.fake_server import Model

ARTICLE = """\
Talks in Nairobi end with a promise

Monday, June 8, 2015

Kenya's Foreign Minister Grace Mwangi said on Sunday that Kenya would drastically reduce military
activity around Garissa and Wajir. Around 60 percent of Kenyans support the talks.

Ethiopia offered to reopen the border crossing in exchange for the release of ten prisoners. The
rebels are unlikely to accept, analysts say.

Kenyan troops shelled Moyale on Friday. Kenya denied the attack.
"""

_COMMON = {"start": 0, "maker": "", "via": [], "modality": "asserted"}


def statement(span: str, maker: str, **more: Any) -> dict[str, Any]:
    return _COMMON | {
        "kind": "statement", "span": span, "maker": maker, "mode": "indirect", "cue": "",
    } | more  # fmt: skip


def event(span: str, source: str, **more: Any) -> dict[str, Any]:
    return _COMMON | {
        "kind": "event", "span": span, "source": source, "target": "", "type": "ASSAULT",
        "status": "happened", "when": "", "where": [], "also": [], "also_targets": [],
    } | more  # fmt: skip


def pledge(span: str, by: str, **more: Any) -> dict[str, Any]:
    return _COMMON | {
        "kind": "pledge", "span": span, "by": by, "act": "reduce", "object": "", "to": "",
        "degree": "", "where": [], "area": False, "made": "", "begins": "", "due": "",
        "condition": "", "also": [], "modality": "promised",
    } | more  # fmt: skip


def offer(span: str, by: str, **more: Any) -> dict[str, Any]:
    return _COMMON | {
        "kind": "offer", "span": span, "by": by, "issue": "border crossing",
        "give": "reopen the border crossing", "ask": "", "to": "", "guarantors": [],
        "guarantors_open": False,
    } | more  # fmt: skip


def poll(span: str, value: float, **more: Any) -> dict[str, Any]:
    return _COMMON | {
        "kind": "poll", "span": span, "population": "Kenyans", "measure": "support the talks",
        "value": value, "when": "", "hedge": "", "pollster": "",
    } | more  # fmt: skip


def split(span: str, a: str, b: str, **more: Any) -> dict[str, Any]:
    return _COMMON | {"kind": "split", "span": span, "a": a, "b": b, "about": ""} | more


def forecast(span: str, by: str, **more: Any) -> dict[str, Any]:
    made = {"kind": "forecast", "span": span, "start": 0, "via": [], "modality": "asserted"}
    return made | {
        "about": "The rebels", "likelihood": "unlikely", "word": "unlikely", "by": by,
    } | more  # fmt: skip


GOOD = (
    statement(
        "Kenya would drastically reduce military\nactivity around Garissa and Wajir",
        "Grace Mwangi",
        cue="said",
    ),
    pledge(
        "Kenya would drastically reduce military activity around Garissa and Wajir",
        "Kenya",
        object="military activity",
        degree="drastically",
        where=["Garissa", "Wajir"],
        area=True,
        made="on Sunday",
    ),
    poll("Around 60 percent of Kenyans support the talks", 60, hedge="Around"),
    offer(
        "Ethiopia offered to reopen the border crossing in exchange for the release of ten "
        "prisoners",
        "Ethiopia",
        ask="the release of ten prisoners",
    ),
    forecast("The\nrebels are unlikely to accept", "analysts", about="rebels"),
    event("Kenyan troops shelled Moyale on Friday", "Kenyan troops", when="on Friday",
          where=["Moyale"]),
)  # fmt: skip


def listed(*records: dict[str, Any]) -> Model:
    """Return a model that lists records, those of the kinds asked for, at their right place."""
    chosen = records or GOOD

    def model(paragraphs: list[dict[str, Any]], kinds: set[str]) -> list[dict[str, Any]]:
        return [_placed(r, paragraphs) for r in chosen if r["kind"] in kinds]

    return model


def _placed(record: dict[str, Any], paragraphs: list[dict[str, Any]]) -> dict[str, Any]:
    words = " ".join(record["span"].split())
    for paragraph in paragraphs:
        at = " ".join(paragraph["text"].split()).find(words)
        if at >= 0 and not record["start"]:
            return record | {"start": paragraph["start"] + at}
    return record
