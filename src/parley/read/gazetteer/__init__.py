"""Places. In: names, points or a parsed text. Out: `Place` records and admin-1 codes.

Refuses to guess: a name that GeoNames does not know is `None`.
"""

from parley.read.gazetteer.cache import cache_folder, open_index
from parley.read.gazetteer.fold import fold
from parley.read.gazetteer.locate import locate
from parley.read.gazetteer.lookup import find_place
from parley.read.gazetteer.mentions import find_places
from parley.read.gazetteer.nations import nations_named
from parley.read.gazetteer.outline import outline
from parley.read.gazetteer.provinces import admin1_codes, admin1_names, provinces_of

__all__ = [
    "admin1_codes", "admin1_names", "cache_folder", "find_place", "find_places", "fold", "locate",
    "nations_named", "open_index", "outline", "provinces_of",
]  # fmt: skip
