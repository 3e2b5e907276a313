"""The source box: what was read, from when, how much of it, and how to tell it is unchanged."""

from collections import Counter
from collections.abc import Iterable

from parley.brief.days import day_words
from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import SHORT_ID, Cell, Section, Sentence, Table
from parley.brief.sections.plain import say, section
from parley.brief.words import count, listing
from parley.records import KINDS, MARKS, WITNESSES, Dataset


def provenance(dossier: Dossier, names: Names) -> Section:
    """Return sources and data sets with their numbers, days and hashes."""
    sentences = (
        *_sources_sentence(dossier),
        *(s for dataset in dossier.datasets for s in _dataset_sentences(dataset)),
    )
    tables = (*_source_table(dossier, names), *_dataset_table(dossier))
    return section("sources", "Sources", sentences, tables)


def _sources_sentence(dossier: Dossier) -> Iterable[Sentence]:
    if not dossier.sources:
        return
    supports = rests_on(*dossier.sources)
    days = sorted(source.published for source in dossier.sources if source.published is not None)
    read = f"{count(len(dossier.sources), 'source')} {_was(len(dossier.sources))} read"
    if not days:
        span = "without a known day of publication"
    elif days[0] == days[-1]:
        span = f"published on {day_words(days[0])}"
    else:
        span = f"the oldest of {day_words(days[0])}, the newest of {day_words(days[-1])}"
    undated = len(dossier.sources) - len(days)
    rest = f"; {undated} without a known day" if undated and days else ""
    yield say(f"{read}, {span}{rest}", supports)
    kinds = Counter(claim.kind for claim in dossier.told)
    records = listing(count(kinds[kind], kind) for kind in KINDS if kinds[kind])
    yield say(f"Read from {_it(len(dossier.sources))}: {records or 'no record'}", supports)


def _dataset_sentences(dataset: Dataset) -> Iterable[Sentence]:
    supports, name = rests_on(dataset), f"data set {dataset.name}"
    span = ""
    if dataset.first_day is not None and dataset.last_day is not None:
        span = f" from {day_words(dataset.first_day)} to {day_words(dataset.last_day)}"
    yield say(
        f"{name} holds {count(dataset.rows, 'row')}{span}: {WITNESSES[dataset.witness]}",
        supports,
    )
    if dataset.marked:
        marks = listing(f"{number:,} {mark} ({MARKS[mark]})" for mark, number in dataset.marked)
        yield say(f"In {name}, rows were marked and set apart: {marks}", supports)
    if dataset.skipped:
        reasons = listing(reason for _, reason in dataset.skipped[:3])
        rows = count(len(dataset.skipped), "row")
        yield say(f"In {name}, {rows} could not become events: {reasons}", supports)
    if dataset.guesses:
        yield say(f"Assumed of {name}: {'; '.join(dataset.guesses)}", supports)
    for note in dataset.notes:
        yield say(f"Known of {name}: {note}", supports)


def _source_table(dossier: Dossier, names: Names) -> Iterable[Table]:
    if not dossier.sources:
        return
    rows = []
    for source in dossier.sources:
        published = "not known" if source.published is None else day_words(source.published)
        seen = "" if source.seen is None else day_words(source.seen.date())
        records = sum(claim.source_sha256 == source.sha256 for claim in dossier.claims)
        texts = (source.publisher, published, seen, str(records), source.sha256[:SHORT_ID])
        supports = rests_on(source)
        cells = tuple(Cell(text=text, supports=supports if text else ()) for text in texts)
        rows.append((names.source_label(source), cells))
    yield Table(
        caption="Sources read",
        columns=("Source", "Publisher", "Published", "Seen", "Records", "SHA-256"),
        rows=tuple(rows),
    )


def _dataset_table(dossier: Dossier) -> Iterable[Table]:
    if not dossier.datasets:
        return
    rows = []
    for dataset in dossier.datasets:
        days = [day_words(day) for day in (dataset.first_day, dataset.last_day) if day is not None]
        marked = "\n".join(f"{number:,} {mark}" for mark, number in dataset.marked)
        texts = (
            dataset.file,
            f"{dataset.rows:,}",
            " to ".join(days),
            marked,
            f"{len(dataset.skipped):,}",
            dataset.sha256[:SHORT_ID],
        )
        supports = rests_on(dataset)
        cells = tuple(Cell(text=text, supports=supports if text else ()) for text in texts)
        rows.append((dataset.name, cells))
    yield Table(
        caption="Event data read",
        columns=("Data set", "File", "Rows", "Days", "Marked", "Skipped", "SHA-256"),
        rows=tuple(rows),
    )


def _it(number: int) -> str:
    return "it" if number == 1 else "them"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
