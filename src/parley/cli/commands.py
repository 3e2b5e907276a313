"""The commands, one a room. Each parses, calls the case, and prints."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli import model_reader
from parley.cli.console import count, day_of, print_lines, print_records, results, say, working
from parley.cli.folder import read_all, usual_workers
from parley.cli.stories import merge_lines, merged_line
from parley.cli.telling import dataset_lines, finding_lines, issue_lines, reading_lines
from parley.cli.who import cluster_lines, cluster_rows

if TYPE_CHECKING:
    from parley.case import Brief

FOUND_NOTHING = 3
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


def _document(text: str) -> Path | None:
    """Return the path of a document, `None` for standard input."""
    return None if text == "-" else Path(text)


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

    pipeline.prepare(say)
    with working("reading the bundled case"), Case.demo(to) as case:
        _deliver(case.brief(), to, json_=json_)
    say(
        f"Next: open {to / 'brief.html'}, or try\n"
        f"  parley check {_typed(to)} --as-of 2022-03-31\n"
        f"  parley read {_typed(to / 'talks.txt')} --json\n"
        f"  parley verify {_typed(to)}"
    )


@app.command()
def read(
    context: typer.Context,
    document: Annotated[
        str,
        typer.Argument(help="Text, HTML, PDF or Word file, or a folder of them; - for stdin."),
    ],
    published: Published = None,
    publisher: Publisher = "",
    case: Folder = None,
    model: Model = None,
    workers: Annotated[
        int | None,
        typer.Option(
            min=1, help="Processes that read a folder side by side; one a core by default."
        ),
    ] = None,
    reader: model_reader.Reader = "rules",
    llm_url: model_reader.Url = "",
    llm_model: model_reader.Name = "",
    llm_seed: model_reader.Seed = 0,
    llm_window: model_reader.WindowSize = 3000,
    llm_answer: model_reader.AnswerSize = 2048,
    llm_timeout: model_reader.Timeout = 300.0,
    llm_price: model_reader.Price = "",
    json_: Json = False,
) -> None:
    """Read an article, or a folder of them, into claims, each in its exact words.

    With --json the claims are printed in the interchange form and nothing is stored; without it
    they go into the case's ledger. A folder that was stopped half-way goes on where it was.

    Example: parley read talks.txt --published 2022-04-01 --json

    Example: parley read articles --workers 2 --case talks

    Example: parley read talks.txt --reader llm --llm-url http://127.0.0.1:11434/v1 --llm-model NAME
    """
    from parley import pipeline
    from parley.case import Case

    if reader not in ("rules", "llm"):
        raise typer.BadParameter(f"--reader {reader!r} is not one of rules, llm")
    server = None
    if reader == "llm":
        server = model_reader.server_of(
            llm_url,
            llm_model,
            seed=llm_seed,
            window=llm_window,
            answer=llm_answer,
            timeout=llm_timeout,
            price=llm_price,
        )
    else:
        model_reader.require_model(context)
    path = _document(document)
    day = day_of(published, "--published")
    if server is not None and path is not None and path.is_dir():
        raise typer.BadParameter(f"--reader llm reads one article; {document} is a folder")
    if path is not None and path.is_dir():
        into = case or Path(f"{path.resolve().name}-case")
        found = read_all(
            path,
            None if json_ else into,
            workers=workers or usual_workers(),
            published=day,
            publisher=publisher,
            model=model,
        )
        if not json_:
            say(f"Next: parley brief {_typed(into)}")
        raise typer.Exit(0 if found else FOUND_NOTHING)
    if workers is not None:
        raise typer.BadParameter("--workers goes with a folder of articles")
    with working(f"reading {document}") as report:
        reading = pipeline.read_document(
            path,
            published=day,
            publisher=publisher,
            model=model,
            server=server,
            progress=report,
            announce=say,
        )
    if reading.account is not None:
        say(model_reader.account_lines(reading.account))
    if json_:
        print_records([claim.guide() for claim in reading.claims])
    else:
        folder = case or _folder_for(path)
        with Case.create(folder) as opened:
            reading = opened.keep(reading)
            rows = opened.merges(source=reading.source.sha256).rows()
        print_lines(reading_lines(reading.source, reading.claims))
        if merged := merged_line(rows):
            print_lines(f"{merged} Why: parley merges {_typed(folder)}")
        say(f"Next: parley brief {_typed(folder)}")
    if not reading.claims:
        raise typer.Exit(FOUND_NOTHING)


@app.command()
def actors(
    document: Annotated[str, typer.Argument(help="Text, HTML, PDF or Word file; - for stdin.")],
    published: Published = None,
    model: Model = None,
    json_: Json = False,
) -> None:
    """Tell who is who in an article: all the words that mean somebody, and what ties them.

    Words that nothing ties to anybody are left out.

    Example: parley actors talks.txt --published 2022-04-01
    """
    from parley import pipeline

    path = _document(document)
    with working(f"reading {document}"):
        found = pipeline.read_actors(
            path, published=day_of(published, "--published"), model=model, announce=say
        )
    if json_:
        print_records(cluster_rows(found))
    else:
        print_lines(*cluster_lines(found))
    if not found:
        say(f"Nobody is named in {document}.")
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
    with working("reading event files"):
        observation = pipeline.observe_files(files, mappings)
        if output is not None:
            write_table(observation.table, output, inputs=files)
    if json_:
        print_records([plain(dataset) for dataset in observation.datasets])
    else:
        print_lines(*(dataset_lines(dataset) for dataset in observation.datasets))
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

    day = day_of(as_of, "--as-of")
    if (case is None) == (pledge is None):
        raise typer.BadParameter("give a case folder, or --pledge with --events")
    with working("checking"):
        if pledge is not None:
            rows = check_pledges(pledge, events or [], as_of=day, announce=say).rows()
        else:
            assert case is not None
            with Case.open(case) as opened:
                opened.attach(*events or [])
                pipeline.prepare(say)
                rows = opened.check(as_of=day).rows()
    if json_:
        print_records(rows)
    else:
        print_lines(*finding_lines(rows))
    if not rows:
        say("No pledges found, so nothing to check.")
        raise typer.Exit(FOUND_NOTHING)


@app.command()
def territory(
    case: Annotated[Path, typer.Argument(readable=False, help="A case folder.")],
    pledge: Annotated[
        str | None, typer.Option("--pledge", metavar="NAME", help="One pledge, such as P1.")
    ] = None,
) -> None:
    """Print where the acts of pledges are counted, as GeoJSON with place codes.

    Example: parley territory CASE --pledge P1 > p1.geojson
    """
    from parley import pipeline
    from parley.case import Case

    with Case.open(case) as opened:
        pipeline.prepare(say)
        found = opened.territory(pledge)
    print_records([found])
    if not found["features"]:
        say("No pledge names a place, so there is no territory.")
        raise typer.Exit(FOUND_NOTHING)


@app.command()
def issues(
    case: Annotated[Path, typer.Argument(readable=False, help="A case folder.")],
    as_of: AsOf = None,
    json_: Json = False,
) -> None:
    """List what is bargained over, with what each side offers, asks or holds on it.

    Example: parley issues CASE
    """
    from parley.case import Case

    with Case.open(case) as opened:
        rows = opened.issues(as_of=day_of(as_of, "--as-of")).rows()
    if json_:
        print_records(rows)
    else:
        print_lines(*issue_lines(rows))
    if not rows:
        say("No offers or positions found, so no issues.")
        raise typer.Exit(FOUND_NOTHING)


@app.command()
def merges(
    case: Annotated[Path, typer.Argument(readable=False, help="A case folder.")],
    json_: Json = False,
) -> None:
    """List what different sources tell as one, what they tell otherwise, and why.

    Example: parley merges CASE
    """
    from parley.case import Case

    with Case.open(case) as opened:
        rows = opened.merges().rows()
    if json_:
        print_records(rows)
    else:
        print_lines(*merge_lines(rows))
    if not rows:
        say("No two sources tell the same, so nothing is merged.")
        raise typer.Exit(FOUND_NOTHING)
    if not json_:
        say(f"Take one apart with: parley undo {_typed(case)} ID --by NAME --reason WORDS")


@app.command()
def undo(
    case: Annotated[Path, typer.Argument(readable=False, help="A case folder.")],
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Of a merge, as `parley merges` lists it, or of a correction."
        ),
    ],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides so.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")],
) -> None:
    """Take a merge apart, or undo any correction; both stay in the ledger's history.

    Undoing what this made puts back what stood before.

    Example: parley undo CASE 3fa94c07d2e1 --by "A. Analyst" --reason "two different convoys"
    """
    from parley.case import Case

    with Case.open(case) as opened:
        undone = opened.undo(id_, author=by, reason=reason)
    print_lines(*(f"{now[:12]} stands now." for now in undone))


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

    day = day_of(as_of, "--as-of")
    published_day = day_of(published, "--published")
    path = _document(what)
    is_case = path is not None and path.is_dir()
    folder = path if is_case and path is not None else case or _folder_for(path)
    if is_case and (published or publisher or model or case):
        raise typer.BadParameter(
            f"{what} is a case: --published, --publisher, --model and --case go with an article; "
            f"read one into it with: parley read ARTICLE --case {what}"
        )
    pipeline.require_event_files(events or [])
    with working(f"reading {what}") as report:
        reading = None
        if not is_case:
            reading = pipeline.read_document(
                path,
                published=published_day,
                publisher=publisher,
                model=model,
                progress=report,
                announce=say,
            )
        with Case.open(folder) if is_case else Case.create(folder) as opened:
            opened.attach(*events or [])
            pipeline.prepare(say)
            if reading is not None:
                opened.keep(reading)
            inputs = [*(events or []), *([] if path is None else [path])]
            _deliver(opened.brief(as_of=day), output or folder, json_=json_, inputs=inputs)


def _deliver(page: "Brief", folder: Path, *, json_: bool, inputs: Sequence[Path] = ()) -> None:
    """Write a brief's files and print its bottom line, or its JSON."""
    paths = page.write(folder, inputs=inputs)
    if json_:
        print_lines(page.json)
        return
    print_lines(*page.bottom_line())
    say("Written: " + ", ".join(str(path) for path in paths))


@app.command()
def verify(
    case: Annotated[Path, typer.Argument(readable=False, help="A case folder.")],
    json_: Json = False,
) -> None:
    """Check every hash of a case's ledger, the chain, and every quotation against its source.

    Example: parley verify CASE
    """
    from parley.case import Case

    with working("verifying"), Case.open(case) as opened:
        result = opened.verify()
    if json_:
        from parley.records import plain

        print_records([plain(result)])
    else:
        print_lines(
            f"{count(result.rows, 'row')}, {count(result.sources, 'source')} and "
            f"{count(result.claims, 'claim')} are whole. Head of the chain: {result.head}"
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

    with Case.open(case) as opened, results():
        number = opened.export(output)
    say(f"{count(number, 'row')} written{f' to {output}' if output else ''}.")


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
    say(f"{count(number, 'new row')} added to {case}.")


def _folder_for(path: Path | None) -> Path:
    """Return the case folder an article gets when none is named: its name without suffix."""
    return Path("stdin-case") if path is None else Path(path.stem or "case")


def _typed(path: Path) -> str:
    """Return a path as it is typed into a shell."""
    return shlex.quote(str(path))
