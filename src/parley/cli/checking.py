"""Commands that hold pledges against events: check, stamp, judge."""

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.console import count, day_of, print_lines, print_records, say, working
from parley.cli.options import FOUND_NOTHING, AsOf, By, CaseFolder, EventFiles, Json, Reason, typed
from parley.cli.process import people_lines, score_lines, stamp_lines, swap_lines
from parley.cli.telling import finding_lines, trap_lines
from parley.draw import NO_PNG, can_draw_png

_PledgeFile = Annotated[
    Path | None,
    typer.Option(
        "--pledge", metavar="YAML", readable=False, help="A pledge file, instead of a case."
    ),
]


def check(
    case: Annotated[Path | None, typer.Argument(readable=False, help="A case folder.")] = None,
    pledge: _PledgeFile = None,
    events: EventFiles = None,
    as_of: AsOf = None,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who fixes a test not fixed yet.")
    ] = "parley",
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Say how well each pledge can be tested; read no row after it, file nothing.",
        ),
    ] = False,
    swap: Annotated[
        bool,
        typer.Option(
            "--swap",
            help="Swap the parties everywhere and see that no verdict changes; file nothing.",
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="DIR",
            readable=False,
            help="Write charts, maps and the rows behind them there: SVG, PNG, CSV, Parquet, "
            "GeoJSON.",
        ),
    ] = None,
    model: Annotated[
        str,
        typer.Option(
            "--model",
            metavar="NAME",
            help="How data sets are pooled: grid, or numpyro (pip install 'parley[bayes]').",
        ),
    ] = "grid",
    json_: Json = False,
) -> None:
    """Hold pledges against what happened next: a finding for each horizon.

    A check of a case files its tests in the ledger before it opens an event file, then its
    findings. A pledge file stands outside of a case: nothing is filed, and its tests bear no stamp.

    Example: parley check CASE --as-of 2022-03-31

    Example: parley check CASE --dry-run

    Example: parley check CASE --out pictures

    Example: parley check --pledge pledge.yaml --events events.csv --as-of 2022-04-30 --json
    """
    if (case is None) == (pledge is None):
        raise typer.BadParameter("give a case folder, or --pledge with --events")
    if dry_run and swap:
        raise typer.BadParameter("--dry-run reads nothing that could be swapped; give one of them")
    if case is not None and events and (dry_run or swap):
        raise typer.BadParameter(
            "--events would name files in the case; check it with them once, or give a pledge file"
        )
    if out is not None and (dry_run or swap):
        raise typer.BadParameter("--out writes what a check found; leave --dry-run and --swap out")
    if model != "grid" and (dry_run or swap):
        raise typer.BadParameter("--model is of a check; leave --dry-run and --swap out")
    if dry_run:
        _score(case, pledge, events or [], as_of=as_of, json_=json_)
    elif swap:
        _swap(case, pledge, events or [], as_of=as_of, json_=json_)
    else:
        _check(case, pledge, events or [], as_of=as_of, by=by, out=out, model=model, json_=json_)


def _check(
    case: Path | None,
    pledge: Path | None,
    events: list[Path],
    *,
    as_of: str | None,
    by: str,
    out: Path | None,
    model: str,
    json_: bool,
) -> None:
    from parley import pipeline
    from parley.case import Case, check_pledges, score_pledges

    day = day_of(as_of, "--as-of")
    with working("checking"):
        if pledge is not None:
            found = check_pledges(pledge, events, as_of=day, announce=say, model=model)
            scores = score_pledges(pledge, announce=say).rows()
        else:
            assert case is not None
            with Case.open(case) as opened:
                opened.attach(*events)
                pipeline.prepare(say)
                scores = opened.testability().rows()
                found = opened.check(as_of=day, author=by, model=model)
        rows = found.rows()
        files = () if out is None else found.write(out)
    if json_:
        print_records(rows)
    else:
        print_lines(*finding_lines(rows, scores), *trap_lines(found.traps))
    if files:
        say(f"Wrote {count(len(files), 'file')} to {out}.")
        if not can_draw_png():
            say(f"No PNG among them: {NO_PNG}.")
    if not rows:
        say("No pledges found, so nothing to check.")
        raise typer.Exit(FOUND_NOTHING)


def _score(
    case: Path | None, pledge: Path | None, events: list[Path], *, as_of: str | None, json_: bool
) -> None:
    from parley import pipeline
    from parley.case import Case, score_pledges, sight_pledges

    day = day_of(as_of, "--as-of")
    sights = []
    with working("looking at the pledges"):
        if pledge is not None:
            scores = score_pledges(pledge, announce=say).rows()
            if events:
                sights = sight_pledges(pledge, events, as_of=day).rows()
        else:
            assert case is not None
            with Case.open(case) as opened:
                pipeline.prepare(say)
                scores = opened.testability().rows()
                if opened.file.events:
                    sights = opened.sight(as_of=day).rows()
    own = [row | {"sight": [s for s in sights if s["test"] == row["test"]]} for row in scores]
    if json_:
        print_records(own)
    else:
        print_lines(*score_lines(own))
    if not own:
        say("No pledges found, so nothing to test.")
        raise typer.Exit(FOUND_NOTHING)


def _swap(
    case: Path | None, pledge: Path | None, events: list[Path], *, as_of: str | None, json_: bool
) -> None:
    from parley import pipeline
    from parley.case import Case, swap_pledges
    from parley.errors import UnevenVerdict

    day = day_of(as_of, "--as-of")
    with working("checking twice"):
        if pledge is not None:
            found = swap_pledges(pledge, events, as_of=day, announce=say)
        else:
            assert case is not None
            with Case.open(case) as opened:
                pipeline.prepare(say)
                found = opened.swap(as_of=day)
    if json_:
        print_records(
            [
                {"pledge": name, "same": not differences, "differences": list(differences)}
                for name, differences in found.items()
            ]
        )
    else:
        print_lines(*swap_lines(found))
    if uneven := [name for name, differences in found.items() if differences]:
        raise UnevenVerdict(
            f"the verdict on {', '.join(uneven)} changes with the names of the parties: a fault "
            "of Parley; report it with the case"
        )
    if not found:
        say("No pledges found, so nothing to swap.")
        raise typer.Exit(FOUND_NOTHING)


def stamp(
    case: CaseFolder,
    by: By,
    pledge: Annotated[
        str | None, typer.Option("--pledge", metavar="NAME", help="One pledge, such as P1.")
    ] = None,
    json_: Json = False,
) -> None:
    """Fix how pledges will be judged, before any event file is opened, and say who did when.

    A test that is fixed already keeps its first stamp; one that is changed after data were seen
    is marked for good.

    Example: parley stamp CASE --by "A. Analyst"
    """
    from parley import pipeline
    from parley.case import Case

    with Case.open(case) as opened:
        pipeline.prepare(say)
        rows = opened.stamp(pledge, author=by).rows()
    if json_:
        print_records(rows)
    else:
        print_lines(*(f"{row['pledge']}: {stamp_lines(row)}" for row in rows))
    if not rows:
        say("No pledges found, so there is no test to fix.")
        raise typer.Exit(FOUND_NOTHING)


def judge(
    case: CaseFolder,
    pledge: Annotated[str, typer.Argument(help="A pledge's name in the case, such as P1.")],
    horizon: Annotated[str, typer.Argument(help="24h, 72h, 7d, 14d or 30d.")],
    verdict: Annotated[
        str,
        typer.Option(
            "--verdict",
            metavar="WORD",
            help="kept, partly, broken, not-observed or not-testable; withdrawn takes it back.",
        ),
    ],
    by: By,
    reason: Reason,
    json_: Json = False,
) -> None:
    """Give a human verdict on a finding; it stands once a second person gives the same.

    Parley's own verdict stays beside it, and so does dissent. Nothing is overwritten: a changed
    mind is another row of the ledger.

    Example: parley judge CASE P1 7d --verdict broken --by "A. Analyst" --reason "two convoys"
    """
    from parley import pipeline
    from parley.case import Case
    from parley.case import override_row as row_of

    with Case.open(case) as opened:
        pipeline.prepare(say)
        found = opened.judge(pledge, horizon, verdict=verdict, author=by, reason=reason)
    row = None if found is None else row_of(found)
    if json_:
        print_records([{"pledge": pledge, "horizon": horizon, "people": row}])
    else:
        said = ["nobody's word stands on it."] if row is None else people_lines(row)
        print_lines(*(f"{pledge} {horizon}: {line}" for line in said))
    if found is not None and not found.stands:
        say(f"A second person confirms it with: parley judge {typed(case)} {pledge} {horizon} …")
