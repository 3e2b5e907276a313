"""Who is who. In: a spaCy parse. Out: a `Cast` that turns any token into an `Actor`.

Refuses to guess a side for people whom neither text nor catalogue places.
"""

from parley.read.actors.cast import Cast

__all__ = ["Cast"]
