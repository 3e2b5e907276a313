"""The command that tells whether the parties could agree: bargain."""

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.console import count, day_of, print_lines, print_records, say, working
from parley.cli.options import AsOf, CaseFolder, Json
from parley.draw import NO_PNG, can_draw_png


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
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", help="Sets of numbers drawn from the ranges.")
    ] = 20_000,
    seed: Annotated[int, typer.Option("--seed", metavar="S", help="Seed of the draws.")] = 7,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without", metavar="LEVER", help="Switch a lever off; give it once for each lever."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            readable=False,
            help="Write the page and the pictures there: HTML, JSON, SVG, PNG.",
        ),
    ] = None,
    as_of: AsOf = None,
    json_: Json = False,
) -> None:
    """Say whether a deal exists that both sides prefer to fighting on; an aid, not advice.

    The numbers stand in `case.yaml` under `bargain:`, each a value or a range with its reason. What
    is blank there is a guess, and the result says how much of it rests on guesses.

    Example: parley bargain CASE --draft --write

    Example: parley bargain CASE --draws 20000 --seed 7

    Example: parley bargain CASE --without sanctions --out pictures
    """
    if write and not draft:
        raise typer.BadParameter("--write appends a draft; give --draft with it")
    if draft and (out is not None or without or json_):
        raise typer.BadParameter("--draft solves nothing; leave --out, --without and --json out")
    if draft:
        _draft(case, as_of=as_of, write=write)
        return
    from parley.case import Case

    with working("looking for a deal"), Case.open(case) as opened:
        problem = opened.bargain(as_of=day_of(as_of, "--as-of"), without=without or ())
        zone = problem.zone(draws=draws, seed=seed)
        files = () if out is None else zone.write(out)
    if json_:
        print_records([zone.record()])
    else:
        print_lines(*zone.lines())
    if files:
        say(f"Wrote {count(len(files), 'file')} to {out}.")
        if not can_draw_png():
            say(f"No PNG among them: {NO_PNG}.")


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
