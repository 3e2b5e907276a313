"""The kinds of things that words say of the acts they govern.

A signature gives two values: that of the governed act where the word itself is affirmed, and that
where it is negated ("did not manage to").

Source:
    Signatures after Nairn, Condoravdi and Karttunen (2006), Computing relative polarity for
    textual inference, and Karttunen (2012), Simple and phrasal implicatives; their values are the
    steps of `scale`.
"""

from dataclasses import dataclass

from parley.read.factuality.scale import CERTAIN, OPEN, POSSIBLE, PROBABLE


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word says of the act it governs.

    Attributes:
        affirmed: Value of the act where the word is affirmed, -1 to 1.
        negated: Value of the act where the word is negated, -1 to 1.
        ahead: The act is told as one to come.
    """

    affirmed: float
    negated: float
    ahead: bool = False

    @property
    def is_factive(self) -> bool:
        """Whether the act stands however the word itself stands."""
        return self.affirmed == self.negated == CERTAIN


#: The act stands, known or not, regretted or not.
FACTIVE = Signature(CERTAIN, CERTAIN)
#: The doing and the act go together, and so do not doing and its not happening.
IMPLICATIVE = Signature(CERTAIN, -CERTAIN)
FAILING = Signature(-CERTAIN, CERTAIN)
#: "Forced to" did it; not forced to, may have done it all the same.
CAUSING = Signature(CERTAIN, OPEN)
#: "Stopped from": it did not happen; "did not stop them from": it probably did.
PREVENTING = Signature(-CERTAIN, PROBABLE)
#: "Allowed to" probably did, not allowed to did not.
PERMITTING = Signature(PROBABLE, -CERTAIN)
#: Said by somebody: as he holds it to be. What he did not say is left open.
REPORTING = Signature(CERTAIN, OPEN)
#: Thought without being known; whoever does not think that, mostly thinks that not.
BELIEVING = Signature(PROBABLE, -PROBABLE)
CLAIMING = Signature(PROBABLE, OPEN)
DENYING = Signature(-PROBABLE, OPEN)
DOUBTING = Signature(-POSSIBLE, POSSIBLE)
#: It lies ahead: foreseen or settled, then only meant.
FORESEEING = Signature(PROBABLE, -PROBABLE, ahead=True)
INTENDING = Signature(POSSIBLE, -POSSIBLE, ahead=True)
#: Tried or threatened; asked of somebody; only wished.
TRYING = Signature(POSSIBLE, -POSSIBLE)
DEMANDING = Signature(POSSIBLE, OPEN)
WISHING = Signature(OPEN, -POSSIBLE)
#: Thought of, feared or made possible, without a view on whether it is so.
WEIGHING = Signature(OPEN, OPEN)
#: "Without doing it": not done, whatever the clause says.
WITHOUT = Signature(-CERTAIN, -CERTAIN)
