"""Commands on a case ledger: undo, verify, export, import."""

from pathlib import Path
from typing import Annotated

import typer

from parley.cli.console import count, print_lines, print_records, results, say, working
from parley.cli.options import By, CaseFolder, Json, Reason


def undo(
    case: CaseFolder,
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Of a merge, as `parley merges` lists it, or of a correction."
        ),
    ],
    by: By,
    reason: Reason,
) -> None:
    """Take a merge apart, or undo any correction; both stay in the ledger's history.

    Undoing what this made puts back what stood before.

    Example: parley undo CASE 3fa94c07d2e1 --by "A. Analyst" --reason "two different convoys"
    """
    from parley.case import Case

    with Case.open(case) as opened:
        undone = opened.undo(id_, author=by, reason=reason)
    print_lines(*(f"{now[:12]} stands now." for now in undone))


def verify(
    case: CaseFolder,
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
            f"{count(result.rows, 'row')}, {count(result.sources, 'source')}, "
            f"{count(result.claims, 'claim')} and {count(result.judgements, 'judgement')} are "
            f"whole. Head of the chain: {result.head}"
        )
    result.require_whole()


def export_(
    case: CaseFolder,
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
