"""Commands that write a brief."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.console import day_of, print_lines, say, working
from parley.cli.options import (
    AsOf,
    EventFiles,
    Folder,
    Json,
    Model,
    Published,
    Publisher,
    folder_for,
    path_of,
    typed,
)

if TYPE_CHECKING:
    from parley.case import Brief


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
        f"  parley check {typed(to)} --as-of 2022-03-31\n"
        f"  parley read {typed(to / 'talks.txt')} --json\n"
        f"  parley verify {typed(to)}"
    )


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
    path = path_of(what)
    is_case = path is not None and path.is_dir()
    folder = path if is_case and path is not None else case or folder_for(path)
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
