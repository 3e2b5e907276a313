"""Documents. In: a text, HTML, PDF or Word file, or standard input. Out: a `Source`.

Refuses addresses, binaries, pictures of pages, locked files and zip bombs; runs nothing.
"""

from parley.read.documents.receive import MOST_BYTES
from parley.read.documents.source import read_source

__all__ = ["MOST_BYTES", "read_source"]
