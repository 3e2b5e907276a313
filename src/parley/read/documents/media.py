"""Tell what a document is by its content; a suffix is only a hint."""

import io
import re
import zipfile

from parley.errors import SourceError

TEXT = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_SAVE_AS = "save it as .docx, .pdf, .html or .txt and give that"
# First bytes of files that people hand in by mistake, and what to do about them.
_REFUSED = (
    (b"\x89PNG", "a picture (PNG); read its text with `tesseract FILE out` and give out.txt"),
    (b"\xff\xd8\xff", "a picture (JPEG); read its text with `tesseract FILE out` and give out.txt"),
    (b"GIF8", "a picture (GIF); read its text with `tesseract FILE out` and give out.txt"),
    (b"II*\x00", "a picture (TIFF); read its text with `tesseract FILE out` and give out.txt"),
    (b"MM\x00*", "a picture (TIFF); read its text with `tesseract FILE out` and give out.txt"),
    (b"\xd0\xcf\x11\xe0", f"an old Word or Office file; {_SAVE_AS}"),
    (b"{\\rtf", f"a rich-text file; {_SAVE_AS}"),
    (b"\x1f\x8b", "a gzip archive; unpack it with `gunzip` first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x7fELF", "a program; give the document itself"),
    (b"MZ\x90", "a program; give the document itself"),
    (b"PAR1", "a Parquet table; event files go to `parley observe`"),
    (b"SQLite format 3", "an SQLite database; give the document itself"),
    (b"ID3", "a sound file; give its transcript"),
    (b"RIFF", "a sound or picture file; give its transcript"),
)  # fmt: skip
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<meta\s", re.IGNORECASE
)
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_MARKUP = re.compile(rb"<(?:p|div|h[1-6]|br|span|title)[\s/>]", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 and UTF-32 texts hold zero bytes
_HEAD = 4096  # bytes that are looked at
# Control characters other than tab, line and page ends do not occur in text.
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x1b")
_MOST_CONTROL = 0.01  # of the first bytes: a stray one in an old news file is forgiven


def media_type(content: bytes, name: str) -> str:
    """Return `TEXT`, `HTML`, `PDF` or `WORD`.

    Args:
        content: The document.
        name: Its file name, for messages and as a hint where markup has no head.

    Raises:
        SourceError: It is none of these.
    """
    head = content[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zip_type(content, name)
    for magic, what in _REFUSED:
        if head.startswith(magic):
            raise SourceError(f"{name} is {what.replace('FILE', name)}")
    if _is_binary(head):
        raise SourceError(
            f"{name} is not text, HTML, PDF or Word (it holds binary data from byte "
            f"{_first_control(head)}); give the document as one of these"
        )
    if _HTML.search(head) or (name.lower().endswith(_HTML_SUFFIXES) and _MARKUP.search(content)):
        return HTML
    return TEXT


def _zip_type(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise SourceError(
            f"{name} is a damaged Word file or archive ({error}); save it anew"
        ) from error
    if "word/document.xml" in names:
        return WORD
    if "mimetype" in names or "content.xml" in names:
        raise SourceError(f"{name} is an OpenDocument or e-book file; {_SAVE_AS}")
    if "xl/workbook.xml" in names:
        raise SourceError(f"{name} is an Excel sheet; save it as CSV for `parley observe`")
    raise SourceError(f"{name} is a zip archive and no Word file; unpack it and give one document")


def _is_binary(head: bytes) -> bool:
    if head.startswith(_WIDE_MARKS) or looks_wide(head):
        return False
    return b"\x00" in head or len(head) - len(head.translate(None, _CONTROL)) > (
        _MOST_CONTROL * len(head)
    )


def looks_wide(head: bytes) -> str:
    """Return `utf-16-le` or `utf-16-be` where every other byte is mostly zero, else `""`."""
    even, odd = head[0::2], head[1::2]
    most = 0.4  # even a text half in another alphabet has spaces and digits
    if len(head) >= 8 and odd.count(0) > most * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if len(head) >= 8 and even.count(0) > most * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return ""


def _first_control(head: bytes) -> int:
    return next((i for i, byte in enumerate(head) if byte in _CONTROL), 0)
