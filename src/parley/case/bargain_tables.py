"""A bargaining problem and what was found of it, as rows for people."""

from collections.abc import Mapping, Sequence
from typing import Any

from parley.records import Amount, DealSpace, Problem, plain


def input_rows(problem: Problem, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return every number of a problem in a row: what it is, its range, and what is behind it."""
    about = _about(problem)
    return [
        {
            "input": amount.name,
            **about[amount.name],
            "low": amount.low,
            "high": amount.high,
            "unit": amount.unit,
            "guess": amount.is_guess,
            "basis": [names.get(id_, id_) for id_ in amount.basis],
            "why": amount.why,
        }
        for amount in problem.amounts()
    ]


def _about(problem: Problem) -> dict[str, dict[str, str | None]]:
    """Return for each number which party and issue it is about."""
    none = {"party": None, "issue": None}
    about: dict[str, dict[str, str | None]] = {problem.win.name: {**none}}
    for party, cost in zip(problem.parties, problem.costs, strict=True):
        about[cost.name] = none | {"party": party}
    for party, patience in zip(problem.parties, problem.patience, strict=False):
        about[patience.name] = none | {"party": party}
    for stake in problem.stakes:
        for amount in (stake.ideal, stake.salience, stake.shape, stake.least):
            if amount is not None:
                about[amount.name] = {"party": stake.party, "issue": stake.topic}
    for lever in problem.levers:
        about[lever.worth.name] = about[lever.belief.name] = none | {"party": lever.party}
    return about


def stake_rows(problem: Problem, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return issues down and parties across: what each wants, how much, and not beyond what."""
    rows = []
    for topic in problem.topics:
        own = [stake for stake in problem.stakes if stake.topic == topic.name]
        cells = {}
        for party in problem.parties:
            stake = next((each for each in own if each.party == party), None)
            amounts = (
                ()
                if stake is None
                else (("wants", stake.ideal), ("weight", stake.salience), ("least", stake.least))
            )
            cells[party] = [
                f"{word} {range_words(amount, names)}" for word, amount in amounts if amount
            ]
        rows.append({"issue": topic.name} | cells)
    return rows


def range_words(amount: Amount, names: Mapping[str, str]) -> str:
    """Return a number for a reader: its range, `?` before a guess, its claims behind it."""
    ends = f"{amount.low:g}"
    if amount.low != amount.high:
        ends += f" to {amount.high:g}"
    behind = f" [{', '.join(names.get(i, i[:8]) for i in amount.basis)}]" if amount.basis else ""
    return f"{'? ' if amount.is_guess else ''}{ends}{behind}"


def space_record(space: DealSpace, names: Mapping[str, str]) -> dict[str, Any]:
    """Return what was found as one JSON object, its inputs in rows."""
    found: dict[str, Any] = plain(space)
    found.pop("problem")
    amounts = list(space.problem.amounts())
    found["parties"] = list(space.problem.parties)
    found["guesses"] = [amount.name for amount in amounts if amount.is_guess]
    found["numbers"] = len(amounts)
    found["swaps"] = [
        plain(swap) | {"basis": [names.get(id_, id_) for id_ in swap.basis]} for swap in space.swaps
    ]
    found["inputs"] = input_rows(space.problem, names)
    found["notice"] = NOTICE
    return found


#: Stands over every result.
NOTICE = "Analysis aid, not advice to any party: it shows what follows from the case's numbers."


def space_lines(space: DealSpace, names: Mapping[str, str], sentences: Sequence[str]) -> list[str]:
    """Return what was found in lines: the table of issues, then the sentences of the brief.

    Args:
        space: What was found.
        names: Short name of each claim by its id.
        sentences: What the brief says of it.
    """
    problem = space.problem
    lines = [NOTICE, f"{space.draws:,} draws, seed {space.seed}; ? marks a guess.", ""]
    for topic, row in zip(problem.topics, stake_rows(problem, names), strict=True):
        said = f" (0: {topic.ends[0]}; 1: {topic.ends[1]})" if any(topic.ends) else ""
        lines.append(f"{topic.name}{said}")
        lines += [f"  {party:>8}  {'; '.join(row[party])}" for party in problem.parties]
    lines.append("what fighting on is worth")
    others = [problem.win, *problem.costs]
    lines += [f"  {amount.name}: {range_words(amount, names)}" for amount in others]
    if problem.levers:
        lines.append("levers")
    for lever in problem.levers:
        worth, belief = range_words(lever.worth, names), range_words(lever.belief, names)
        lines.append(f"  {lever.name} ({lever.party}): worth {worth}, believed {belief}")
    lines += ["", *sentences, "", "Room with one input at either end of its range:"]
    guesses = {amount.name for amount in problem.amounts() if amount.is_guess}
    for swing in space.swings[:_SWINGS]:
        mark = "? " if swing.name in guesses else ""
        part = f", {max(swing.total[0], 0):.0%} of the variance" if swing.total[0] > 0 else ""
        low, high = swing.share
        lines.append(f"  {low:>4.0%} to {high:>4.0%}  {mark}{swing.name}{part}")
    lines += ["", "Room by issue, were it alone at stake:"]
    return lines + [f"  {issue.share:>4.0%}  {issue.topic}" for issue in space.issues]


#: Inputs listed; --json has them all.
_SWINGS = 10
