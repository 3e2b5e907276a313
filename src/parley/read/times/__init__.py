"""Time expressions. In: a text and its date. Out: mentions with TIMEX3 values and days.

Refuses to guess: what hangs on an unknown date stays unresolved.
"""

from parley.read.times.event import event_words_after, resolve_relative_to
from parley.read.times.find import find_times
from parley.read.times.mention import TimeMention

__all__ = ["TimeMention", "event_words_after", "find_times", "resolve_relative_to"]
