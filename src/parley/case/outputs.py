"""Which files an output may take the place of: one of its own kind, and nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from parley.errors import OutputError
from parley.records import event_schema

_HEAD = 4096  # bytes of a file that tell its kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A kind of file that a command writes where it is told to.

    Attributes:
        name: What it is, for messages.
        is_one: Tells whether a file that is there is of this kind.
    """

    name: str
    is_one: Callable[[Path], bool]

    def require_free(self, path: Path, inputs: Iterable[Path], otherwise: str) -> None:
        """Require that writing here destroys nothing but an earlier output of this kind.

        A device or a pipe is written to, an empty file holds nothing: both are free.

        Args:
            path: Where it is to be written.
            inputs: Files that the same command reads.
            otherwise: What to do where it may not be written.

        Raises:
            OutputError: An input stands there, or another kind of file.
            OSError: What stands there cannot be read.
        """
        if not path.is_file() or not path.stat().st_size:
            return
        if any(one.exists() and one.samefile(path) for one in inputs):
            raise OutputError(f"{path} is what this command reads; {otherwise}")
        if not self.is_one(path):
            raise OutputError(
                f"{path} is there already and is no {self.name} written by Parley; {otherwise}, "
                "or move that file away"
            )


def _begins_with(*marks: bytes) -> Callable[[Path], bool]:
    """Return a test for files that have these words near their beginning."""

    def test(path: Path) -> bool:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
        return all(mark in head for mark in marks)

    return test


def _is_event_table(path: Path) -> bool:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return bool(pq.read_schema(path).names == event_schema().names)
    except pa.ArrowInvalid:  # no Parquet
        return False


EVENT_TABLE = Output(name="event table", is_one=_is_event_table)
LEDGER_EXPORT = Output(name="ledger export", is_one=_begins_with(b'"ledger":"parley-ledger"'))
#: The files of a brief, by name.
BRIEF = {
    "brief.html": Output(
        name="brief", is_one=_begins_with(b'<meta name="generator" content="Parley">')
    ),
    "brief.md": Output(name="brief", is_one=_begins_with(b"\nAs known at the end of ", b"Parley ")),
    "brief.json": Output(name="brief", is_one=_begins_with(b'"form": "parley-brief/')),
}
#: The files of a bargain, by name.
DEAL_SPACE = {
    "bargain.html": BRIEF["brief.html"],
    "bargain.json": Output(name="deal space", is_one=_begins_with(b'"draws"', b'"seed"')),
    **{
        f"{stem}.svg": Output(name="picture", is_one=_begins_with(b"<svg ", mark))
        for stem, mark in (
            ("deal-space", b"Deal space of "),
            ("tornado", b"What moves the result"),
            ("beliefs", b"What each signal says"),
            ("settlement", b"How soon talks settle"),
        )
    },
    **{
        f"{stem}.png": Output(name="picture", is_one=_begins_with(b"\x89PNG"))
        for stem in ("deal-space", "tornado", "beliefs", "settlement")
    },
}
