"""How many acts, or deaths, a mapped row stands for."""

from collections.abc import Mapping

from parley.observe.layout.layout import Check, number, plain
from parley.observe.layout.query import this_century
from parley.observe.mapping.entry import EventMapping
from parley.observe.reading.chosen import Chosen, named, several


def counting(
    chosen: Chosen, mapping: EventMapping, fields: dict[str, str], day: str
) -> tuple[Check, ...]:
    """Set the count of a row, and return the rows of which something must be told.

    Args:
        chosen: The file's columns.
        mapping: How it is read.
        fields: Event column to SQL; `count` is set where the file counts.
        day: SQL of the day a row begins, by which running totals are ordered.
    """
    checks: list[Check] = []
    if "count" in fields and (mapping.running is not None or mapping.less):
        # told before anything is taken off or put in its place
        checks.append(
            Check(
                condition=f"{fields['count']} < 0",
                what="its count is below zero",
                outcome="refused",
                value=chosen.first(chosen.names["count"]),
            )
        )
    if mapping.running is not None:
        checks += _with_total(chosen, mapping.running, fields, day)
    if "count" in fields:
        checks.append(
            Check(
                condition=f"{fields['count']} IS NULL",
                what="gives no count: counted as one" if mapping.running is None
                else "gives no count and no rise of its total: counted as none",
                outcome="counted",
            )
        )  # fmt: skip
        if mapping.running is not None:
            fields["count"] = f"coalesce({fields['count']}, 0)"
    if mapping.less and "count" in fields:
        found = [chosen.cell(name) for name in several(chosen.raw, mapping.less, "less")]
        taken = " + ".join(f"coalesce({number(cell)}, 0)" for cell in found)
        checks.append(
            Check(
                condition=f"{taken} > 0",
                what=f"found later and taken off its count: {' and '.join(mapping.less)}",
                outcome="repaired",
                value=f"concat_ws(' and ', {', '.join(found)})",
            )
        )
        checks.append(
            Check(
                condition=f"{taken} > {fields['count']}",
                what="more found later than counted: counted as none",
                value=plain(fields["count"]),
            )
        )
        fields["count"] = f"greatest({fields['count']} - ({taken}), 0)"
    return (*checks, *_above(chosen, mapping.at_most))


def _with_total(
    chosen: Chosen, running: str, fields: dict[str, str], day: str
) -> tuple[Check, ...]:
    """Set the count to the rise of a running total where a row has none of its own."""
    own = fields.get("count", "NULL::DOUBLE")
    # a row that is refused for its count says nothing of the total either
    total = (
        f"CASE WHEN {own} < 0 THEN NULL "
        f"ELSE {number(chosen.cell(named(chosen.raw, running, 'running')))} END"
    )
    apart = [chosen.first(chosen.names[k]) for k in ("place", "admin1") if k in chosen.names]
    parts = f"PARTITION BY {', '.join(apart)} " if apart else ""
    before = f"lag({total} IGNORE NULLS) OVER ({parts}ORDER BY {this_century(day, 'DATE')})"
    rise = f"({total} - {before})"
    fields["count"] = f"coalesce({own}, greatest({rise}, 0))"
    return (
        Check(
            condition=f"{own} IS NULL AND {rise} IS NOT NULL",
            what=f"has no count of its own: the rise of `{running}` is taken",
            outcome="repaired",
            value=plain(total),
        ),
        Check(
            condition=f"{own} <> {rise}",
            what=f"its count is not the rise of `{running}`: its own count is kept",
            value=plain(own),
        ),
        Check(
            condition=f"{rise} < 0",
            what=f"`{running}` falls: earlier reports were corrected",
            value=plain(total),
        ),
    )


def _above(chosen: Chosen, at_most: Mapping[str, str]) -> tuple[Check, ...]:
    """Return the rows in which a number exceeds one that it should not exceed."""
    return tuple(
        Check(
            condition=(
                f"try_cast({chosen.cell(named(chosen.raw, one, 'at_most'))} AS DOUBLE) > "
                f"try_cast({chosen.cell(named(chosen.raw, other, 'at_most'))} AS DOUBLE)"
            ),
            what=f"`{one}` is above `{other}`: kept as coded",
            value=(
                f"concat({chosen.cell(named(chosen.raw, one, 'at_most'))}, ' and ', "
                f"{chosen.cell(named(chosen.raw, other, 'at_most'))})"
            ),
        )
        for one, other in at_most.items()
    )
