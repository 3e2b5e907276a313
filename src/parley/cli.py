"""The command line: one command a room. Parses, calls the case, prints; results to stdout."""

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from parley.errors import InputError, ParleyError

app = typer.Typer(
    name="parley",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Hold what was said at the table against what was done on the ground.\n\n"
    "Example:  parley brief talks.txt --published 2022-04-01 --events events.csv",
)

FOUND_NOTHING = 3

Json = Annotated[bool, typer.Option("--json", help="Print records as JSON, one a line.")]
AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="DAY", help="Use only what was known by this day.")
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Day of publication, 2022-04-01.")
]
Publisher = Annotated[str, typer.Option("--publisher", help="Who published the document.")]
Model = Annotated[
    str | None, typer.Option("--model", help="An installed spaCy pipeline; or set PARLEY_MODEL.")
]
Events = Annotated[
    list[Path] | None, typer.Option("--events", help="Event file; may be given several times.")
]


def _say(text: str) -> None:
    """Print a message for people to standard error."""
    typer.echo(text, err=True)


def _rows(records: list[dict[str, Any]]) -> None:
    for record in records:
        typer.echo(json.dumps(record, ensure_ascii=False))


def _day(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"{option} {text!r} is no date; write it as 2022-04-01") from None
