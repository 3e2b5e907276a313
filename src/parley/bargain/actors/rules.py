"""The two readings of the expected-utility challenge model, by name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One reading of the challenge model where its sources leave room or disagree.

    Attributes:
        name: What tables call it.
        source: Where it is written down.
        is_split_by_pair: The chance to win is the share of the votes cast between the two
            positions; else it is a share of the votes cast between all ordered pairs.
        is_risk_in_votes: Third parties vote by distance to the power of their risk exponent; else
            by plain distance.
        is_each_its_own_risk: A rival's gain is seen with the rival's risk exponent; else with the
            exponent of who looks at it.
        is_capitulating: Who expects to lose more than its rival gains moves all the way.
        is_least_move: Among compromises an actor takes the one that moves it least; else the one
            whose midpoint, weighted by both expected utilities, is lowest on the scale.
        is_drift_expected: Without a challenge the rival may drift to the median (eqs. 20 to 23).
    """

    name: str
    source: str
    is_split_by_pair: bool
    is_risk_in_votes: bool
    is_each_its_own_risk: bool
    is_capitulating: bool
    is_least_move: bool
    is_drift_expected: bool


#: The equations as printed, taken at their word.
PUBLISHED = Rules(
    name="challenge, as published",
    source="Scholz, Calbert and Smith (2011), Unravelling Bueno de Mesquita's Group Decision Model",
    is_split_by_pair=True,
    is_risk_in_votes=False,
    is_each_its_own_risk=True,
    is_capitulating=True,
    is_least_move=True,
    is_drift_expected=True,
)

#: The public replication. It comes within rounding of the paper's own table, as the printed
#: equations do not; a test in it can never be met, so that nobody capitulates.
REPLICATED = Rules(
    name="challenge, as replicated",
    source="jmckib/bdm-scholz-expected-utility-model on GitHub (2014)",
    is_split_by_pair=False,
    is_risk_in_votes=True,
    is_each_its_own_risk=False,
    is_capitulating=False,
    is_least_move=False,
    is_drift_expected=False,
)
