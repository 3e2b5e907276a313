"""What a pool and its workers tell each other, and how: length first, then a pickle.

A message that was cut short by a killed writer is no message.
"""

import pickle
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from parley.records import Claim, Source

_LENGTH_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An article to read.

    Attributes:
        number: What its result is known by.
        path: The file.
        name: Name of the source.
        published: Day of publication where somebody states it.
        publisher: Outlet where somebody states it.
    """

    number: int
    path: Path
    name: str
    published: date | None = None
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of a job.

    Attributes:
        number: The job's.
        source: The document, `None` where it was refused.
        claims: What it says.
        refused: Why it could not be read, `""` where it was.
    """

    number: int
    source: Source | None = None
    claims: tuple[Claim, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A worker can take its first job."""


def send(stream: IO[bytes], message: object) -> None:
    """Write a message and see that it goes out.

    Raises:
        OSError: Nobody reads at the other end.
    """
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(len(body).to_bytes(_LENGTH_BYTES, "big") + body)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:  # noqa: ANN401  (any message)
    """Return the next message.

    Raises:
        EOFError: The other end is gone.
    """
    length = int.from_bytes(_exactly(stream, _LENGTH_BYTES), "big")
    return pickle.loads(_exactly(stream, length))


def _exactly(stream: IO[bytes], size: int) -> bytes:
    """Return so many bytes, in however many pieces they come."""
    pieces: list[bytes] = []
    while size:
        piece = stream.read(size)
        if not piece:
            raise EOFError("the other end is gone")
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)
