"""Every exception Parley raises on purpose, in one tree.

::

    ParleyError
    ├── InputError (ValueError)            exit 1: what was given cannot be used
    │   ├── SourceError                    a document cannot be read
    │   ├── EventFileError                 an event file cannot be read
    │   ├── CaseError                      case.yaml or a pledge file is wrong
    │   └── InvalidRecord                  a record's values contradict each other
    ├── MissingInput (LookupError)         exit 1: a path, id or model does not exist
    ├── LedgerError (RuntimeError)         exit 1: the ledger cannot be written or read
    ├── OutputError (RuntimeError)         exit 1: a file or stream cannot be written
    ├── ModelError (RuntimeError)          exit 1: a model server gives no answer that can be used
    └── GateRefused (RuntimeError)         exit 4: a law of Parley was about to be broken
        ├── SpanNotInSource                words that are not verbatim in their source
        ├── UnsupportedSentence            a brief sentence with nothing behind it
        ├── UnevenVerdict                  a verdict that changes with the names of the parties
        └── BrokenChain                    the ledger's hashes do not match its rows

A message says what failed, where, what was expected, and what to do next.
"""

import errno

#: What a system says where there is no room: a full disk, a quota, a limit on the file.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class ParleyError(Exception):
    """Root of every deliberate error; `exit_code` is what the command line returns."""

    exit_code = 1


class InputError(ParleyError, ValueError):
    """Report input that cannot be used as it stands."""


class SourceError(InputError):
    """Report a document that cannot become a source."""


class EventFileError(InputError):
    """Report an event file, or a row of it, that cannot be read."""


class CaseError(InputError):
    """Report a `case.yaml` or pledge file that is wrong."""


class InvalidRecord(InputError):
    """Report a record whose values contradict each other."""


class MissingInput(ParleyError, LookupError):
    """Report a path, identifier or model that does not exist."""


class LedgerError(ParleyError, RuntimeError):
    """Report a ledger that cannot be read or written."""


class OutputError(ParleyError, RuntimeError):
    """Report a file, a folder or a stream that cannot be written; what was there is as it was."""

    @classmethod
    def of(cls, what: object, error: OSError, *, otherwise: str) -> "OutputError":
        """Return the error in words: with no room, to free some; else what `otherwise` says."""
        said = error.strerror or str(error)
        # Libraries put the whole call into `strerror`; the system's own words come last.
        reason = said.rpartition("] ")[2]
        advice = "free some space and repeat" if error.errno in _NO_ROOM else otherwise
        return cls(f"{what} cannot be written ({reason}); {advice}")


class ModelError(ParleyError, RuntimeError):
    """Report a model server that cannot be reached or does not answer as asked."""


class GateRefused(ParleyError, RuntimeError):
    """Report that going on would break one of Parley's laws."""

    exit_code = 4


class SpanNotInSource(GateRefused):
    """Report words that do not stand in their source at the given place."""


class UnsupportedSentence(GateRefused):
    """Report a sentence of a brief that has no source behind it."""


class UnevenVerdict(GateRefused):
    """Report a verdict that is another one with the parties swapped."""


class BrokenChain(GateRefused):
    """Report a ledger row whose hash does not match its content or its predecessor."""
