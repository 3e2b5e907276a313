"""The command line: one command a room. Parses, calls the case, prints; results to stdout."""

import json
import logging
import os
import shlex
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from parley.errors import InputError, OutputError, ParleyError

if TYPE_CHECKING:
    from parley.case import Brief
    from parley.records import Claim, Dataset, Source

FOUND_NOTHING = 3
#: As a shell reports a program whose reader went away, such as `| head`.
_READER_GONE = 141
_LOG_SECONDS = 5.0
#: Reasons printed a horizon; --json has them all.
_REASONS_SHOWN = 3
_TABLES = (".csv", ".tsv", ".tab", ".parquet")
_SETTINGS = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    name="parley",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings=_SETTINGS,
    help="Hold what was said at the table against what was done on the ground.\n\n"
    "Example: parley brief talks.txt --published 2022-04-01 --events events.csv",
)

Json = Annotated[bool, typer.Option("--json", help="Print records as JSON, one a line.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="Use only what was known by this day.")
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Day of publication, such as 2022-04-01."),
]
Publisher = Annotated[str, typer.Option("--publisher", help="Who published the document.")]
Model = Annotated[
    str | None,
    typer.Option("--model", help="An installed spaCy pipeline; PARLEY_MODEL does the same."),
]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--case",
        metavar="CASE",
        readable=False,
        help="The case folder; the file's name by default.",
    ),
]
EventFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--events", metavar="FILE", readable=False, help="Event file; give it once for each file."
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the whole trace of an error.")]


@app.callback()
def _settings(debug: Debug = False) -> None:
    if debug:
        os.environ["PARLEY_DEBUG"] = "1"


# -- printing -----------------------------------------------------------------------------------


def _say(text: str) -> None:
    """Print a message for people to standard error."""
    typer.echo(text, err=True)


@contextmanager
def _results() -> Iterator[None]:
    """Guard what is printed to standard output against a full disk and a reader that went away."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would complain once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(_READER_GONE) from None
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise OutputError.of("standard output", error, otherwise="look where it leads") from error


def _print(*lines: str) -> None:
    with _results():
        for line in lines:
            typer.echo(line)


def _lines(rows: list[dict[str, Any]]) -> None:
    _print(*(json.dumps(row, ensure_ascii=False) for row in rows))


@contextmanager
def _working(what: str) -> Iterator[Callable[[float], None]]:
    """Show on standard error that something is going on; yields a report of the share done.

    A terminal gets a bar; a log gets a line every few seconds of work that reports its share.
    """
    if not sys.stderr.isatty():
        yield _logged(what)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda share: bar.update(task, total=1.0, completed=share)


def _logged(what: str) -> Callable[[float], None]:
    last = time.monotonic()

    def report(share: float) -> None:
        nonlocal last
        if time.monotonic() - last > _LOG_SECONDS:
            last = time.monotonic()
            _say(f"{what}: {share:.0%}")

    return report


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{option} {text!r} is no date; write it as 2022-04-01") from None
    if day > datetime.now(UTC).date() + timedelta(days=1):  # it may be tomorrow east of here
        _say(f"Note: {option} {day} is still to come; what becomes known until then is not there.")
    return day


def _count(number: int, noun: str) -> str:
    plural = {"party": "parties"}.get(noun, f"{noun}s")
    return f"{number} {noun if number == 1 else plural}"


def _summary(source: "Source", claims: "tuple[Claim, ...]") -> str:
    kinds = Counter(claim.kind for claim in claims)
    unsourced = sum(claim.kind == "poll" and not getattr(claim, "pollster", "") for claim in claims)
    told = [_count(number, kind) for kind, number in kinds.most_common()]
    if unsourced:
        told.append(_count(unsourced, "unsourced number"))
    dated = (
        f"Published {source.published} (from the {source.published_from})."
        if source.published
        else "No publication date found; days stay unresolved. Give one with --published."
    )
    head = f"{source.name}: {len(source.text)} characters. {dated}"
    return "\n".join([head, *source.notes, ", ".join(told) + "." if told else "No claims found."])


def _dataset_line(dataset: "Dataset") -> str:
    days = f"{dataset.first_day} to {dataset.last_day}" if dataset.first_day else "no dates"
    lines = [f"{dataset.name}: {dataset.rows} rows ({dataset.format}, {dataset.witness}), {days}"]
    lines += [f"  marked {mark}: {number}" for mark, number in dataset.marked]
    lines += [f"  skipped row {row}: {why}" for row, why in dataset.skipped[:5]]
    if len(dataset.skipped) > 5:
        lines.append(f"  and {len(dataset.skipped) - 5} more skipped rows; --json lists them")
    lines += [f"  assumed: {guess}" for guess in dataset.guesses]
    return "\n".join(lines + [f"  note: {note}" for note in dataset.notes])


def _finding_lines(rows: list[dict[str, Any]]) -> list[str]:
    lines: list[str] = []
    for pledge in dict.fromkeys(row["pledge"] for row in rows):
        own = [row for row in rows if row["pledge"] == pledge]
        lines.append(f"{pledge}, as known on {own[0]['as_of']}:")
        if len({row["verdict"] for row in own}) == 1 and own[0]["verdict"] == "not-testable":
            lines.append(f"  {own[0]['reasons'][0]}")
            continue
        for row in own:
            sure = f" ({row['confidence']} confidence)" if row["confidence"] else ""
            ratio = ""
            if row["ratio"] is not None:
                ratio = f"  rate ratio {row['ratio']:.2f} [{row['low']:.2f}, {row['high']:.2f}]"
            counts = f"  {row['before']} before, {row['after']} after" if ratio else ""
            lines.append(f"  {row['horizon']:>4}  {row['verdict']}{sure}{ratio}{counts}")
            lines += [f"          {reason}" for reason in _own_reasons(row, own)]
        gaps = dict.fromkeys(gap for row in own for gap in row["not_observed"])
        lines += [f"  not observed: {gap}" for gap in gaps]
    return lines


def _own_reasons(row: dict[str, Any], rows: list[dict[str, Any]]) -> list[str]:
    """Return a horizon's reasons, the most specific first, without what holds of others too."""
    first, *rest = row["reasons"]
    times = Counter(reason for other in rows for reason in other["reasons"])
    return [first, *(reason for reason in rest if times[reason] == 1)][:_REASONS_SHOWN]


def _document(text: str) -> Path | None:
    """Return the path of a document, `None` for standard input.

    Raises:
        InputError: By its name it is a table: its rows are events, not sentences.
    """
    if text == "-":
        return None
    path = Path(text)
    if path.suffix.lower() in _TABLES and path.is_file():
        raise InputError(
            f"{text} is a table, not an article; read its rows as events with: "
            f"parley observe {_typed(path)}"
        )
    return path


# -- commands -----------------------------------------------------------------------------------


@app.command()
def demo(
    to: Annotated[Path, typer.Option("--to", help="Folder to put the case in.")] = Path(
        "parley-demo"
    ),
    json_: Json = False,
) -> None:
    """Run the bundled case, start to brief.

    Example: parley demo
    """
    from parley import pipeline
    from parley.case import Case

    pipeline.prepare(_say)
    with _working("reading the bundled case"), Case.demo(to) as case:
        _deliver(case.brief(), to, json_=json_)
    _say(
        f"Next: open {to / 'brief.html'}, or try\n"
        f"  parley check {_typed(to)} --as-of 2022-03-31\n"
        f"  parley read {_typed(to / 'talks.txt')} --json\n"
        f"  parley verify {_typed(to)}"
    )


@app.command()
def read(
    document: Annotated[str, typer.Argument(help="Text, HTML, PDF or Word file; - for stdin.")],
    published: Published = None,
    publisher: Publisher = "",
    case: Folder = None,
    model: Model = None,
    json_: Json = False,
) -> None:
    """Read an article into claims, each in its exact words.

    With --json the claims are printed in the interchange form and nothing is stored; without it
    they go into the case's ledger.

    Example: parley read talks.txt --published 2022-04-01 --json
    """
    from parley import pipeline
    from parley.case import Case

    path = _document(document)
    day = _day(published, "--published")
    with _working(f"reading {document}") as report:
        reading = pipeline.read_document(
            path,
            published=day,
            publisher=publisher,
            model=model,
            progress=report,
            announce=_say,
        )
    if json_:
        _lines([claim.guide() for claim in reading.claims])
    else:
        folder = case or _folder_for(path)
        with Case.create(folder) as opened:
            reading = opened.keep(reading)
        _print(_summary(reading.source, reading.claims))
        _say(f"Next: parley brief {_typed(folder)}")
    if not reading.claims:
        raise typer.Exit(FOUND_NOTHING)


@app.command()
def observe(
    files: Annotated[
        list[Path],
        typer.Argument(readable=False, help="Event files: CSV, tab-separated, Parquet."),
    ],
    mapping: Annotated[
        Path | None,
        typer.Option(
            "--mapping",
            metavar="YAML",
            readable=False,
            help="File with an events: entry for each file.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", readable=False, help="Write the event table as Parquet."),
    ] = None,
    json_: Json = False,
) -> None:
    """Read event files into one table: rows marked and counted, none silently dropped.

    Example: parley observe GEDEvent_v26_1.csv -o events.parquet
    """
    from parley import pipeline
    from parley.case import load_mappings, write_table
    from parley.records import plain

    mappings = {} if mapping is None else load_mappings(mapping)
    with _working("reading event files"):
        observation = pipeline.observe_files(files, mappings)
        if output is not None:
            write_table(observation.table, output, inputs=files)
    if json_:
        _lines([plain(dataset) for dataset in observation.datasets])
    else:
        _print(*(_dataset_line(dataset) for dataset in observation.datasets))
    if observation.table.num_rows == 0:
        raise typer.Exit(FOUND_NOTHING)


@app.command()
def check(
    case: Annotated[Path | None, typer.Argument(readable=False, help="A case folder.")] = None,
    pledge: Annotated[
        Path | None,
        typer.Option(
            "--pledge", metavar="YAML", readable=False, help="A pledge file, instead of a case."
        ),
    ] = None,
    events: EventFiles = None,
    as_of: AsOf = None,
    json_: Json = False,
) -> None:
    """Hold pledges against what happened next: a finding for each horizon.

    Example: parley check CASE --as-of 2022-03-31

    Example: parley check --pledge pledge.yaml --events events.csv --as-of 2022-04-30 --json
    """
    from parley import pipeline
    from parley.case import Case, check_pledges

    day = _day(as_of, "--as-of")
    if (case is None) == (pledge is None):
        raise typer.BadParameter("give a case folder, or --pledge with --events")
    with _working("checking"):
        if pledge is not None:
            rows = check_pledges(pledge, events or [], as_of=day, announce=_say).rows()
        else:
            assert case is not None
            with Case.open(case) as opened:
                opened.attach(*events or [])
                pipeline.prepare(_say)
                rows = opened.check(as_of=day).rows()
    if json_:
        _lines(rows)
    else:
        _print(*_finding_lines(rows))
    if not rows:
        _say("No pledges found, so nothing to check.")
        raise typer.Exit(FOUND_NOTHING)


@app.command()
def brief(
    what: Annotated[str, typer.Argument(help="A case folder, or an article to read first.")],
    published: Published = None,
    publisher: Publisher = "",
    events: EventFiles = None,
    as_of: AsOf = None,
    case: Folder = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", readable=False, help="Folder for the brief; the case's by default."
        ),
    ] = None,
    model: Model = None,
    json_: Json = False,
) -> None:
    """Write the brief: HTML, Markdown and JSON in which every sentence has its source.

    Example: parley brief talks.txt --published 2022-04-01 --events events.csv
    """
    from parley import pipeline
    from parley.case import Case

    day = _day(as_of, "--as-of")
    published_day = _day(published, "--published")
    path = _document(what)
    is_case = path is not None and path.is_dir()
    folder = path if is_case and path is not None else case or _folder_for(path)
    if is_case and (published or publisher or model or case):
        raise typer.BadParameter(
            f"{what} is a case: --published, --publisher, --model and --case go with an article; "
            f"read one into it with: parley read ARTICLE --case {what}"
        )
    pipeline.require_event_files(events or [])
    with _working(f"reading {what}") as report:
        reading = None
        if not is_case:
            reading = pipeline.read_document(
                path,
                published=published_day,
                publisher=publisher,
                model=model,
                progress=report,
                announce=_say,
            )
        with Case.open(folder) if is_case else Case.create(folder) as opened:
            opened.attach(*events or [])
            pipeline.prepare(_say)
            if reading is not None:
                opened.keep(reading)
            inputs = [*(events or []), *([] if path is None else [path])]
            _deliver(opened.brief(as_of=day), output or folder, json_=json_, inputs=inputs)


def _deliver(page: "Brief", folder: Path, *, json_: bool, inputs: Sequence[Path] = ()) -> None:
    """Write a brief's files and print its bottom line, or its JSON."""
    paths = page.write(folder, inputs=inputs)
    if json_:
        _print(page.json)
        return
    _print(*page.bottom_line())
    _say("Written: " + ", ".join(str(path) for path in paths))


@app.command()
def verify(
    case: Annotated[Path, typer.Argument(readable=False, help="A case folder.")],
    json_: Json = False,
) -> None:
    """Check every hash of a case's ledger, the chain, and every quotation against its source.

    Example: parley verify CASE
    """
    from parley.case import Case

    with _working("verifying"), Case.open(case) as opened:
        result = opened.verify()
    if json_:
        from parley.records import plain

        _lines([plain(result)])
    else:
        _print(
            f"{_count(result.rows, 'row')}, {_count(result.sources, 'source')} and "
            f"{_count(result.claims, 'claim')} are whole. Head of the chain: {result.head}"
        )
    result.require_whole()


@app.command(name="export")
def export_(
    case: Annotated[Path, typer.Argument(readable=False, help="A case folder.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", readable=False, help="File to write; standard output if none."
        ),
    ] = None,
) -> None:
    """Write a case's whole ledger as JSON Lines, identities and hashes included.

    Example: parley export CASE -o ledger.jsonl
    """
    from parley.case import Case

    with Case.open(case) as opened, _results():
        number = opened.export(output)
    _say(f"{_count(number, 'row')} written{f' to {output}' if output else ''}.")


@app.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(readable=False, help="An exported ledger, JSON Lines.")],
    case: Annotated[Path, typer.Argument(readable=False, help="The case folder to add it to.")],
) -> None:
    """Add an exported ledger to a case; identities and hashes stay the same.

    Example: parley import ledger.jsonl CASE
    """
    from parley.case import Case

    with Case.create(case) as opened:
        number = opened.import_(file)
    _say(f"{_count(number, 'new row')} added to {case}.")


def _folder_for(path: Path | None) -> Path:
    """Return the case folder an article gets when none is named: its name without suffix."""
    return Path("stdin-case") if path is None else Path(path.stem or "case")


def _typed(path: Path) -> str:
    """Return a path as it is typed into a shell."""
    return shlex.quote(str(path))


def _unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say what an error that nobody foresaw is about; the trace is for who asks for it."""
    if os.environ.get("PARLEY_DEBUG"):
        sys.__excepthook__(kind, error, trace)
    elif not issubclass(kind, KeyboardInterrupt):
        first = (str(error).strip() or "no reason given").splitlines()[0]
        _say(
            f"parley: {kind.__name__}: {first}\nThis is a fault of Parley; report it with what "
            f"`parley --debug {shlex.join(sys.argv[1:])}` prints."
        )


def _quiet() -> None:
    """Keep what libraries log and warn of from the terminal: it is not for its reader."""
    logging.getLogger().addHandler(logging.NullHandler())
    logging.captureWarnings(True)


def main() -> None:
    """Run the command line; deliberate errors become one message and an exit code."""
    _quiet()
    try:
        app(standalone_mode=True)
    except ParleyError as error:
        if os.environ.get("PARLEY_DEBUG"):
            raise
        _say(f"parley: {error}")
        sys.exit(error.exit_code)
    except OSError as error:
        if os.environ.get("PARLEY_DEBUG"):
            raise
        where = f"{error.filename}: " if error.filename else ""
        said = error.strerror or error
        _say(f"parley: {where}{said}; free some space, or see that it is there and its rights")
        sys.exit(1)
    finally:
        if not isinstance(sys.exc_info()[1], SystemExit):
            sys.excepthook = _unexpected  # Typer has put its own there, which prints the trace


if __name__ == "__main__":
    main()
