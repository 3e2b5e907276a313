"""Words that name times: weekdays, months, units, seasons, parts of the day."""

from types import MappingProxyType

_WEEKDAY_NAMES = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)

# ISO numbers: Monday is 1, January is 1.
WEEKDAYS = MappingProxyType(
    {name: n for n, names in enumerate(_WEEKDAY_NAMES, 1) for name in names}
)
MONTHS = MappingProxyType({name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names})

# Unit word, without a plural s, to the unit's TIMEX3 letter and how many of it one word means.
UNITS = MappingProxyType(
    {
        "second": ("s", 1),
        "minute": ("m", 1),
        "hour": ("h", 1),
        "day": ("D", 1),
        "night": ("D", 1),
        "week": ("W", 1),
        "fortnight": ("W", 2),
        "month": ("M", 1),
        "quarter": ("Q", 1),
        "year": ("Y", 1),
        "decade": ("Y", 10),
        "century": ("Y", 100),
        "centurie": ("Y", 100),
    }
)

SEASONS = MappingProxyType(
    {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
)
# Meteorological seasons of the northern hemisphere: first month and length in months.
SEASON_MONTHS = MappingProxyType({"SP": 3, "SU": 6, "FA": 9, "WI": 12})

PARTS_OF_DAY = MappingProxyType(
    {
        "dawn": "MO",
        "daybreak": "MO",
        "morning": "MO",
        "afternoon": "AF",
        "dusk": "EV",
        "evening": "EV",
        "night": "NI",
        "overnight": "NI",
    }
)

REFERENCES = MappingProxyType(
    {
        "PRESENT_REF": (
            "at present", "at the moment", "at this moment", "at this time", "now", "right now",
            "currently", "current", "presently", "nowadays", "these days",
        ),
        "PAST_REF": (
            "recently", "lately", "in recent times", "recent",
        ),
        "FUTURE_REF": (
            "soon", "as soon as possible", "in the near future", "the near future",
            "the near term", "the future", "in due course", "the foreseeable future",
        ),
    }
)  # fmt: skip
