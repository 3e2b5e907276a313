"""Days, hours and terms as people write them in a pledge file."""

import difflib
import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from parley.errors import CaseError
from parley.records import Renewal

_TERM = re.compile(r"(\d+(?:\.\d+)?)\s*(h|hour|hours|d|day|days)")
_DAY = "2022-03-29"


def moment_of(text: str, timezone: str, name: str) -> datetime:
    """Return a day, or a day and an hour, in a zone; a day begins at midnight.

    Raises:
        CaseError: No such zone, or no such day; the message names the pledge.
    """
    try:
        zone = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CaseError(f"{name}: {timezone!r} is no time zone{_nearest_zone(timezone)}") from error
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise CaseError(
            f"{name}: {text!r} is no date; write 2022-03-29 or 2022-03-29 16:00"
        ) from error
    if moment.tzinfo is None:
        return datetime.combine(moment.date(), moment.time() or time(), zone)
    return moment.astimezone(zone)


def end_of(text: str, timezone: str, name: str) -> datetime:
    """Return when a term ends; a day without an hour is pledged to its end."""
    end = moment_of(text, timezone, name)
    return end + timedelta(days=1) if len(text.strip()) == len(_DAY) else end


def due_of(
    due: str | None, term: str | None, *, begin: datetime | None, timezone: str, name: str
) -> datetime | None:
    """Return when a pledge ends, by its end or by its length; `None` for open-ended.

    A length is time that passes, whatever clocks do meanwhile: a term of 30h has thirty hours.

    Raises:
        CaseError: Both are stated, or one is no day or length.
    """
    if due and term:
        raise CaseError(f"{name}: state `due` or `term`, not both")
    if due:
        return end_of(due, timezone, name)
    if not term or begin is None:
        return None
    match = _TERM.fullmatch(term.strip().lower())
    if match is None:
        raise CaseError(f"{name}: term {term!r} is no duration; write 72h or 7d")
    hours = float(match[1]) * (1 if match[2].startswith("h") else 24)
    return (begin.astimezone(UTC) + timedelta(hours=hours)).astimezone(begin.tzinfo)


def renewals_of(
    stated: Iterable[tuple[str, str]], *, timezone: str, name: str
) -> tuple[Renewal, ...]:
    """Return renewals in the order in which they became known.

    Args:
        stated: (until, day it became known) as written.
        timezone: Zone of times written without one.
        name: The pledge's, for messages.
    """
    renewals = (
        Renewal(until=end_of(until, timezone, name), known=moment_of(known, timezone, name).date())
        for until, known in stated
    )
    return tuple(sorted(renewals, key=lambda renewal: (renewal.known, renewal.until)))


def answer_of(met: str | None, name: str) -> tuple[date | None, bool]:
    """Return the day on which a condition was met, and whether it was not.

    Raises:
        CaseError: The answer is neither a day, nor `no`, nor `unknown`.
    """
    if met is None or met.strip().casefold() == "unknown":
        return None, False
    if met.strip().casefold() == "no":
        return None, True
    try:
        return date.fromisoformat(met.strip()[: len(_DAY)]), False
    except ValueError as error:
        raise CaseError(
            f"{name}: met {met!r}: write the day on which the condition was met, such as "
            f"{_DAY}, or `no`, or `unknown`"
        ) from error


def refuse_loose_terms(
    *, condition: str, met: str | None, is_renewed: bool, has_due: bool, name: str
) -> None:
    """Refuse an answer without its condition, and a renewal of a term without an end.

    Raises:
        CaseError: One of them is there without the other.
    """
    if met is not None and not condition:
        raise CaseError(f"{name}: `met` says nothing without `condition`; state both")
    if is_renewed and not has_due:
        raise CaseError(f"{name}: `renewed` needs the first `due` or `term`; state it, too")


def _nearest_zone(text: str) -> str:
    """Return the zone that a city or a misspelt zone stands for, as a question."""
    zones = {name.rpartition("/")[2].casefold(): name for name in sorted(available_timezones())}
    city = text.rpartition("/")[2].strip().replace(" ", "_").casefold()
    close = difflib.get_close_matches(city, zones, n=1)
    return f"; did you mean {zones[close[0]]!r}?" if close else "; write one such as Europe/Kyiv"
