"""Commands that read: articles into claims and actors, event files into one table."""

from pathlib import Path
from typing import Annotated

import typer

from parley.cli import model_reader
from parley.cli.console import day_of, print_lines, print_records, say, working
from parley.cli.folder import read_all, usual_workers
from parley.cli.options import (
    FOUND_NOTHING,
    Folder,
    Json,
    Model,
    Published,
    Publisher,
    folder_for,
    path_of,
    typed,
)
from parley.cli.stories import merged_line
from parley.cli.telling import dataset_lines, reading_lines
from parley.cli.who import cluster_lines, cluster_rows


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
    path = path_of(document)
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
            say(f"Next: parley brief {typed(into)}")
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
        folder = case or folder_for(path)
        with Case.create(folder) as opened:
            reading = opened.keep(reading)
            rows = opened.merges(source=reading.source.sha256).rows()
        print_lines(reading_lines(reading.source, reading.claims))
        if merged := merged_line(rows):
            print_lines(f"{merged} Why: parley merges {typed(folder)}")
        say(f"Next: parley brief {typed(folder)}")
    if not reading.claims:
        raise typer.Exit(FOUND_NOTHING)


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

    path = path_of(document)
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


def observe(
    files: Annotated[
        list[Path],
        typer.Argument(
            readable=False,
            help="Event files: CSV, tab-separated, Parquet, Excel, PLOVER JSON Lines.",
        ),
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
    show_mapping: Annotated[
        bool,
        typer.Option("--show-mapping", help="Print how each file was read, as YAML for --mapping."),
    ] = False,
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
    marked = [
        {mark: observation.rows_marked(dataset, mark) for mark, _ in dataset.marked}
        for dataset in observation.datasets
    ]
    told = list(zip(observation.datasets, marked, strict=True))
    if show_mapping:
        print_lines(pipeline.mappings_written(observation).rstrip())
    elif json_:
        print_records([{**plain(dataset), "rows_marked": rows} for dataset, rows in told])
    else:
        print_lines(*(dataset_lines(dataset, rows) for dataset, rows in told))
    if observation.table.num_rows == 0:
        raise typer.Exit(FOUND_NOTHING)
