"""Filing the articles of a folder: in the order of names, each whole, many in one transaction.

Whatever kills a run, the ledger then holds the first so many articles; a run of the same folder
goes on behind them, and at its end the ledger is what an undisturbed run would have made.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from parley import ledger, pipeline
from parley.case.case_file import CASE_FILE
from parley.case.filing import file_reading
from parley.case.folder import LEDGER_FILE
from parley.case.outputs import BRIEF
from parley.case.stories import file_merges
from parley.errors import GateRefused, InputError, MissingInput
from parley.read import Article, Receipt, Stated

#: What a case folder holds beside what the user put there.
_OWN = frozenset({CASE_FILE, LEDGER_FILE, f"{LEDGER_FILE}-wal", f"{LEDGER_FILE}-shm", *BRIEF})
#: Articles and seconds that share a transaction. A kill costs the reading of so many articles
#: anew; a wait for the disk for each of them would cost more.
_BATCH = 50
_BATCH_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderReading:
    """The articles of a folder; iterating reads them and yields what became of each.

    Attributes:
        articles: What is in the folder, in the order of names.
        read: Begins to read.
    """

    articles: tuple[Article, ...]
    read: Callable[[], Iterator[Receipt]]

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self.articles)

    def __iter__(self) -> Iterator[Receipt]:
        """Yield what became of each article, in the order of names."""
        return self.read()


def read_folder(
    folder: str | Path,
    *,
    book: ledger.Ledger | None = None,
    workers: int = 1,
    published: date | None = None,
    publisher: str = "",
    model: str | None = None,
    announce: Callable[[str], None] | None = None,
) -> FolderReading:
    """Return the articles of a folder, read as they are iterated over.

    Args:
        folder: Where they are; sub-folders count, hidden files, cases and a case's own files do
            not.
        book: A ledger to file them in, and to pass over those that are in it; none where not given.
        workers: Processes that read.
        published: Day of publication of every article that has no `meta.json` with another.
        publisher: Outlet, likewise.
        model: Name of an installed spaCy pipeline.
        announce: Told why it takes longer than reading does, where it does.

    Raises:
        MissingInput: The folder holds nothing to read.
        SourceError: It cannot be listed.
    """
    articles = articles_of(Path(folder))
    if not articles:
        raise MissingInput(
            f"{folder} holds no articles; name a folder with text, HTML, PDF or Word files"
        )
    stated = Stated(published=published, publisher=publisher)

    def read() -> Iterator[Receipt]:
        receipts = pipeline.read_articles(
            articles,
            workers=workers,
            stated=stated,
            model=model,
            announce=announce,
            is_filed=None if book is None else is_filed_in(book),
        )
        return receipts if book is None else _merged(book, file_many(book, receipts), announce)

    return FolderReading(articles=articles, read=read)


#: Articles from which comparing them takes long enough to say so.
_MANY = 500


def _merged(
    book: ledger.Ledger, receipts: Iterable[Receipt], announce: Callable[[str], None] | None
) -> Iterator[Receipt]:
    """Yield receipts, and say at their end which of all that is filed is one.

    The whole ledger is looked at: an earlier run may have been killed before it came to this.
    """
    number = 0
    for number, receipt in enumerate(receipts, start=1):  # noqa: B007  (the last one counts them)
        yield receipt
    if announce is not None and number >= _MANY:
        announce(f"Comparing what {number:,} articles tell.")
    file_merges(book)


def articles_of(folder: Path) -> tuple[Article, ...]:
    """Return the articles of a folder; cases within it, and its own files if it is one, are none.

    Raises:
        SourceError: The folder cannot be listed.
    """
    own = _OWN if (folder / CASE_FILE).is_file() else frozenset()

    def is_of_a_case(path: Path) -> bool:
        return (path / CASE_FILE).is_file() or (path.name in own and path.parent == folder)

    return pipeline.articles_in(folder, leave_out=is_of_a_case)


def file_many(book: ledger.Ledger, receipts: Iterable[Receipt]) -> Iterator[Receipt]:
    """Yield receipts in their order, that of an article that was read as soon as it is filed.

    Raises:
        LedgerError: The ledger cannot be written; what was yielded is in it.
    """
    waiting: list[Receipt] = []
    last = time.monotonic()
    for receipt in receipts:
        waiting.append(receipt)
        if len(waiting) >= _BATCH or time.monotonic() - last > _BATCH_SECONDS:
            yield from _file(book, waiting)
            waiting, last = [], time.monotonic()
    yield from _file(book, waiting)


def _file(book: ledger.Ledger, receipts: list[Receipt]) -> list[Receipt]:
    """File a batch, all of it or none; an article that no ledger can keep is refused alone."""
    filed: list[Receipt] = []
    if not any(receipt.source for receipt in receipts):
        return receipts
    with book.together():
        for receipt in receipts:
            try:
                if receipt.source is not None:
                    reading = pipeline.Reading(source=receipt.source, claims=receipt.claims)
                    file_reading(book, reading)
                filed.append(receipt)
            except (InputError, GateRefused) as error:
                filed.append(
                    replace(receipt, status="refused", detail=str(error), source=None, claims=())
                )
    return filed


def is_filed_in(book: ledger.Ledger) -> Callable[[str, Stated], bool]:
    """Return a test whether a ledger holds an article, and nothing new is stated of it."""
    there = book.source_ids()

    def is_filed(sha256: str, stated: Stated) -> bool:
        if sha256 not in there:
            return False
        if stated == Stated():
            return True
        source = book.source(sha256)
        return (
            source is not None
            and stated.published in (None, source.published)
            and stated.publisher in ("", source.publisher)
        )

    return is_filed
