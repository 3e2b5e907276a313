"""The first sheet of an Excel workbook to rows of text.

Source:
    ECMA-376, Office Open XML, part 1, chapter 18 (SpreadsheetML).
"""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from parley.errors import EventFileError

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: Number formats that Excel shows as a date; 18 to 21 are clock times alone.
_DATE_FORMATS = frozenset({14, 15, 16, 17, 22})
_DATE_SIGNS = re.compile(r"[dy]", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]')  # letters that are printed, and colours
#: Day 0 of Excel, chosen so that days after its false leap day of 1900 come out right.
_EPOCH = date(1899, 12, 30)
#: A sheet is read whole; more than this is no hand-kept data set.
_MOST_BYTES = 1 << 30
#: Files in an archive that a message names.
_NAMED = 5


def sheet_header(path: Path) -> tuple[str, ...]:
    """Return the first row of a workbook's first sheet.

    Raises:
        EventFileError: It is no workbook, or its sheet is empty.
    """
    first = next(sheet_rows(path), None)
    if first is None or len(first) < 2:
        raise EventFileError(f"{path.name}: the first sheet has no table; save it as CSV")
    return tuple(cell.strip() for cell in first)


def sheet_rows(path: Path) -> Iterator[list[str]]:
    """Yield the rows of a workbook's first sheet, blank ones left out.

    Raises:
        EventFileError: It is no workbook.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _rows(archive, path.name)
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError) as error:
        raise EventFileError(_what_else(path)) from error


def _what_else(path: Path) -> str:
    """Return what a file is that begins like a workbook and is none, and what to do with it."""
    try:
        with zipfile.ZipFile(path) as archive:
            inside = [name for name in archive.namelist() if not name.endswith("/")]
    except zipfile.BadZipFile:
        inside = []
    if any(name.startswith("word/") for name in inside):
        return f"{path.name} is a Word document; save its table as CSV"
    if not inside or any(name.startswith("xl/") for name in inside):
        return (
            f"{path.name} is a zip archive or an Excel workbook that cannot be read; unpack it, or "
            "save it as CSV"
        )
    listed = f"{', '.join(inside[:_NAMED])}{', ...' if len(inside) > _NAMED else ''}"
    return f"{path.name} is a zip archive; unpack it and give what is in it: {listed}"


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[list[str]]:
    sheets = [n for n in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n)]
    if not sheets:
        raise KeyError("no sheet")
    sheet = min(sheets, key=lambda n: int("".join(filter(str.isdigit, n))))
    if archive.getinfo(sheet).file_size > _MOST_BYTES:
        raise EventFileError(f"{name} holds more than a workbook does; save it as CSV")
    shared, dated = _shared(archive), _date_styles(archive)
    width = 0
    with archive.open(sheet) as stream:
        for _, element in ElementTree.iterparse(stream):
            if element.tag != f"{_MAIN}row":
                continue
            cells: dict[int, str] = {}
            for place, found in enumerate(element.iter(f"{_MAIN}c")):
                cells[_column(found.get("r"), place)] = _text(found, shared, dated)
            element.clear()
            if any(cells.values()):
                width = width or max(cells) + 1
                yield [cells.get(place, "") for place in range(max(width, max(cells) + 1))]


def _column(reference: str | None, place: int) -> int:
    letters = "".join(filter(str.isalpha, reference or ""))
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1 if letters else place


def _text(cell: ElementTree.Element, shared: list[str], dated: frozenset[int]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{_MAIN}t"))
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s":
        return shared[int(value)] if value else ""
    if kind == "n" and value and int(cell.get("s", "0")) in dated:
        return (_EPOCH + timedelta(days=int(float(value)))).isoformat()
    return value.removesuffix(".0") if kind == "n" else value


def _shared(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    with archive.open("xl/sharedStrings.xml") as stream:
        return [
            "".join(part.text or "" for part in element.iter(f"{_MAIN}t"))
            for _, element in ElementTree.iterparse(stream)
            if element.tag == f"{_MAIN}si"
        ]


def _date_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    """Return the styles in which a number is shown as a date."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    with archive.open("xl/styles.xml") as stream:
        root = ElementTree.parse(stream).getroot()
    own = {
        int(form.get("numFmtId", "0")): form.get("formatCode", "")
        for form in root.iter(f"{_MAIN}numFmt")
    }
    dates = _DATE_FORMATS | {
        number for number, code in own.items() if _DATE_SIGNS.search(_QUOTED.sub("", code))
    }
    styles = root.find(f"{_MAIN}cellXfs")
    return frozenset(
        place
        for place, style in enumerate(styles if styles is not None else ())
        if int(style.get("numFmtId", "0")) in dates
    )
