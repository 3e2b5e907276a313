"""A model's record held to the article: a claim in the article's words, or a refusal.

A model only points. What a record quotes must stand in the article; whom, where and when it means
is resolved there as for every other reader; a record with anything else in it is refused whole.
"""

from collections.abc import Sequence
from typing import Any

from parley.errors import InvalidRecord
from parley.read.llm.quoting import Quoting, places_of
from parley.read.llm.schema import BY_IS_MAKER, Field, fields_of
from parley.read.llm.windows import Stretch
from parley.records import AUTHOR_ID, KINDS, NOBODY, Actor, Claim, Period, Span


class Refused(Exception):
    """Tell why a record does not become a claim, and for which words."""

    def __init__(self, reason: str, words: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.words = words


def hold(
    record: dict[str, Any], quoting: Quoting, stretches: Sequence[Stretch], *, reader: str
) -> tuple[Claim, bool]:
    """Return a record as a claim, and whether its place was put right.

    Args:
        record: Of the asked form.
        quoting: The article.
        stretches: The paragraphs that the model was shown.
        reader: What the claim names as having read it.

    Raises:
        Refused: Something in it is not in the article.
    """
    span, is_repaired = _span(record["span"], record["start"], quoting, stretches)
    if quoting.addresses_reader(span):
        raise Refused("addressed to the reader", span.text)
    try:
        claim = _Record(record, span, quoting).claim(reader)
    except InvalidRecord as error:
        raise Refused("contradicts itself", str(error)) from error
    quoting.analysis.source.verify(claim.span)
    return claim, is_repaired


def _span(
    words: str, start: int, quoting: Quoting, stretches: Sequence[Stretch]
) -> tuple[Span, bool]:
    """Return where the words stand; a wrong place is put right where they stand once only."""
    source = quoting.analysis.source
    found = [at for a, b in stretches for at in places_of(words, source.text, a, b)]
    there = [at for at in found if at[0] == start]
    if there:
        return source.span(*there[0]), False
    if not found or not any(c.isalnum() for c in words):
        raise Refused("words not in the article", words)
    if len(found) > 1:
        raise Refused("words more than once, at a wrong place", words)
    return source.span(*found[0]), True


class _Record:
    """One record of a model, its span found, the rest still to be held to the article."""

    def __init__(self, given: dict[str, Any], span: Span, quoting: Quoting) -> None:
        self._given = given
        self._kind: str = given["kind"]
        self._span = span
        self._quoting = quoting
        self._unresolved: list[str] = []

    def claim(self, reader: str) -> Claim:
        """Return it as a claim, or raise why it is none."""
        fields = [field for field in fields_of(self._kind) if field.shape != "span"]
        values = {field.name: self._value(field) for field in fields}
        if self._kind in BY_IS_MAKER:
            values["maker"] = values["by"]
        if self._kind == "split":
            values["side"] = _side(values["a"], values["b"])
        return KINDS[self._kind](
            source_sha256=self._quoting.analysis.source.sha256,
            span=self._span,
            when_words=next(iter(self._unresolved), ""),
            reader=reader,
            **values,
        )

    def _value(self, field: Field) -> Any:  # noqa: ANN401  (any field of a record)
        given = self._given[field.name]
        match field.shape:
            case "actor":
                return self._actor(field, given)
            case "actors":
                return tuple(self._somebody(words) for words in given if words.strip())
            case "places":
                named = (self._place(words) for words in given if words.strip())
                return tuple(dict.fromkeys(named))
            case "names":
                return tuple(self._quoted(words) for words in given if words.strip())
            case "words":
                if field.needed and not given.strip():
                    raise Refused("not of the asked form", f"{field.name} is empty")
                return self._quoted(given) if given.strip() else ""
            case "day":
                return self._day(given) if given.strip() else None
            case "number":
                return self._number(given)
            case _:
                return given

    def _actor(self, field: Field, words: str) -> Actor | None:
        """Return who fills a field; where it is empty: the author, nobody or `None`, by field."""
        is_maker = field.name == "maker" or self._kind in BY_IS_MAKER
        if words.strip() and not (is_maker and words.strip() == AUTHOR_ID):
            return self._somebody(words)
        if field.needed or (self._kind, field.name) == ("statement", "maker"):
            raise Refused("not of the asked form", f"{field.name} is empty")
        if is_maker:
            return self._quoting.analysis.issuer
        return NOBODY if field.name == "source" else None

    def _somebody(self, words: str) -> Actor:
        actor = self._quoting.actor(words, self._span)
        if actor is None:
            raise Refused("actor not in the article", words)
        return actor

    def _place(self, words: str) -> str:
        name = self._quoting.place(words, self._span)
        if name is None:
            raise Refused("place not in the article", words)
        return name

    def _quoted(self, words: str) -> str:
        found = self._quoting.words(words)
        if found is None:
            raise Refused("part of it not in the article", words)
        return found

    def _day(self, words: str) -> Period | None:
        """Return the days that words name; those of an unknown date stay words."""
        published = self._quoting.analysis.source.published
        if published is not None and words.strip() == published.isoformat():
            return Period.day(published)  # shown to the model beside the paragraphs
        mention = self._quoting.time(words, self._span)
        if mention is None:
            raise Refused("day not in the article", words)
        if mention.unresolved:
            self._unresolved.append(mention.text)
        return mention.period

    def _number(self, given: float) -> float:
        if not self._quoting.has_number(given, self._span):
            raise Refused("number not in the article", str(given))
        return float(given)


def _side(a: Actor, b: Actor) -> str:
    """Return the side that two people share."""
    if not a.side or a.side != b.side or a == b:
        raise Refused("contradicts itself", f"{a.name} and {b.name} share no side")
    return a.side
