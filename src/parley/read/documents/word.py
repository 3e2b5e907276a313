"""Read a Word document (.docx)."""

import io
import zipfile
import zlib

from parley.errors import SourceError
from parley.read.documents.extract import Extract

# A report with a thousand pages unpacks to 20 MB of XML; bombs to gigabytes from kilobytes.
MOST_UNPACKED_BYTES = 300_000_000
MOST_PARTS = 10_000


def read_word(content: bytes, name: str) -> Extract:
    """Return the text of a Word document, tables row by row.

    Its properties are not believed for a date: they hold when a template was made.

    Raises:
        SourceError: It unpacks to too much, is damaged, or holds no text.
    """
    _refuse_bomb(content, name)
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.table import Table
    from lxml.etree import LxmlError  # type: ignore[import-untyped]

    try:
        document = Document(io.BytesIO(content))
        blocks: list[str] = []
        title = ""
        for item in document.iter_inner_content():
            if isinstance(item, Table):
                blocks += ("\t".join(cell.text.strip() for cell in row.cells) for row in item.rows)
                continue
            text = item.text.strip()
            style = (item.style.name or "") if item.style is not None else ""
            if text and not title and style in ("Title", "Heading 1"):
                title = text
            blocks.append(text)
    except (
        KeyError, ValueError, LxmlError, OpcError, zipfile.BadZipFile, zlib.error, OSError,
        EOFError, NotImplementedError,
    ) as error:  # fmt: skip
        raise SourceError(
            f"{name} is a damaged Word file ({error}); open it in Word and save it anew"
        ) from error
    except AttributeError as error:  # python-docx believes that a part is what its name says
        raise SourceError(
            f"{name} is a damaged Word file (a part of it is not what its name says); open it in "
            "Word and save it anew"
        ) from error
    text = "\n\n".join(block for block in blocks if block.strip())
    if not text:
        raise SourceError(f"{name} holds no text; if it shows pictures of pages, save it as PDF "
                          "and recognise the text with `ocrmypdf`")  # fmt: skip
    return Extract(text=text + "\n", title=title)


def _refuse_bomb(content: bytes, name: str) -> None:
    """Refuse an archive that unpacks to too much, before anything is unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED_BYTES or len(parts) > MOST_PARTS:
        raise SourceError(
            f"{name} would unpack from {len(content) / 1e6:.1f} MB to {unpacked / 1e6:,.0f} MB in "
            f"{len(parts)} parts, more than {MOST_UNPACKED_BYTES // 1_000_000} MB or {MOST_PARTS} "
            "parts; it is not opened. Save its text as .txt and give that"
        )
