"""The brief for machines: the same sentences with stable ids, and the records behind them."""

import json
from typing import Any

from parley.brief.dossier import Dossier
from parley.brief.gate import gate
from parley.brief.page import SHORT_ID, Brief, Cell, Section, Support, Table
from parley.records import PROGRAM, Stamp, plain

#: Changes when a reader of older files would misread a new one.
FORM = "parley-brief/1"


def to_json(brief: Brief, dossier: Dossier) -> str:
    """Return the brief as JSON text that ends with a line end.

    Sentence ids depend on words and supports alone, so two briefs can be compared sentence by
    sentence. Claims stand in the interchange form of `parley read --json`, with their source.

    Raises:
        UnsupportedSentence: The brief rests on something the dossier does not hold.
    """
    gate(brief, dossier)
    document = {
        "form": FORM,
        "tool": brief.tool,
        "title": brief.title,
        "as_of": brief.as_of.isoformat(),
        "sections": [_section(section) for section in brief.sections],
        "claims": {
            claim.id: claim.guide() | {"end": claim.span.end, "source": claim.source_sha256}
            for claim in dossier.claims
        },
        "merges": {merge.id: plain(merge) for merge in dossier.merges},
        "stories": [plain(story) for story in dossier.stories],
        "tests": {test.id: plain(test) for test in dossier.tests},
        "findings": {finding.id: plain(finding) for finding in dossier.findings},
        "testability": [
            plain(each) | {"score": each.score, "is_testable": each.is_testable}
            for each in dossier.testabilities
        ],
        "sight": [plain(each) for each in dossier.sights],
        "stamps": {each.test: _stamp(each) for each in dossier.stamps},
        "overrides": [plain(each) | {"stands": each.stands} for each in dossier.overrides],
        "judgements": {v.id: plain(v) for each in dossier.overrides for v in each.voices},
        "series": [plain(series) for series in dossier.series],
        "deal_space": None if dossier.deal_space is None else plain(dossier.deal_space),
        "datasets": {dataset.name: plain(dataset) for dataset in dossier.datasets},
        "sources": {
            source.sha256: {
                "name": source.name,
                "title": source.title,
                "publisher": source.publisher,
                "published": plain(source.published),
                "published_from": source.published_from,
                "seen": plain(source.seen),
                "language": source.language,
                "media_type": source.media_type,
                "characters": len(source.text),
            }
            for source in dossier.sources
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _stamp(stamp: Stamp) -> dict[str, Any]:
    """Return a stamp; the hour at which the program filed its own draft is not told."""
    when = {} if stamp.by == PROGRAM else {"at": plain(stamp.at)}
    return {"status": stamp.status, "by": stamp.by, "changed": list(stamp.changed)} | when


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "blocks": [
            {
                "heading": block.heading,
                "sentences": [
                    {
                        "id": sentence.id[:SHORT_ID],
                        "number": sentence.number,
                        "text": sentence.text,
                        "supports": _supports(sentence.supports),
                    }
                    for sentence in block.sentences
                ],
                "charts": [
                    {
                        "title": chart.title,
                        "alt": chart.alt,
                        "test": chart.series.test,
                        "supports": _supports(chart.supports),
                    }
                    for chart in block.charts
                ],
                "maps": [
                    {
                        "title": map_.title,
                        "alt": map_.alt,
                        "test": map_.test.id,
                        "supports": _supports(map_.supports),
                    }
                    for map_ in block.maps
                ],
                "figures": [
                    {
                        "title": figure.title,
                        "alt": figure.alt,
                        "kind": figure.kind,
                        "supports": _supports(figure.supports),
                    }
                    for figure in block.figures
                ],
                "tables": [_table(table) for table in block.tables],
                "evidence": [_table(table) for table in block.evidence],
            }
            for block in section.blocks
        ],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": list(table.columns),
        "rows": [[heading, *(_cell(cell) for cell in cells)] for heading, cells in table.rows],
        "supports": _supports(table.supports),
    }


def _cell(cell: Cell) -> Any:  # noqa: ANN401  (bare text where the table's supports carry it)
    return {"text": cell.text, "supports": _supports(cell.supports)} if cell.supports else cell.text


def _supports(supports: tuple[Support, ...]) -> list[dict[str, Any]]:
    return [
        {"kind": support.kind, "ref": support.ref} | ({"row": support.row} if support.row else {})
        for support in supports
    ]
