"""UCDP Georeferenced Events, yearly and candidate, to a layout.

Source:
    UCDP GED Codebook: where_prec 1 exact, 2 within 25 km, 3 district, 4 province, 5 along a line
    or fuzzy polygon, 6 country, 7 international waters or air space; date_prec 1 day, 2 two to
    six days, 3 week, 4 month, 5 more than a month.
"""

from collections.abc import Sequence

from parley.observe.columns import fold
from parley.observe.layout import Check, Layout, RawTable, choose, whole
from parley.observe.moments import choose_form, moment

_REQUIRED = ("type_of_violence", "where_prec", "date_prec", "date_start", "date_end", "best")
_PRECISIONS = {
    "1": "town", "2": "area", "3": "area", "4": "admin1", "5": "area", "6": "country",
    "7": "everywhere",
}  # fmt: skip
_VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}


def is_ucdp(names: Sequence[str]) -> bool:
    """Tell whether a header is that of UCDP GED, whatever columns were added to it."""
    return {fold(name) for name in names}.issuperset(_REQUIRED)


def ucdp_layout(raw: RawTable, *, zone: str) -> Layout:
    """Return the layout of a UCDP GED file.

    Args:
        raw: The file's rows.
        zone: IANA zone of its days.
    """
    start, stop = raw.text("date_start"), raw.text("date_end")
    form, _ = choose_form(start, raw.count)
    begin = moment(start, form, zone=zone, clock=False)
    end = moment(stop, form, zone=zone, clock=False)
    violence = whole(raw.text("type_of_violence"))
    one, two = raw.text("side_a"), raw.text("side_b")
    pair = f"concat_ws('; ', {one}, {two})"
    identifier = whole(raw.text("id"))
    return Layout(
        format="ucdp-ged",
        witness="acts",
        begin=begin,
        end=end,
        zone=zone,
        fields={
            "id": identifier,
            "place": raw.text("where_coordinates", "where_description"),
            "admin1": raw.text("adm_1"),
            "country": raw.text("country"),
            "latitude": raw.number("latitude"),
            "longitude": raw.number("longitude"),
            "precision": choose(whole(raw.text("where_prec")), _PRECISIONS, "'area'"),
            "source": f"CASE WHEN {violence} = '3' THEN {one} ELSE {pair} END",
            "target": f"CASE WHEN {violence} = '3' THEN {two} ELSE {pair} END",
            "type": "'ASSAULT'",
            "label": choose(violence, _VIOLENCE, f"coalesce({violence}, '')"),
            "fatalities": raw.number("best"),
        },
        same=f"hash({identifier})",
        # a range of days that the coder did not know, given as its first day only
        vague_time=f"(try_cast({raw.text('date_prec')} AS DOUBLE) >= 2 AND {stop} IS NULL)",
        checks=(
            Check(
                condition=f"({raw.number('best')} > {raw.number('high')})",
                note="{n} rows have a best estimate above the high one: kept as coded",
            ),
        ),
        guesses=(f"days are in {zone}: UCDP names no time zone",),
        notes=(
            "where_prec 4, 6 and 7 are areas, whatever point is given: marked vague-place",
            "only acts with deaths are recorded; a day without a row is not a day without fire",
            "side_a and side_b are no direction unless violence is one-sided: both stand in "
            "`source` and `target`",
            "rows do not say when they became public; yearly releases come months later",
            "a row with the id of an earlier one repeats it",
        ),
    )
