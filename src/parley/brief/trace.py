"""What opens behind a sentence: the words in their context, or the rows and the rule."""

from collections import defaultdict
from dataclasses import dataclass

from parley.brief.days import day_words, moment_words
from parley.brief.dossier import Index
from parley.brief.names import Names
from parley.brief.page import SHORT_ID, Support
from parley.brief.words import HORIZON_WORDS, VERDICT_WORDS, count, figure, listing, row_ranges
from parley.records import (
    Amount,
    Claim,
    Dataset,
    DealSpace,
    Finding,
    Judgement,
    Merge,
    Source,
    Statement,
    Test,
)

#: Code points of source text shown on each side of the words: about two lines.
CONTEXT_CHARACTERS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One support, laid open.

    Attributes:
        title: What it is and where it stands.
        before: Source text ahead of the words, `""` for anything but a claim.
        words: The exact words.
        after: Source text behind them.
        language: ISO 639-1 code of the words.
        facts: (label, value) pairs.
        reasons: Why a finding says what it says.
        anchor: Link target of the words in the source text, `""` where there are none.
    """

    title: str
    before: str = ""
    words: str = ""
    after: str = ""
    language: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()
    anchor: str = ""


def span_anchor(source_number: int, start: int) -> str:
    """Return the link target of the words that begin at a code point of a source."""
    return f"source-{source_number}-{start}"


def exhibit(support: Support, index: Index, names: Names) -> Exhibit:
    """Return what stands behind a support that has passed the gate."""
    match support.kind:
        case "claim":
            return _claim(index.claims[support.ref], index, names)
        case "finding":
            return _finding(index.findings[support.ref])
        case "test":
            return _test(index.tests[support.ref])
        case "row":
            dataset = index.datasets[support.ref]
            return Exhibit(title=f"Row {support.row:,} of {dataset.name}", facts=_file(dataset))
        case "dataset":
            return _dataset(index.datasets[support.ref])
        case "judgement":
            return _judgement(index.judgements[support.ref])
        case "input":
            return _input(index.inputs[support.ref])
        case "deal-space":
            assert index.deal_space is not None
            return _deal_space(index.deal_space)
        case _:
            return _source(index.sources[support.ref], names)


def _claim(claim: Claim, index: Index, names: Names) -> Exhibit:
    source = index.sources[claim.source_sha256]
    number = index.source_number(claim.source_sha256)
    start, end = claim.span.start, claim.span.end
    facts = [("Kind", claim.kind), ("Said by", names.voice(claim))]
    if isinstance(claim, Statement):
        facts.append(("Wording", claim.mode))
    if claim.modality != "asserted":
        facts.append(("Modality", claim.modality))
    facts += [("Read by", claim.reader), *([("Note", claim.note)] if claim.note else [])]
    facts += [_joined(merge, claim, index) for merge in index.merges.get(claim.id, ())]
    return Exhibit(
        title=f"Source {number}, characters {start:,}–{end:,}",
        before=_before(source.text, start),
        words=claim.span.text,
        after=_after(source.text, end),
        language=source.language,
        facts=tuple(facts),
        anchor=span_anchor(number, start),
    )


def _joined(merge: Merge, claim: Claim, index: Index) -> tuple[str, str]:
    """Return with which claim of another source this one is one, and why."""
    other = index.claims[merge.second if merge.first == claim.id else merge.first]
    number = index.source_number(other.source_sha256)
    why = "; ".join(
        f"{g.what}: {g.first}" if g.first == g.second else f"{g.what}: {g.first} / {g.second}"
        for g in merge.reasons
    )
    return "Same as", f"source {number}, characters {other.span.start:,}–{other.span.end:,} ({why})"


def _before(text: str, start: int) -> str:
    cut = max(0, start - CONTEXT_CHARACTERS)
    piece = text[cut:start]
    return piece if cut == 0 else "… " + piece.split(" ", maxsplit=1)[-1]


def _after(text: str, end: int) -> str:
    piece = text[end : end + CONTEXT_CHARACTERS]
    return piece if end + len(piece) == len(text) else piece.rsplit(" ", maxsplit=1)[0] + " …"


def _finding(finding: Finding) -> Exhibit:
    rows: dict[str, list[int]] = defaultdict(list)
    for dataset, row in finding.rows:
        rows[dataset].append(row)
    counted = [
        (f"Rows of {name}", f"{row_ranges(numbers)} ({len(numbers):,} in all)")
        for name, numbers in rows.items()
    ]
    facts = [
        ("As known on", day_words(finding.as_of)),
        ("Data sets", listing(finding.datasets) or "none"),
        *counted,
        *(("Not observed", words) for words in finding.not_observed),
        *(("Method", finding.method) for _ in range(bool(finding.method))),
        *((name.replace("_", " "), _value(value)) for name, value in finding.parameters),
    ]
    return Exhibit(
        title=f"Finding at {HORIZON_WORDS[finding.horizon]}: {VERDICT_WORDS[finding.verdict]}",
        facts=tuple(facts),
        reasons=finding.reasons,
    )


def _test(test: Test) -> Exhibit:
    counted = "" if test.missing else listing(test.labels) or listing(test.types)
    stated = [
        ("Pledge", test.text),
        ("Counts", counted),
        ("Begins", "" if test.begin is None else moment_words(test.begin)),
        ("Due", "" if test.due is None else moment_words(test.due)),
        *(
            ("Renewed", f"until {moment_words(each.until)}, known {day_words(each.known)}")
            for each in test.renewals
        ),
        ("Condition", test.condition),
        ("Met", _met(test)),
        ("Horizons", "" if test.missing else listing(test.horizons)),
        ("Assumed", listing(name.replace("_", " ") for name in test.defaults)),
        ("Missing", listing(test.missing)),
    ]
    return Exhibit(
        title=f"Test {test.id[:12]}", facts=tuple((label, text) for label, text in stated if text)
    )


def _met(test: Test) -> str:
    if test.met_on is not None:
        return day_words(test.met_on)
    return "no" if test.is_unmet else "not known" if test.condition else ""


def _judgement(judgement: Judgement) -> Exhibit:
    stated = (
        ("Verdict", VERDICT_WORDS[judgement.decision]),
        ("At", HORIZON_WORDS[judgement.horizon]),
        ("Reason", judgement.reason),
        ("Given", moment_words(judgement.at)),
    )
    return Exhibit(title=f"Judgement by {judgement.author}", facts=stated)


def _dataset(dataset: Dataset) -> Exhibit:
    marked = tuple(("Marked", f"{number:,} {mark}") for mark, number in dataset.marked)
    skipped = tuple((f"Skipped row {row:,}", reason) for row, reason in dataset.skipped[:20])
    return Exhibit(title=f"Data set {dataset.name}", facts=(*_file(dataset), *marked, *skipped))


def _file(dataset: Dataset) -> tuple[tuple[str, str], ...]:
    return (
        ("File", dataset.file),
        ("Rows", f"{dataset.rows:,}"),
        ("Format", dataset.format),
        ("SHA-256", dataset.sha256),
    )


def _source(source: Source, names: Names) -> Exhibit:
    published = "not known" if source.published is None else day_words(source.published)
    said = f" (from the {source.published_from})" if source.published_from else ""
    facts = [
        ("Publisher", source.publisher or "not known"),
        ("Published", published + said),
        ("File", source.name),
        ("Length", f"{len(source.text):,} characters"),
        ("SHA-256", source.sha256),
    ]
    return Exhibit(title=names.source_label(source), facts=tuple(facts))


def _input(amount: Amount) -> Exhibit:
    """Return a number of a bargain: its range, whose it is, and why."""
    if amount.is_guess:
        whose = "a guess of Parley’s: nobody stated it"
    elif amount.basis:
        whose = f"the analyst, from {count(len(amount.basis), 'claim')} shown beside it"
    else:
        whose = "the analyst’s own judgement"
    facts = [
        ("Range", f"{figure(amount.low)} to {figure(amount.high)}"),
        ("Unit", amount.unit),
        ("Whose", whose),
    ]
    return Exhibit(
        title=f"Input: {amount.name}",
        facts=tuple(facts),
        reasons=(amount.why,) if amount.why else (),
    )


def _deal_space(space: DealSpace) -> Exhibit:
    """Return how a result on bargaining was found."""
    amounts = list(space.problem.amounts())
    guesses = sum(amount.is_guess for amount in amounts)
    return Exhibit(
        title="Deal space, computed from the block bargain: of the case",
        facts=(
            ("Draws", f"{space.draws:,}"),
            ("Seed", str(space.seed)),
            ("Numbers", f"{len(amounts)}, {guesses} of them guesses"),
            ("Problem", space.problem.id[:SHORT_ID]),
        ),
        reasons=space.method,
    )


def _value(value: float | str) -> str:
    return value if isinstance(value, str) else figure(value)
