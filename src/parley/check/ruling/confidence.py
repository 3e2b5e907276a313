"""How far a verdict can be trusted: a matter of the evidence, not of its probability alone."""

from parley.check.ruling.ruling import Ruling
from parley.check.ruling.verdict import HIGH, MODERATE
from parley.records import Test

LEVELS = ("low", "moderate", "high")
FEW_ROWS = 30  # with fewer, half of them before and half after, the interval spans a factor of 3
NEARLY_ALL = 0.95


def confidence_of(test: Test, ruling: Ruling) -> tuple[str, tuple[str, ...]]:
    """Return low, moderate or high, and why.

    It starts from the verdict's probability and is capped by what the evidence is: alarms are a
    proxy, one data set has nobody to contradict it, few rows may be luck.
    """
    verdict, probability, voices = ruling.verdict, ruling.probability, ruling.voices
    start = 2 if probability >= HIGH else 1 if probability >= MODERATE else 0
    caps = [(start, f"probability {probability:.2f}")]
    if any(e.witness == "warnings" for e in voices):
        caps.append((0, "alarms are a proxy for fire"))
    if all(e.witness == "positions" for e in voices):
        caps.append((0, "where units stand does not say what they do"))
    if (counted := sum(e.counted for e in voices)) < FEW_ROWS:
        caps.append((0, f"only {counted} rows were counted"))
    if len(set(ruling.leanings)) > 1:
        caps.append((0, f"the data sets differ ({', '.join(sorted(set(ruling.leanings)))})"))
    if len(voices) < 2:
        caps.append((1, "one data set, with none beside it to agree or differ"))
    if min(e.seen for e in voices) < NEARLY_ALL:
        caps.append((1, "reports are still coming in"))
    if any(e.is_silent for e in voices):
        caps.append((0, "a data set has no row at all in the window: quiet and a gap look alike"))
    if verdict == "kept" and test.unseen:
        caps.append((0, f"no data set sees {', '.join(test.unseen)}"))
    if any(e.was_falling for e in voices):
        caps.append((0, "the fall had begun before the pledge"))
    if verdict == "kept" and any(e.elsewhere is not None and e.further < MODERATE for e in voices):
        caps.append((1, "acts fell elsewhere as well, where nothing was pledged"))
    level = min(cap for cap, _ in caps)
    why = "; ".join(reason for cap, reason in caps if cap == level)
    return LEVELS[level], (f"Confidence {LEVELS[level]}: {why}.",)
