"""Words that say what kind of place a name is: "oblast", "province", "South", "around"."""

import re

# English words, and those that English reports take over, for a first-order division.
PROVINCE_WORDS = (
    "autonomous region", "federal region", "administrative region", "regional state",
    "autonomous republic", "people's republic", "province", "provinces", "oblast", "region",
    "governorate", "state", "department", "prefecture", "krai", "kray", "republic", "county",
    "canton", "voivodeship", "emirate", "division", "territory", "territories", "peninsula",
)  # fmt: skip
# Smaller divisions and neighbourhoods: the name is that of a town, the place its surroundings.
AREA_WORDS = ("district", "raion", "rayon", "area", "areas", "suburbs", "outskirts", "sector",
              "front", "valley", "countryside", "direction", "axis", "corridor")  # fmt: skip
TOWN_WORDS = ("city", "town", "village", "port", "camp", "settlement", "municipality", "capital",
              "suburb", "hamlet", "neighborhood", "neighbourhood")  # fmt: skip
COMPASS = ("northern", "southern", "eastern", "western", "central", "north", "south", "east",
           "west", "northeastern", "northwestern", "southeastern", "southwestern", "north-eastern",
           "north-western", "south-eastern", "south-western", "northeast", "northwest",
           "southeast", "southwest", "upper", "lower")  # fmt: skip

_PROVINCE = "|".join(PROVINCE_WORDS).replace("people's", "peoples")
_AREA = "|".join(AREA_WORDS)
_TOWN = "|".join(TOWN_WORDS)
_AFTER = re.compile(rf"(?:the )?(?P<name>.+?) (?:(?P<province>{_PROVINCE})|(?P<area>{_AREA})"
                    rf"|(?P<town>{_TOWN}))")  # fmt: skip
# "Oblast Kherson" stands beside "province of Kherson"; "Camp David" is no camp of David.
_BEFORE = re.compile(
    rf"(?:the )?(?:(?P<province>(?:{_PROVINCE}) of|oblast|krai|kray|province)"
    rf"|(?P<area>(?:{_AREA}) of)|(?P<town>(?:{_TOWN}) of)) (?:the )?(?P<name>.+)"
)


def split_type(folded: str) -> tuple[str, str]:
    """Return a folded name without its type word, and `province`, `area`, `town` or `""`."""
    for pattern in (_AFTER, _BEFORE):
        if match := pattern.fullmatch(folded):
            kind = next(k for k in ("province", "area", "town") if match[k])
            return match["name"], kind
    return folded, ""
