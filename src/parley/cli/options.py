"""What several commands take, and the names they give to what is typed."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

FOUND_NOTHING = 3

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
CaseFolder = Annotated[Path, typer.Argument(readable=False, help="A case folder.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides so.")]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")]


def path_of(text: str) -> Path | None:
    """Return the path of a document, `None` for standard input."""
    return None if text == "-" else Path(text)


def folder_for(path: Path | None) -> Path:
    """Return the case folder an article gets when none is named: its name without suffix."""
    return Path("stdin-case") if path is None else Path(path.stem or "case")


def typed(path: Path) -> str:
    """Return a path as it is typed into a shell."""
    return shlex.quote(str(path))
