"""Running the command line: what an error says, and with which exit code."""

import logging
import os
import shlex
import sys
from types import TracebackType

from parley.cli.commands import app
from parley.cli.console import say
from parley.errors import ParleyError


def _unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say what an error that nobody foresaw is about; the trace is for who asks for it."""
    if os.environ.get("PARLEY_DEBUG"):
        sys.__excepthook__(kind, error, trace)
    elif not issubclass(kind, KeyboardInterrupt):
        first = (str(error).strip() or "no reason given").splitlines()[0]
        say(
            f"parley: {kind.__name__}: {first}\nThis is a fault of Parley; report it with what "
            f"`parley --debug {shlex.join(sys.argv[1:])}` prints."
        )


def _quiet() -> None:
    """Keep what libraries log and warn of from the terminal: it is not for its reader."""
    logging.getLogger().addHandler(logging.NullHandler())
    logging.captureWarnings(True)


def main() -> None:
    """Run the command line; deliberate errors become one message and an exit code."""
    _quiet()
    try:
        app(standalone_mode=True)
    except ParleyError as error:
        if os.environ.get("PARLEY_DEBUG"):
            raise
        say(f"parley: {error}")
        sys.exit(error.exit_code)
    except OSError as error:
        if os.environ.get("PARLEY_DEBUG"):
            raise
        where = f"{error.filename}: " if error.filename else ""
        said = error.strerror or error
        say(f"parley: {where}{said}; free some space, or see that it is there and its rights")
        sys.exit(1)
    finally:
        if not isinstance(sys.exc_info()[1], SystemExit):
            sys.excepthook = _unexpected  # Typer has put its own there, which prints the trace
