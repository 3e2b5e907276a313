"""The challenge model once more, slowly: one dyad at a time, straight from its equations."""

from itertools import product

from parley.bargain.actors import Rules


def turn(
    weights: list[float],
    saliences: list[float],
    positions: list[float],
    extent: float,
    rules: Rules,
    status_quo: float,
) -> list[float]:
    """Return where each actor stands after one round."""
    actors = range(len(weights))
    median = min(
        positions,
        key=lambda x: sum(w * abs(x - y) for w, y in zip(weights, positions, strict=True)),
    )

    def votes(i, j, risk):
        for k in actors:
            exponent = risk[k] if rules.is_risk_in_votes else 1.0
            far = (abs(positions[k] - positions[j]) / extent) ** exponent
            near = (abs(positions[k] - positions[i]) / extent) ** exponent
            yield weights[k] * (far - near)

    def chance(i, j, risk, whole):
        if positions[i] == positions[j]:
            return 0.0
        cast = list(votes(i, j, risk))
        if rules.is_split_by_pair:
            whole = sum(map(abs, cast))
        return sum(vote for vote in cast if vote > 0) / whole if whole else 0.0

    def expects(i, j, exponent, risk, whole):
        apart = abs(positions[i] - positions[j]) / extent
        to_median = abs(positions[i] - median) / extent
        p = chance(i, j, risk, whole)
        won = 2 - 4 * (0.5 - 0.5 * apart) ** exponent
        lost = 2 - 4 * (0.5 + 0.5 * apart) ** exponent
        better = 2 - 4 * (0.5 - 0.25 * (to_median + apart)) ** exponent
        worse = 2 - 4 * (0.5 + 0.25 * (to_median + apart)) ** exponent
        alone = status_quo * (2 - 4 * 0.5**exponent)
        if rules.is_drift_expected:
            alone += (1 - status_quo) * (better if to_median < apart else worse)
        return saliences[j] * (p * won + (1 - p) * lost) + (1 - saliences[j]) * won - alone

    def all_votes(risk):
        return sum(abs(vote) for i, j in product(actors, actors) for vote in votes(i, j, risk))

    flat = [1.0 for _ in actors]
    whole = all_votes(flat)
    danger = [sum(expects(j, i, 1.0, flat, whole) for j in actors if j != i) for i in actors]
    most, least = max(danger), min(danger)
    if most == least:
        exposure = [0.0 for _ in actors]
    else:
        exposure = [(2 * one - most - least) / (most - least) for one in danger]
    risk = [(1 - one / 3) / (1 + one / 3) for one in exposure]
    whole = all_votes(risk)

    moved = []
    for i in actors:
        demands = []
        for j in actors:
            if positions[i] == positions[j]:
                continue
            a = expects(i, j, risk[i], risk, whole)
            b = expects(j, i, risk[j if rules.is_each_its_own_risk else i], risk, whole)
            here, there = positions[i], positions[j]
            if b > a > 0:
                demands.append((0, abs(here - there), there))
            elif b > 0 > a and b > -a:
                to = here + (there - here) * abs(a / b)
                middle = (abs(a) * here + abs(b) * there) / (abs(a) + abs(b))
                demands.append((1, abs(here - to) if rules.is_least_move else middle, to))
            elif rules.is_capitulating and b > 0 > a and b < -a:
                demands.append((2, abs(here - there), there))
        best = min(demands, key=lambda demand: demand[:2], default=(3, 0.0, positions[i]))
        moved.append(best[2])
    return moved
