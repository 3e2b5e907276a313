"""Published data and figures, read where the shared folder lies beside the checkout."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np

from parley.bargain.estimation import Payoffs, design

Rows = list[dict[str, str]]


def figures(shared: Path, entry: str) -> dict[str, Any]:
    entries = json.loads((shared / "methods/bargain_reference.json").read_text("utf-8"))
    return next(each["values"] for each in entries if each["id"] == entry)


def rows(shared: Path, name: str) -> Rows:
    with (shared / f"data/games/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def numbers(table: Rows, *names: str) -> dict[str, list[float]]:
    return {name: [float(row[name]) for row in table] for name in names}


def is_value(table: Rows, name: str, *values: str) -> dict[str, list[float]]:
    return {value: [float(row[name] == value) for row in table] for value in values}


def war1800(shared: Path) -> tuple[list[int], Payoffs]:
    """Disputes 1816-1899 whose two regimes are known: escalation by the first, war by both."""
    table = [row for row in rows(shared, "war1800") if "NA" not in (row["regime1"], row["regime2"])]
    count = len(table)
    return [int(row["esc"]) + int(row["war"]) for row in table], Payoffs(
        status_quo=design(count, numbers(table, "s_wt_re1", "revis1")),
        conceded=design(count, constant=False),
        resisted=design(count, is_value(table, "regime1", "dem", "mixed")),
        response=design(
            count, numbers(table, "balanc") | is_value(table, "regime2", "dem", "mixed")
        ),
    )


def leblang2003(shared: Path) -> tuple[list[int], Payoffs]:
    """Months of 90 countries: speculators attack or not; governments devalue or defend."""
    table = rows(shared, "leblang2003")
    count = len(table)
    attack = "capcont lreserves overval creditgrow USinterest service contagion prioratt"
    defend = "unifgov lexports preelec postelec rightgov realinterest capcont lreserves"
    outcomes = ["no attack", "devaluation", "defense"]
    return [outcomes.index(row["outcome"]) for row in table], Payoffs(
        status_quo=design(count, numbers(table, *attack.split()), constant=False),
        conceded=design(count),
        resisted=design(count),
        response=design(count, numbers(table, *defend.split())),
    )


def close(found: object, printed: object, digits: int) -> None:
    """Hold figures to what was printed: half a unit of the last digit, and rounding."""
    np.testing.assert_allclose(found, printed, rtol=0, atol=0.5001 * 10.0**-digits)
