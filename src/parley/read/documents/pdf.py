"""Read the text layer of a PDF and put its lines back into paragraphs."""

import io
import re
import struct
import zlib
from collections import Counter

from parley.errors import SourceError
from parley.read.documents.extract import Extract

_FEWEST_LETTERS = 20  # a page; a scan with a stamp or page number has fewer, a last page may too
_RUNNING_SHARE = 0.5  # a line at the edge of this share of the pages is a running head or foot
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?:][\"”’')\]]*$")
_BULLET = re.compile(r"[-–•*]\s|\(?\d{1,2}[.)]\s")
_FULL_LINE = 0.8  # of the full width; a shorter line that ends a sentence ends its paragraph


def read_pdf(content: bytes, name: str) -> Extract:
    """Return the text of a PDF. Its metadata is not believed: programs write their own dates.

    Raises:
        SourceError: It is damaged, locked, or a scan without a text layer.
    """
    pages = _pages(content, name)
    letters = sum(sum(c.isalnum() for c in page) for page in pages)
    if letters < _FEWEST_LETTERS * min(len(pages), 2):
        stem = name.removesuffix(".pdf")
        raise SourceError(
            f"{name} has {len(pages)} page(s) and no text layer: it is a scan. "
            f"Recognise the text with `ocrmypdf {name} {stem}-text.pdf` and give that file"
        )
    lines = _without_running_lines(pages)
    return Extract(text=_paragraphs(lines) + "\n")


def _pages(content: bytes, name: str) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(
                f"{name} is locked with a password; open it and print it to a new PDF, "
                f"or run `qpdf --decrypt --password=... {name} open.pdf`"
            )
        return [page.extract_text() for page in reader.pages]
    except DependencyError as error:
        raise SourceError(
            f"{name} is encrypted in a way that needs `pip install cryptography`"
        ) from error
    except (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        OSError,
        RecursionError,
        NotImplementedError,
        zlib.error,
        struct.error,
    ) as error:  # fmt: skip  (pypdf lets all of these out of damaged files)
        if isinstance(error, SourceError):
            raise
        raise SourceError(
            f"{name} is a damaged PDF ({error}); open it in a viewer and print it to a new PDF"
        ) from error


def _without_running_lines(pages: list[str]) -> list[str]:
    """Return all lines without page numbers and the heads and feet that recur."""
    split = [[line.rstrip() for line in page.split("\n")] for page in pages]
    edges = Counter(
        line.strip() for lines in split if lines for line in {lines[0], lines[-1]} if line.strip()
    )
    often = max(3.0, _RUNNING_SHARE * len(pages))
    running = {line for line, count in edges.items() if count >= often}
    kept: list[str] = []
    for lines in split:
        for i, line in enumerate(lines):
            at_edge = i < 2 or i >= len(lines) - 2
            if at_edge and (line.strip() in running or _PAGE_NUMBER.fullmatch(line.strip())):
                continue
            kept.append(line)
    return kept


def _paragraphs(lines: list[str]) -> str:
    """Join the lines of each paragraph; words hyphenated at a line end become whole."""
    widths = sorted(len(line) for line in lines)
    full = widths[len(widths) * 9 // 10] if widths else 0  # a tenth may be wider: tables, titles
    paragraphs: list[str] = []
    open_ = False
    for line in lines:
        words = line.strip()
        if not words:
            open_ = False
            continue
        if not open_ or _BULLET.match(words):
            paragraphs.append(words)
        elif re.search(r"[a-z]-$", paragraphs[-1]) and words[0].islower():
            paragraphs[-1] = paragraphs[-1][:-1] + words
        else:
            paragraphs[-1] += " " + words
        short = len(line) < _FULL_LINE * full
        open_ = not (short and (_ENDS_SENTENCE.search(words) or len(paragraphs) == 1))
    return "\n\n".join(paragraphs)
