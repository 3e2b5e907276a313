"""A check as files: pictures, the rows behind them, and a list of what was written."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from parley.case.pictures import Behind
from parley.case.whole import replacing
from parley.draw import can_draw_png
from parley.errors import OutputError
from parley.records import VERSION

FORM = "parley-check/1"
LIST = "check.json"
_ELSEWHERE = "name another folder with --out"
_UNSAFE = re.compile(r"[^\w.-]+")
# Columns by their type, so that a table without rows, or a column without values, keeps it.
_TYPES = {
    "row": "int64", "latitude": "double", "longitude": "double", "extent_km": "double",
    "count": "double", "inside": "bool",
}  # fmt: skip
ROW_COLUMNS = (
    "pledge", "dataset", "row", "begin", "end", "class", "type", "place", "admin1", "latitude",
    "longitude", "precision", "extent_km", "count", "inside", "counted", "from_horizon", "apart",
)  # fmt: skip
FINDING_COLUMNS = (
    "pledge", "horizon", "as_of", "verdict", "confidence", "ratio", "low", "high", "before",
    "after", "datasets", "not_observed", "reasons",
)  # fmt: skip


def write_check(
    behind: Behind, findings: Sequence[Mapping[str, Any]], folder: Path
) -> tuple[Path, ...]:
    """Write a check's files into a folder, all or none; return their paths.

    A pledge that cannot be tested has no chart; without the extra `png` there is no PNG.

    Args:
        behind: What the check rests on.
        findings: Its rows in the interchange form.
        folder: Where to; files of an earlier check there are replaced, others never.

    Raises:
        OutputError: A file that no check wrote has the name of one, or they cannot be written.
    """
    contents = _contents(behind, findings)
    contents[LIST] = _json(
        {
            "form": FORM,
            "tool": f"Parley {VERSION}",
            "as_of": behind.day.isoformat(),
            "files": [*contents],
            "findings": list(findings),
        }
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _require_free(folder, contents)
    except OSError as error:
        raise OutputError.of(folder, error, otherwise=_ELSEWHERE) from error
    with ExitStack() as files:
        for name, content in contents.items():
            part = files.enter_context(replacing(folder / name, otherwise=_ELSEWHERE))
            part.write_bytes(content)
    return tuple(folder / name for name in contents)


def _contents(behind: Behind, findings: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """Return the content of each file by its name."""
    contents = {"findings.csv": _csv(findings, FINDING_COLUMNS)}
    for stem, pledge in _stems(behind).items():
        test = behind.tests[pledge]
        pictures = {} if test.missing else {"map": behind.map(pledge)}
        if any(series.test == test.id and series.days for series in behind.series):
            pictures["chart"] = behind.chart(pledge)
        for kind, picture in pictures.items():
            contents[f"{stem}-{kind}.svg"] = picture.svg.encode()
            if can_draw_png():
                contents[f"{stem}-{kind}.png"] = picture.png
        rows = behind.evidence(pledge).rows()
        contents[f"{stem}-rows.csv"] = _csv(rows, ROW_COLUMNS)
        contents[f"{stem}-rows.parquet"] = _parquet(rows)
        contents[f"{stem}-rows.geojson"] = _json(behind.geojson(pledge))
    return contents


def _stems(behind: Behind) -> dict[str, str]:
    """Return the pledges by how their files' names begin, no two the same on any file system."""
    stems: dict[str, str] = {}
    taken: set[str] = set()
    for number, pledge in enumerate(behind.tests, start=1):
        stem = _UNSAFE.sub("-", pledge).strip("-.")[:60] or f"pledge-{number}"
        stem = f"{stem}-{number}" if stem.casefold() in taken else stem
        taken.add(stem.casefold())
        stems[stem] = pledge
    return stems


def _require_free(folder: Path, names: Mapping[str, bytes]) -> None:
    """Require that no file but one of an earlier check is replaced."""
    earlier = _listed(folder / LIST)
    for name in names:
        if (folder / name).exists() and name not in earlier:
            raise OutputError(
                f"{folder / name} is there already and was not written by a check; {_ELSEWHERE}, "
                "or move that file away"
            )


def _listed(path: Path) -> frozenset[str]:
    """Return the files that an earlier check lists, its list among them."""
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return frozenset()
    if not isinstance(listed, dict) or listed.get("form") != FORM:
        return frozenset()
    return frozenset(map(str, listed.get("files", []))) | {LIST}


def _csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({column: _cell(row.get(column)) for column in columns})
    return stream.getvalue().encode()


def _cell(value: Any) -> Any:  # noqa: ANN401  (of any column)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _parquet(rows: Sequence[Mapping[str, Any]]) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(c, pa.type_for_alias(_TYPES.get(c, "string"))) for c in ROW_COLUMNS])
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=schema), stream)
    return stream.getvalue()


def _json(value: Any) -> bytes:  # noqa: ANN401  (plain values of any shape)
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
