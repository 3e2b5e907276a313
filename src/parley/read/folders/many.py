"""Read the articles of a folder side by side; what became of each comes in the order of names.

The order does not depend on the number of workers, and only a window of work is held: a run of
any length takes the memory of a short one.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from parley.errors import SourceError
from parley.read.documents import MOST_BYTES
from parley.read.folders.articles import Article, Stated, stated_beside
from parley.read.folders.jobs import Job, Result
from parley.read.folders.pool import Pool
from parley.records import Claim, Source

#: Articles that may be done before the one whose turn it is. While a slow one is read (a report of
#: 300 pages takes half a minute), the other workers go on; 256 news items are about 10 MB.
_WINDOW = 256
#: Bytes of files in the window, so that a folder of big files is held one by one.
_WINDOW_BYTES = 64_000_000

Status = Literal["read", "filed", "same", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of an article.

    Attributes:
        article: The file.
        status: `read`; `filed`: it was read before and left as it is; `same`: an article before it
            has the same bytes; `refused`: it cannot be read.
        detail: Why it was refused, or the name of the article with the same bytes, else `""`.
        source: The document, where it was read.
        claims: What it says, in text order.
    """

    article: Article
    status: Status
    detail: str = ""
    source: Source | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(slots=True)
class _Turn:
    """An article in the window, and what became of it as soon as that is known."""

    article: Article
    sha256: str
    size: int
    receipt: Receipt | None = None


def read_many(
    articles: Iterable[Article],
    *,
    workers: int,
    stated: Stated,
    model: str | None = None,
    is_filed: Callable[[str, Stated], bool] | None = None,
) -> Iterator[Receipt]:
    """Yield what became of each article, in the order in which they are given.

    Args:
        articles: What to read, from `articles_in`.
        workers: Processes that read; they start as there is work and end with the iterator.
        stated: Day and outlet of all articles beside which nothing else is stated.
        model: Name of an installed spaCy pipeline; the default one where `None`.
        is_filed: Tells from the SHA-256 of its bytes and what is stated of it whether an article
            needs no reading; all are read where not given.

    Raises:
        MissingInput: The model is not installed, or no process can start.
    """
    with Pool(workers, model=model) as pool:
        window = _Window(pool, stated, is_filed)
        for article in articles:
            window.enter(article)
            yield from window.leave()
            while not window.has_room:
                window.settle(pool.take())
                yield from window.leave()
        while not window.is_empty:
            window.settle(pool.take())
            yield from window.leave()


class _Window:
    """The articles whose turn is near: those that are read, and those that wait for their turn."""

    def __init__(
        self, pool: Pool, stated: Stated, is_filed: Callable[[str, Stated], bool] | None
    ) -> None:
        self._pool = pool
        self._stated = stated
        self._is_filed = is_filed
        self._turns: deque[_Turn] = deque()
        self._read: dict[int, _Turn] = {}  # by the number of the job
        self._bytes = 0
        self._first: dict[str, str] = {}  # SHA-256 -> name of the first article of these bytes
        self._refused: dict[str, str] = {}  # SHA-256 -> why

    @property
    def is_empty(self) -> bool:
        """Whether every article that entered has left."""
        return not self._turns

    @property
    def has_room(self) -> bool:
        """Whether another article may enter."""
        is_full = len(self._turns) >= _WINDOW or self._bytes >= _WINDOW_BYTES
        return self._pool.wants_more and not is_full

    def enter(self, article: Article) -> None:
        """Have an article read, unless it is known already what becomes of it."""
        turn = _Turn(article, sha256="", size=0)
        self._turns.append(turn)
        try:
            turn.sha256, turn.size = _identified(article)
            stated = stated_beside(article, self._stated)
        except SourceError as error:
            turn.receipt = Receipt(article=article, status="refused", detail=str(error))
            return
        self._bytes += turn.size
        first = self._first.setdefault(turn.sha256, article.name)
        if first != article.name:
            turn.receipt = Receipt(article=article, status="same", detail=first)
        elif self._is_filed is not None and self._is_filed(turn.sha256, stated):
            turn.receipt = Receipt(article=article, status="filed")
        else:
            number = len(self._first)
            self._read[number] = turn
            self._pool.submit(
                Job(
                    number=number,
                    path=article.path,
                    name=article.name,
                    published=stated.published,
                    publisher=stated.publisher,
                )
            )

    def settle(self, result: Result) -> None:
        """Note what became of an article that was read."""
        turn = self._read.pop(result.number)
        refused = result.refused
        if result.source is not None and result.source.sha256 != turn.sha256:
            refused = f"{turn.article.path} was changed while it was read; read it again"
        turn.receipt = Receipt(
            article=turn.article,
            status="refused" if refused else "read",
            detail=refused,
            source=None if refused else result.source,
            claims=() if refused else result.claims,
        )

    def leave(self) -> Iterator[Receipt]:
        """Yield what is known of the articles whose turn it is."""
        while self._turns and (receipt := self._turns[0].receipt) is not None:
            turn = self._turns.popleft()
            self._bytes -= turn.size
            if receipt.status == "refused":
                self._refused[turn.sha256] = receipt.detail
            elif receipt.status == "same" and turn.sha256 in self._refused:
                why = f"its bytes are those of {receipt.detail}: {self._refused[turn.sha256]}"
                receipt = Receipt(article=turn.article, status="refused", detail=why)
            yield receipt


def _identified(article: Article) -> tuple[str, int]:
    """Return SHA-256 and number of a file's bytes.

    Raises:
        SourceError: There is no file, it cannot be read, or it is too large for an article.
    """
    path = article.path
    if not path.is_file():
        what = "a folder that cannot be listed, or a link to one" if path.is_dir() else "no file"
        raise SourceError(f"{path} is {what}; see what it leads to and its permissions")
    try:
        if (size := path.stat().st_size) > MOST_BYTES:
            raise SourceError(
                f"{path} is larger than {MOST_BYTES // 1_000_000} MB; split it, or save the part "
                f"to be read as text"
            )
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), size
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read ({error.strerror}); check its permissions"
        ) from error
