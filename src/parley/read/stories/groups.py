"""Groups of records that are one, kept free of pairs that must stay apart."""

from collections.abc import Callable, Iterable


class Groups:
    """Joins records into groups; joining is refused where it would bring a forbidden pair together.

    Groups joined by one pair at a time form a tree: taking a pair out again parts a group in two.
    """

    def __init__(self, forbidden: Iterable[tuple[str, str]] = ()) -> None:
        self._group: dict[str, list[str]] = {}
        self._forbidden: dict[str, set[str]] = {}
        for pair in forbidden:
            self.forbid(*pair)

    def forbid(self, first: str, second: str) -> None:
        """Keep two records apart from now on."""
        self._forbidden.setdefault(first, set()).add(second)
        self._forbidden.setdefault(second, set()).add(first)

    def are_apart(self, first: str, second: str) -> bool:
        """Tell whether two records were forbidden to be one."""
        return second in self._forbidden.get(first, ())

    def of(self, record: str) -> list[str]:
        """Return the group of a record: itself alone where it was never joined."""
        return self._group.get(record, [record])

    def are_one(self, first: str, second: str) -> bool:
        """Tell whether two records are in one group."""
        return first == second or second in self.of(first)

    def join(
        self, first: str, second: str, *, fit: Callable[[str, str], bool] = lambda a, b: True
    ) -> bool:
        """Join the groups of two records; return whether that changed anything.

        Args:
            first: A record.
            second: Another.
            fit: Tells of every pair across the two groups whether they can be one.
        """
        ours, theirs = self.of(first), self.of(second)
        if self.are_one(first, second):
            return False
        for a in ours:
            if self._forbidden.get(a, set()).intersection(theirs):
                return False
            if not all(fit(a, b) for b in theirs):
                return False
        joined = [*ours, *theirs]
        for record in joined:
            self._group[record] = joined
        return True

    def groups(self) -> Iterable[list[str]]:
        """Return every group of two or more, in the order of their first joining."""
        return {id(group): group for group in self._group.values()}.values()
