"""In: what each type would do, and how likely it was held. Out: what each signal changes.

A broken pledge, a trial balloon, an insult speak for a type only as far as another would not have
sent them. Every likelihood is the analyst's, stated; none is read off the event it explains.
"""

from parley.bargain.signals.beliefs import Timeline, belief_bounds, update_beliefs
from parley.bargain.signals.explanations import Explained, explain_signals

__all__ = ["Explained", "Timeline", "belief_bounds", "explain_signals", "update_beliefs"]
