"""The command that tells whether the parties could agree: bargain."""

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.console import count, day_of, print_lines, say, working
from parley.cli.options import AsOf, CaseFolder


def bargain(
    case: CaseFolder,
    draft: Annotated[
        bool,
        typer.Option(
            "--draft", help="Print a `bargain:` block as far as the ledger fills it; solve nothing."
        ),
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="With --draft: append the block to case.yaml.")
    ] = False,
    as_of: AsOf = None,
) -> None:
    """Say whether a deal exists that both sides prefer to fighting on.

    Example: parley bargain CASE --draft
    """
    if write and not draft:
        raise typer.BadParameter("--write appends a draft; give --draft with it")
    if draft:
        _draft(case, as_of=as_of, write=write)


def _draft(case: Path, *, as_of: str | None, write: bool) -> None:
    from parley import pipeline
    from parley.case import Case

    with working("reading the ledger"), Case.open(case) as opened:
        pipeline.prepare(say)
        drafted = opened.draft_bargain(as_of=day_of(as_of, "--as-of"), write=write)
    print_lines(drafted.text.rstrip())
    for gap in drafted.gaps:
        say(f"Not filled: {gap}.")
    if write:
        say(f"Appended to {case / 'case.yaml'}; what you leave blank there counts as a guess.")
    else:
        say(f"{count(len(drafted.gaps), 'gap')} left to you; --write appends the block.")
