"""Commands that list what a case holds: territory, issues, merges."""

from typing import Annotated

import typer

from parley.cli.console import day_of, print_lines, print_records, say
from parley.cli.options import FOUND_NOTHING, AsOf, CaseFolder, Json, typed
from parley.cli.stories import merge_lines
from parley.cli.telling import issue_lines


def territory(
    case: CaseFolder,
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


def issues(
    case: CaseFolder,
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


def merges(
    case: CaseFolder,
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
        say(f"Take one apart with: parley undo {typed(case)} ID --by NAME --reason WORDS")
