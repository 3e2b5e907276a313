"""The command line. In: what a user types. Out: results on standard output, an exit code.

Refuses to print a stack trace unless asked, and anything but results on standard output.
"""

from parley.cli.commands import app
from parley.cli.run import main

__all__ = ["app", "main"]
