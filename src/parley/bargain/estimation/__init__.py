"""In: outcomes of played games and regressors. Out: what moves each payoff, and how sure.

Refuses data that do not identify the coefficients.
"""

from parley.bargain.estimation.design import Design, design, fixed_payoff
from parley.bargain.estimation.equilibrium import fit_crisis_equilibria
from parley.bargain.estimation.estimate import Estimate
from parley.bargain.estimation.posterior import Posterior, sample_strategic
from parley.bargain.estimation.pseudo import CrisisPayoffs, fit_crisis
from parley.bargain.estimation.strategic import Payoffs, fit_strategic, predict_strategic
from parley.bargain.estimation.ultimatum import best_offer, fit_ultimatum

__all__ = [
    "CrisisPayoffs",
    "Design",
    "Estimate",
    "Payoffs",
    "Posterior",
    "best_offer",
    "design",
    "fit_crisis",
    "fit_crisis_equilibria",
    "fit_strategic",
    "fit_ultimatum",
    "fixed_payoff",
    "predict_strategic",
    "sample_strategic",
]
