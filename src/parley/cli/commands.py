"""The commands in the order of the help, one a room. Each parses, calls the case, and prints."""

import os

import typer

from parley.cli.bargaining import bargain
from parley.cli.briefs import brief, demo
from parley.cli.checking import check, judge, stamp
from parley.cli.keeping import export_, import_, undo, verify
from parley.cli.listing import issues, merges, territory
from parley.cli.options import Debug
from parley.cli.reading import actors, observe, read

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


@app.callback()
def _settings(debug: Debug = False) -> None:
    if debug:
        os.environ["PARLEY_DEBUG"] = "1"


for _command in (
    demo, read, actors, observe, check, stamp, judge, territory, bargain, issues, merges, undo,
    brief, verify,
):  # fmt: skip
    app.command()(_command)
app.command(name="export")(export_)
app.command(name="import")(import_)
