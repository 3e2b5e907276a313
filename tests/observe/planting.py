"""Made-up rows of every known format, and the faults that are planted in them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from parley.observe.formats.known import by_name

#: Rows a file; enough for a file to have a middle, from which swapped coordinates stand out.
ROWS = 14
#: The row that gets the fault, counted from 1.
AT = 6

_DAY = "2031-05-{:02d}"
_NORTH, _EAST = "52.{:02d}", "12.{:02d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How one format's files look.

    Attributes:
        name: As in `Dataset.format`.
        delimiter: Between cells, `""` for JSON Lines.
        cells: Column to the cell of every row, `{}` standing for the row's number.
        id: Column with the id, `""` where it has none.
        date: Column with the day.
        century: The day of row `AT` with the year 0025 as the format writes it.
        north: Columns with latitude and longitude, none where it has none.
        deaths: Column with deaths or a count.
        timed: Column with a clock time that may carry an offset.
        order: All columns in their order.
        has_header: Whether its files have a header line.
    """

    name: str
    delimiter: str
    cells: dict[str, str]
    id: str = ""
    date: str
    century: str = "0025-05-06"
    north: tuple[str, ...] = ()
    deaths: str = ""
    timed: str = ""
    order: tuple[str, ...] = ()
    has_header: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        return self.order or by_name(self.name).columns or tuple(self.cells)

    def rows(self) -> list[dict[str, str]]:
        return [
            {c: self.cells.get(c, "").replace("{}", f"{n:02d}") for c in self.columns}
            for n in range(1, ROWS + 1)
        ]

    def text(self, rows: list[dict[str, str]]) -> str:
        if not self.delimiter:
            return "".join(json.dumps(_event(row)) + "\n" for row in rows)
        lines = [self.delimiter.join(self.columns)] if self.has_header else []
        return "\n".join([*lines, *(self.line(row) for row in rows)]) + "\n"

    def line(self, row: dict[str, str]) -> str:
        return self.delimiter.join(row[c] for c in self.columns)

    @property
    def file(self) -> str:
        return f"{self.name}.jsonl" if not self.delimiter else f"{self.name}.csv"


def _event(row: dict[str, str]) -> dict[str, object]:
    """Return a PLOVER event, its place and its dead as objects of their own."""
    place = {"lat": float(row["lat"]), "lon": float(row["lon"]), "city": row["city"]}
    own = {k: v for k, v in row.items() if k not in ("lat", "lon", "city", "dead")}
    size = {"dead": int(row["dead"])}
    return {**own, "event_loc": {**place, "country": "NLD"}, "size": size}


_POINT = {"latitude": "52.{}", "longitude": "12.{}"}
_GDELT = {
    "GLOBALEVENTID": "7000{}", "SQLDATE": "203105{}", "Actor1Name": "NORTHLAND ARMY",
    "Actor2Name": "RIVER FRONT", "EventCode": "190", "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Aldara {}", "ActionGeo_Lat": "52.{}", "ActionGeo_Long": "12.{}",
    "DATEADDED": "203105{}", "SOURCEURL": "https://example.org/{}",
}  # fmt: skip

FORMATS = (
    Format(
        name="acled", delimiter=",", id="event_id_cnty", date="event_date",
        north=("latitude", "longitude"), deaths="fatalities",
        cells={
            "event_id_cnty": "NLD{}", "event_date": "2031-05-{}", "year": "2031",
            "time_precision": "1", "event_type": "Battles", "sub_event_type": "Armed clash",
            "actor1": "Northland Army", "actor2": "River Front", "country": "Northland",
            "location": "Aldara", "geo_precision": "1", "fatalities": "1",
            "timestamp": "1938000000", **_POINT,
        },
    ),
    Format(
        name="ucdp-ged", delimiter=",", id="id", date="date_start",
        north=("latitude", "longitude"), deaths="best",
        cells={
            "id": "90{}", "year": "2031", "type_of_violence": "1", "side_a": "Northland",
            "side_b": "River Front", "where_prec": "1", "where_coordinates": "Aldara",
            "country": "Northland", "date_prec": "1", "date_start": "2031-05-{}",
            "date_end": "2031-05-{}", "best": "2", "high": "3", "low": "1", **_POINT,
        },
    ),
    Format(
        name="gdelt-2", delimiter="\t", id="GLOBALEVENTID", date="SQLDATE", century="00250506",
        north=("ActionGeo_Lat", "ActionGeo_Long"), has_header=False,
        cells={**_GDELT, "DATEADDED": "203105{}120000"},
    ),
    Format(
        name="gdelt-1", delimiter="\t", id="GLOBALEVENTID", date="SQLDATE", century="00250506",
        north=("ActionGeo_Lat", "ActionGeo_Long"), has_header=False, cells=_GDELT,
    ),
    Format(
        name="polecat", delimiter="\t", id="Event ID", date="Event Date",
        north=("Latitude", "Longitude"),
        cells={
            "Event ID": "E{}", "Event Date": "2031-05-{}", "Event Type": "ASSAULT",
            "Event Mode": "firearms", "Quad Code": "MATERIAL CONFLICT",
            "Actor Name": "Northland Army", "Recipient Name": "River Front", "City": "Aldara",
            "Country": "NLD", "Latitude": "52.{}", "Longitude": "12.{}",
            "Publication Date": "2031-05-{}",
        },
    ),
    Format(
        name="icews", delimiter="\t", id="Event ID", date="Event Date",
        north=("Latitude", "Longitude"),
        cells={
            "Event ID": "3{}", "Event Date": "2031-05-{}", "Source Name": "Northland Army",
            "Event Text": "Use conventional force", "CAMEO Code": "190", "Intensity": "-10.0",
            "Target Name": "River Front", "Story ID": "4{}", "Sentence Number": "2",
            "City": "Aldara", "Country": "Northland", "Latitude": "52.{}", "Longitude": "12.{}",
        },
    ),
    Format(
        name="viina", delimiter=",", id="event_id", date="date", century="00250506",
        north=("latitude", "longitude"), timed="time",
        order=(*by_name("viina").columns, "t_mil_pred", "t_artillery_pred"),
        cells={
            "event_id": "5{}", "report_id": "6{}", "location": "1", "source": "wire",
            "date": "203105{}", "time": "12:{}", "text": "Shells fell", "lang": "xx",
            "address": "Aldara {}", "longitude": "12.{}", "latitude": "52.{}",
            "GEO_PRECISION": "ADM3", "t_mil_pred": "0.9", "t_artillery_pred": "0.8",
        },
    ),
    Format(
        name="pa-x", delimiter=",", id="AgtId", date="Dat",
        cells={
            "AgtId": "20{}", "Con": "Northland", "Agt": "Accord of Aldara {}",
            "Dat": "2031-05-{}", "Agtp": "Intra", "Stage": "Cea", "Part": "Northland; River Front",
        },
    ),
    Format(
        name="ethprio-ceasefires", delimiter=",", id="uniq_id", date="cf_effect_yr",
        century="25",
        cells={
            "id": "1{}", "cf_id": "1{}", "uniq_id": "u{}", "location": "Northland",
            "actor_name": "River Front", "cf_dec_yr": "2031", "cf_dec_month": "5",
            "cf_dec_day": "1", "cf_effect_yr": "2031", "cf_effect_month": "5",
            "cf_effect_day": "{}", "ceasefire_type": "2",
        },
    ),
    Format(
        name="plover", delimiter="", id="id", date="date", north=("lat", "lon"), deaths="dead",
        timed="time",
        cells={
            "id": "P{}", "date": "2031-05-{}", "time": "12:{}", "actor": "NLD", "recipient": "RIV",
            "event": "ASSAULT", "mode": "", "coded_date": "2031-05-{}", "lat": "52.{}",
            "lon": "12.{}", "city": "Aldara", "dead": "1",
        },
    ),
    Format(
        name="oref-alerts", delimiter=",", id="rid", date="date", century="06.05.0025",
        timed="time",
        cells={
            "data": "Aldara", "date": "{}.05.2031", "time": "12:{}:00",
            "alertDate": "2031-05-{}T12:{}:00", "category": "1", "category_desc": "Rockets",
            "matrix_id": "1", "rid": "8{}",
        },
    ),
    Format(
        name="air-raid-sirens", delimiter=",", date="started_at", timed="started_at",
        century="0025-05-06 10:06:00+00:00",
        cells={
            "region": "East {}", "started_at": "2031-05-{} 10:{}:00+00:00",
            "finished_at": "2031-05-{} 11:{}:00+00:00", "naive": "False",
        },
    ),
    Format(
        name="daily-casualties", delimiter=",", id="report_date", date="report_date",
        deaths="killed",
        cells={
            "report_date": "2031-05-{}", "report_source": "ministry", "report_period": "24",
            "killed": "1", "killed_cum": "{}", "killed_recovered": "0", "killed_committee": "0",
        },
    ),
)  # fmt: skip


def plant(form: Format, change: Callable[[dict[str, str]], None]) -> str:
    """Return a file's text with one row changed."""
    rows = form.rows()
    change(rows[AT - 1])
    return form.text(rows)


def written(form: Format, text: str, folder: Path) -> Path:
    path = folder / form.file
    path.write_text(text, encoding="utf-8")
    return path
