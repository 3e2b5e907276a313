"""Datelines: where and when a report was filed, before its first sentence.

"JUBA, May 14 (Agency) -" is no part of the sentence behind it and names nobody who acts.
"""

import re
from collections.abc import Iterator

_UPPER = "A-ZÀ-ÖØ-Þ"
_CAPITALS = rf"[{_UPPER}][{_UPPER}.'’/-]+(?:\ [{_UPPER}][{_UPPER}.'’/-]+){{0,3}}"
_NAME = rf"[{_UPPER}][\w.'’-]*(?:\ (?:[{_UPPER}][\w.'’-]*|de|del|da|la|el|al|of|upon)){{0,4}}"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:,?\ (?i:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\ )?"
    rf"(?:\d{{1,2}}\ {_MONTH}|{_MONTH}\ \d{{1,2}})(?:,?\ \d{{4}})?))"
)
_AGENCY = r"(?:,?\ ?\([^()\n]{2,40}\))"
_DASH = r"\ ?(?:--|[-–—―_])\ +"
#: A place alone may be a party set off by dashes ("NATO - the alliance - said").
_NO_SECOND_DASH = r"(?![^\n.]{0,80}\ (?:--|[-–—―])\ )"
_DATELINE = re.compile(
    rf"^[ \t]*(?:"
    rf"(?:{_CAPITALS}|{_NAME})(?:,\ {_NAME})?(?:{_DATE}{_AGENCY}?|{_AGENCY}{_DATE}?){_DASH}"
    rf"|{_CAPITALS}(?:,\ {_NAME})?{_DASH}{_NO_SECOND_DASH}"
    rf")(?=\S)",
    re.MULTILINE | re.VERBOSE,
)


def datelines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the code points [start, end) of each dateline, the end being the text's first word."""
    for match in _DATELINE.finditer(text):
        yield match.span()
