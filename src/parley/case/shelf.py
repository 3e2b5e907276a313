"""A case's ledger with its claims as tables: `case.ledger.pledges`."""

from types import MappingProxyType
from typing import Any

from parley import ledger
from parley.case.tables import Table
from parley.records import KINDS, Claim

#: Name of a table -> kind of claim.
TABLES = MappingProxyType({f"{kind}s": kind for kind in KINDS})


class CaseLedger(ledger.Ledger):
    """The ledger of a case; one table for each kind of claim beside what every ledger has."""

    def __getattr__(self, name: str) -> Table[Claim]:
        """Return the claims of a kind by its plural, such as `statements` or `pledges`.

        Raises:
            AttributeError: There is no such table.
        """
        if name not in TABLES:
            raise AttributeError(f"a ledger has no {name!r}; its tables are {', '.join(TABLES)}")
        claims = self.claims(TABLES[name])
        return Table(claims, [claim.guide() for claim in claims])

    def __dir__(self) -> list[Any]:
        """Name the tables, too, so that a notebook completes them."""
        return [*super().__dir__(), *TABLES]
