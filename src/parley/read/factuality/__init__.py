"""A word of a parsed text goes in; how far the text holds its act to be so comes out, -3 to 3.

It says what a text claims, never what is true, and refuses nothing: what no rule speaks of stands.
"""

from parley.read.factuality.composition import Standing, factuality, standing
from parley.read.factuality.government import government
from parley.read.factuality.scale import POSSIBLE

__all__ = ["POSSIBLE", "Standing", "factuality", "government", "standing"]
