"""In: outcomes of played games and regressors. Out: what moves each payoff, and how sure.

Refuses data that do not identify the coefficients.
"""

from parley.bargain.estimation.design import Design, design
from parley.bargain.estimation.estimate import Estimate
from parley.bargain.estimation.strategic import Payoffs, fit_strategic, predict_strategic

__all__ = ["Design", "Estimate", "Payoffs", "design", "fit_strategic", "predict_strategic"]
