"""Run as `python -m parley.cli`."""

from parley.cli.run import main

main()
