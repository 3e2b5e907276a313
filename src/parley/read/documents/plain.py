"""Decode a text file. Its text is the source's text, so offsets count the file's code points.

Line ends are read as Python's text mode reads them (CRLF and CR become LF), and a byte-order
mark is no character: offsets are those in `open(file, encoding=...).read()`.
"""

import codecs

from parley.errors import SourceError
from parley.read.documents.extract import Extract
from parley.read.documents.media import looks_wide

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The older encodings that news texts of the talks' regions come in; over all of Python's, the
# detection takes rare Mac and Japanese ones for them.
_OLDER = ("cp1251", "koi8_r", "cp1256", "cp1255", "cp1250", "cp1254", "cp1253", "gb18030",
          "shift_jis", "euc_kr")  # fmt: skip
_SAMPLE = 50_000  # bytes that the detection reads: enough for letter statistics, and fast
_MOSTLY_ASCII = 0.9  # with so few other bytes a text is Western: accents and curly quotes


def decode(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes, and notes on how it was decoded.

    Raises:
        SourceError: The bytes are text in no encoding that is known here.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding, name), (f"{name}: read as {encoding} by its mark",)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        failed = error.start
    if wide := looks_wide(content[:4096]):
        return _decoded(content, wide, name), (f"{name}: no byte-order mark; read as {wide}",)
    encoding = _guess(content)
    return _decoded(content, encoding, name), (
        f"{name}: not UTF-8 (byte {failed}); read as {encoding} by its letters. "
        "If words look wrong, convert it with `iconv -f ENCODING -t utf-8`",
    )


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise SourceError(
            f"{name} cannot be decoded as {encoding} ({error}); "
            "convert it with `iconv -f ENCODING -t utf-8`"
        ) from error


def _guess(content: bytes) -> str:
    ascii_bytes = sum(byte < 128 for byte in content[:_SAMPLE])
    if ascii_bytes > _MOSTLY_ASCII * len(content[:_SAMPLE]):
        try:
            content.decode("cp1252")
        except UnicodeDecodeError:
            return "latin-1"
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], cp_isolation=list(_OLDER)).best()
    return best.encoding if best is not None else "latin-1"


def read_text(content: bytes, name: str) -> Extract:
    """Return the text of a plain-text file as it stands."""
    text, notes = decode(content, name)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        notes = (*notes, f"{name}: CRLF line ends are counted as one character")
    return Extract(text=text, notes=notes)
