"""The gate: a sentence, cell or chart with nothing behind it stops the whole brief."""

from collections.abc import Iterator

from parley.brief.dossier import Dossier, Index
from parley.brief.page import Brief, Support
from parley.errors import SpanNotInSource, UnsupportedSentence


def gate(brief: Brief, dossier: Dossier) -> None:
    """Refuse a brief in which anything stands without its source.

    Raises:
        UnsupportedSentence: A sentence, table cell or chart has no support, names a support that
            the dossier does not hold, or rests on words that are not verbatim in their source.
    """
    index = Index.over(dossier)
    checked: set[Support] = set()
    for where, text, supports in _assertions(brief):
        if not text.strip():
            raise UnsupportedSentence(f"{where} is empty; write it or leave it out")
        if not supports:
            raise UnsupportedSentence(
                f"{where} has nothing behind it: {text!r}; "
                "give it a claim, row, finding or source, or leave it out"
            )
        for support in supports:
            if support in checked:
                continue
            if fault := _fault(support, index):
                raise UnsupportedSentence(f"{where}: {text!r}: {fault}")
            checked.add(support)


def _assertions(brief: Brief) -> Iterator[tuple[str, str, tuple[Support, ...]]]:
    for sentence in brief.sentences():
        yield f"sentence {sentence.number}", sentence.text, sentence.supports
    for table in brief.tables():
        for heading, cells in table.rows:
            for cell in cells:
                if cell.text:
                    where = f"table {table.caption!r}, row {heading!r}"
                    yield where, cell.text, cell.supports or table.supports
    for chart in brief.charts():
        yield f"chart {chart.title!r}", chart.alt, chart.supports
    for map_ in brief.maps():
        yield f"map {map_.title!r}", map_.alt, map_.supports
    for figure in brief.figures():
        yield f"figure {figure.title!r}", figure.alt, figure.supports


def _fault(support: Support, index: Index) -> str:
    """Return what is wrong with a support, `""` where it holds."""
    match support.kind:
        case "claim":
            return _claim_fault(support.ref, index)
        case "finding":
            return _finding_fault(support.ref, index)
        case "row":
            return _row_fault(support.ref, support.row, index)
        case "test":
            known = support.ref in index.tests
        case "dataset":
            known = support.ref in index.datasets
        case "judgement":
            known = support.ref in index.judgements
        case "input":
            return _input_fault(support.ref, index)
        case "deal-space":
            known = index.deal_space is not None and index.deal_space.id == support.ref
        case _:
            known = support.ref in index.sources
    return "" if known else _absent(support.kind, support.ref)


def _absent(kind: str, ref: str) -> str:
    return f"its {kind} {ref[:16]} is not in the dossier; cite only what was handed over"


def _claim_fault(ref: str, index: Index) -> str:
    claim = index.claims.get(ref)
    if claim is None:
        return _absent("claim", ref)
    source = index.sources.get(claim.source_sha256)
    if source is None:
        return _absent("source", claim.source_sha256)
    try:
        source.verify(claim.span)
    except SpanNotInSource as error:
        return str(error)
    return ""


def _input_fault(name: str, index: Index) -> str:
    amount = index.inputs.get(name)
    if amount is None:
        return _absent("input", name)
    return next((fault for id_ in amount.basis if (fault := _claim_fault(id_, index))), "")


def _finding_fault(ref: str, index: Index) -> str:
    finding = index.findings.get(ref)
    if finding is None:
        return _absent("finding", ref)
    for dataset in finding.datasets:
        if dataset not in index.datasets:
            return _absent("dataset", dataset)
    return next((f for name, row in finding.rows if (f := _row_fault(name, row, index))), "")


def _row_fault(name: str, row: int, index: Index) -> str:
    dataset = index.datasets.get(name)
    if dataset is None:
        return _absent("dataset", name)
    if not 1 <= row <= dataset.rows:
        return f"row {row} of {name} does not exist; it has rows 1 to {dataset.rows}"
    return ""
