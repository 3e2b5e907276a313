"""Which articles a folder holds, in the order in which they are read, and what stands beside them.

Beside an article `talks.txt` a file `talks.meta.json`, or else `meta.json` for all articles of its
folder, may say when and by whom it was published: `{"published": "2022-04-01", "publisher": "…"}`.
Other keys of it are not looked at.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from parley.errors import SourceError

META = "meta.json"
_OWN_META = f".{META}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A file of a folder that is to be read.

    Attributes:
        path: The file.
        name: Its path within the folder, parts joined by `/`: the name of its source.
        meta: The file beside it that says when and by whom it was published, `None` for none.
    """

    path: Path
    name: str
    meta: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What somebody says of an article, beside what it says itself.

    Attributes:
        published: Day of publication, `None` where not stated.
        publisher: Outlet, `""` where not stated.
    """

    published: date | None = None
    publisher: str = ""


def articles_in(
    folder: Path, *, leave_out: Callable[[Path], bool] = lambda _: False
) -> tuple[Article, ...]:
    """Return every file of a folder and its sub-folders, sorted by name level by level.

    Hidden files and folders are no articles, nor is what `leave_out` is true of; a link to a
    folder is not followed.

    Args:
        folder: Where to look.
        leave_out: Tells of a file or folder whether it is to be passed over.

    Raises:
        SourceError: The folder cannot be listed.
    """
    try:
        return tuple(_articles(folder, folder, leave_out))
    except OSError as error:
        raise SourceError(
            f"{folder} cannot be listed ({error.strerror}); see that it is there and its rights"
        ) from error


def _articles(folder: Path, top: Path, leave_out: Callable[[Path], bool]) -> Iterator[Article]:
    entries = sorted(folder.iterdir(), key=lambda path: path.name)
    names = {path.name for path in entries}
    for path in entries:
        if path.name.startswith(".") or leave_out(path):
            continue
        if path.is_dir() and not path.is_symlink():
            try:
                yield from _articles(path, top, leave_out)
            except OSError:  # reading it as an article says what is wrong with it
                yield Article(path=path, name=path.relative_to(top).as_posix())
        elif path.name != META and not path.name.endswith(_OWN_META):
            metas = (name for name in (f"{path.stem}{_OWN_META}", META) if name in names)
            meta = next(metas, None)
            yield Article(
                path=path,
                name=path.relative_to(top).as_posix(),
                meta=None if meta is None else folder / meta,
            )


def stated_beside(article: Article, otherwise: Stated) -> Stated:
    """Return what the file beside an article states, and `otherwise` where it states nothing.

    Raises:
        SourceError: That file cannot be read, or holds no day where one should stand.
    """
    if article.meta is None:
        return otherwise
    try:
        known = json.loads(article.meta.read_bytes())
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{article.meta} cannot be read as JSON ({error}); correct it or take it away"
        ) from error
    if not isinstance(known, dict):
        raise SourceError(
            f'{article.meta}: expected {{"published": "2022-04-01", "publisher": "..."}}, '
            f"found {type(known).__name__}; correct it or take it away"
        )
    return Stated(
        published=_day(known.get("published"), article.meta) or otherwise.published,
        publisher=str(known.get("publisher") or otherwise.publisher),
    )


def _day(value: object, meta: Path) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(str(value)[: len("2022-04-01")])
    except ValueError:
        raise SourceError(
            f"{meta}: published: {value!r} is no date; write it as 2022-04-01"
        ) from None
