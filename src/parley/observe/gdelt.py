"""GDELT event exports, versions 2.0 (61 fields) and 1.0 (58), to a layout.

Source:
    GDELT Event Codebook V2.0; CAMEO Conflict and Mediation Event Observations, for root codes;
    PLOVER manual, for the types that took their place.
"""

import re
from collections.abc import Sequence
from types import MappingProxyType

from parley.observe.columns import fold
from parley.observe.layout import Layout, RawTable, choose
from parley.observe.moments import FORMS, moment

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT_2 = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{role}Geo_{name}" for role in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
GDELT_1 = tuple(name for name in GDELT_2 if not name.endswith("ADM2Code"))

#: CAMEO root code to PLOVER; 01 (public statements) has no successor there.
_ROOTS = MappingProxyType(
    {
        "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE",
        "07": "AID", "08": "CONCEDE", "09": "ACCUSE", "10": "REQUEST", "11": "ACCUSE",
        "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION",
        "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
    }
)  # fmt: skip
_PRECISIONS = {"1": "country", "2": "admin1", "3": "town", "4": "town", "5": "admin1"}


def gdelt_names(first: Sequence[str]) -> tuple[str, ...] | None:
    """Return GDELT's column names for a first record that is one of its rows, else `None`."""
    names = {len(GDELT_2): GDELT_2, len(GDELT_1): GDELT_1}.get(len(first))
    is_row = len(first) > 1 and first[0].isdigit() and re.fullmatch(r"\d{8}", first[1])
    return names if is_row else None


def is_gdelt(names: Sequence[str]) -> bool:
    """Tell whether column names are GDELT's."""
    found = {fold(name) for name in names}
    return found.issuperset(("globaleventid", "sqldate", "eventcode", "actiongeo_lat"))


def gdelt_layout(raw: RawTable, *, zone: str) -> Layout:
    """Return the layout of a GDELT export.

    Args:
        raw: The file's rows.
        zone: IANA zone of its days.
    """
    by_name = {form.name: form for form in FORMS}
    day, second = by_name["YYYYMMDD"], by_name["YYYYMMDDhhmmss"]
    is_second = "actiongeo_adm2code" in {fold(name) for name in raw.names}
    code = raw.text("EventCode")
    added = raw.text("DATEADDED")
    root = f"left({code}, 2)"
    # 087 de-escalate: cease fire, ease blockades, demobilise, withdraw - done, not declared
    kind = f"CASE WHEN {code} LIKE '087%' THEN 'RETREAT' ELSE {choose(root, _ROOTS)} END"
    who = (raw.text("Actor1Code"), raw.text("Actor2Code"))
    where = (raw.text("ActionGeo_FullName"), raw.text("ActionGeo_Lat"), raw.text("ActionGeo_Long"))
    return Layout(
        format="gdelt-2" if is_second else "gdelt-1",
        witness="media",
        begin=moment(raw.text("SQLDATE"), day, zone=zone, clock=False),
        zone=zone,
        fields={
            "id": raw.text("GLOBALEVENTID"),
            "place": where[0],
            "admin1": raw.text("ActionGeo_ADM1Code"),
            "country": raw.text("ActionGeo_CountryCode"),
            "latitude": raw.number("ActionGeo_Lat"),
            "longitude": raw.number("ActionGeo_Long"),
            "precision": choose(raw.text("ActionGeo_Type"), _PRECISIONS, "'everywhere'"),
            "source": f"coalesce({raw.text('Actor1Name')}, {who[0]})",
            "target": f"coalesce({raw.text('Actor2Name')}, {who[1]})",
            "type": kind,
            "label": code,
            "first_seen": _added(added, second.stamp, day.stamp),
        },
        same=f"hash({', '.join((raw.text('SQLDATE'), code, *who, *where))})",
        guesses=(f"days are in {zone}: GDELT names no time zone for SQLDATE",),
        notes=(
            f"tab-separated with no header (GDELT {'2.0' if is_second else '1.0'}, "
            f"{len(GDELT_2 if is_second else GDELT_1)} fields). Read as such. It cannot carry a "
            "verdict alone: coded by machine from news, most rows of violence are no real act at "
            "that place",
            "rows with the same day, actors, code and place count as one act",
        ),
    )


def _added(added: str, second: str, day: str) -> str:
    """Return SQL of when a row was added: to the second in 2.0; in 1.0 by the end of the day."""
    next_day = f"({day.replace('{}', added)} + INTERVAL 1 DAY)"
    return f"CASE WHEN length({added}) = 14 THEN {second.replace('{}', added)} ELSE {next_day} END"
