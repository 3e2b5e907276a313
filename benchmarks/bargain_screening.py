"""Screening games: speed, and the credible equilibrium beside pygambit and OpenSpiel.

    python -m venv GAMES && GAMES/bin/pip install pygambit open_spiel
    python benchmarks/bargain_screening.py games --with GAMES/bin/python [--games N]
    python benchmarks/bargain_screening.py speed

`games` draws small games: one side demands one of five shares of a side with two types, which
takes it or fights. All are solved by Parley and, as games in extensive form, by solvers of the
other interpreter. A solver is right where every answer it gives, on the path and off it, is the
best one (to within a probability of .01): the equilibrium without empty threats, which these games
have only one of. `path` counts games in which at least the demand and the answers to it are right.
Games in which two demands or two answers are within .001 of each other are drawn anew. Times are
CPU milliseconds a game.
"""

import argparse
import json
import subprocess
import time

import numpy as np

from parley.bargain import (
    fight_and_learn,
    power_shift,
    screen_demands,
    screen_range,
    screen_stages,
    screen_two_types,
    update_beliefs,
)

DEMANDS = 5
#: Two values nearer than this are too near to ask for one answer.
APART = 1e-3
#: How far from a pure answer counts as that answer.
NEAR = 0.01

#: Runs in the other interpreter: reads games as text, writes answers and seconds a game.
_OTHER = """
import io, json, sys, time
given = json.load(sys.stdin)
solver, demands = given["solver"], given["demands"]

def with_gambit(text):
    import pygambit
    game = pygambit.read_efg(io.BytesIO(text.encode()))
    start = time.process_time()
    if solver == "lcp":
        found = pygambit.nash.lcp_solve(game, rational=False)
    elif solver == "enumpure_agent":
        found = pygambit.nash.enumpure_agent_solve(game)
    else:
        found = pygambit.nash.logit_solve(game)
    took = time.process_time() - start
    answers = []
    for profile in found.equilibria:
        behavior = profile.as_behavior() if hasattr(profile, "as_behavior") else profile
        answers.append(
            [[float(behavior[action]) for action in info.actions]
             for player in game.players for info in player.infosets]
        )
    return answers, took

def with_spiel(text):
    import pyspiel
    game = pyspiel.load_efg_game(text)
    start = time.process_time()
    cfr = pyspiel.CFRPlusSolver(game) if solver == "cfr+" else pyspiel.CFRSolver(game)
    for _ in range(given["rounds"]):
        cfr.evaluate_and_update_policy()
    policy = cfr.average_policy()
    took = time.process_time() - start
    table = {}
    def walk(state):
        if state.is_terminal():
            return
        if not state.is_chance_node():
            key = (state.current_player(), state.information_state_string())
            chances = sorted(policy.action_probabilities(state).items())
            table.setdefault(key, [chance for _, chance in chances])
        for action in state.legal_actions():
            walk(state.child(action))
    walk(game.new_initial_state())
    return [[row for _, row in table.items()]], took

out = []
for text in given["games"]:
    out.append((with_spiel if solver.startswith("cfr") else with_gambit)(text))
json.dump(out, sys.stdout)
"""


def draw(rng: np.random.Generator, number: int) -> dict[str, np.ndarray]:
    """Return games whose only credible equilibrium is in pure answers."""
    parts: list[dict[str, np.ndarray]] = []
    while sum(len(part["p"]) for part in parts) < number:
        size = 2 * number
        low = rng.uniform(0.0, 0.2, size)
        game = {
            "p": rng.uniform(0.3, 0.7, size),
            "a": rng.uniform(0.0, 0.2, size),
            "costs": np.stack((low, low + rng.uniform(0.02, 0.2, size)), axis=-1),
            "w": rng.integers(10, 91, size) / 100,
            "y": np.sort(rng.uniform(0.2, 1.0, (size, DEMANDS)), axis=-1),
        }
        game = {name: np.round(values, 6) for name, values in game.items()}
        edge = game["p"][:, None] + game["costs"]
        near = np.abs(game["y"][:, :, None] - edge[:, None, :]).min(axis=(1, 2))
        worth = np.sort(_worth(game), axis=-1)
        good = (near > APART) & (worth[:, -1] - worth[:, -2] > APART)
        parts.append({name: values[good] for name, values in game.items()})
    return {name: np.concatenate([part[name] for part in parts])[:number] for name in parts[0]}


def _takes(game: dict[str, np.ndarray]) -> np.ndarray:
    """Return which type takes which demand; (N, 2, D)."""
    return game["y"][:, None, :] <= (game["p"][:, None] + game["costs"])[:, :, None]


def _worth(game: dict[str, np.ndarray]) -> np.ndarray:
    """Return what each demand is worth to the demander."""
    chances = np.stack((1 - game["w"], game["w"]), axis=-1)
    taken = (_takes(game) * chances[:, :, None]).sum(axis=1)
    return taken * game["y"] + (1 - taken) * (game["p"] - game["a"])[:, None]


def as_text(game: dict[str, np.ndarray], n: int) -> str:
    """Return game `n` in Gambit's extensive form."""
    p, a, w = game["p"][n], game["a"][n], game["w"][n]
    lines = [
        'EFG 2 R "screening" { "A" "B" }',
        f'c "" 1 "" {{ "low" {1 - w:.2f} "high" {w:.2f} }} 0',
    ]
    names = " ".join(f'"{k}"' for k in range(DEMANDS))
    outcome = 0
    for kind in range(2):
        lines.append(f'p "" 1 1 "" {{ {names} }} 0')
        for k in range(DEMANDS):
            lines.append(f'p "" 2 {1 + kind * DEMANDS + k} "" {{ "take" "fight" }} 0')
            y = game["y"][n, k]
            for one, two in ((y, 1 - y), (p - a, 1 - p - game["costs"][n, kind])):
                outcome += 1
                lines.append(f't "" {outcome} "" {{ {one:.6f}, {two:.6f} }}')
    return "\n".join(lines) + "\n"


def compare(python: str, number: int, rounds: int) -> None:
    """Print in how many games each solver finds the credible equilibrium, and its time."""
    game = draw(np.random.default_rng(7), number)
    chances = np.stack((1 - game["w"], game["w"]), axis=-1)
    start = time.process_time()
    ours = screen_demands(game["p"], game["a"], game["costs"], chances, game["y"])
    took = time.process_time() - start
    best = _worth(game).argmax(axis=-1)
    right = ours.demand == np.take_along_axis(game["y"], best[:, None], axis=-1)[:, 0]
    print(f"{'solver':28} {'credible':>9} {'path':>7} {'CPU ms':>10}")
    print(f"{'parley':28} {right.mean():9.3f} {right.mean():7.3f} {1000 * took / number:10.4f}")
    texts = [as_text(game, n) for n in range(number)]
    for solver in ("lcp", "cfr", "cfr+", "logit", "enumpure_agent"):
        given = {"solver": solver, "games": texts, "demands": DEMANDS, "rounds": rounds}
        done = subprocess.run(
            [python, "-c", _OTHER], input=json.dumps(given), capture_output=True, text=True
        )
        if done.returncode:
            print(f"{solver:28} failed: {done.stderr.strip().splitlines()[-1]}")
            continue
        answers = json.loads(done.stdout)
        name = f"OpenSpiel {solver}, {rounds}" if solver.startswith("cfr") else f"pygambit {solver}"
        first = [_is_right(game, n, best[n], found[:1]) for n, (found, _) in enumerate(answers)]
        any_of = [_is_right(game, n, best[n], found) for n, (found, _) in enumerate(answers)]
        mean = 1000 * np.mean([seconds for _, seconds in answers])
        full, path = np.mean(first, axis=0)
        print(f"{name:28} {full:9.3f} {path:7.3f} {mean:10.4f}", end="")
        count = np.mean([len(found) for found, _ in answers])
        print(
            f"   {count:.1f} answers a game, {np.mean(any_of, axis=0)[0]:.3f} with it among them",
            flush=True,
        )


def _is_right(
    game: dict[str, np.ndarray], n: int, best: int, found: list[list[list[float]]]
) -> tuple[bool, bool]:
    """Return whether one of the answers is credible everywhere, and whether on the path."""
    takes = _takes({name: values[n : n + 1] for name, values in game.items()})[0]
    full = path = False
    for answer in found:
        demand = next(row for row in answer if len(row) == DEMANDS)
        answers = np.array([row[0] for row in answer if len(row) == 2]).reshape(2, DEMANDS)
        is_asked = demand[best] > 1 - NEAR
        is_best = np.abs(answers - takes) < NEAR
        full |= bool(is_asked and is_best.all())
        path |= bool(is_asked and is_best[:, best].all())
    return full, path


def speed() -> None:
    """Print how long many games take; the best of three."""
    rng = np.random.default_rng(1)
    p, a, low, more, w = rng.random((5, 1_000_000))
    few = slice(0, 10_000)
    prior = rng.dirichlet(np.ones(3), 10_000)
    sent = rng.uniform(0.05, 1, (10_000, 10, 3))
    s = rng.uniform(0.1, 0.5, 1000)
    both = {"patience": 0.9, "patience_other": 0.9}
    types, chances = rng.random((10_000, 2)), np.stack((w[few], 1 - w[few]), axis=-1)
    path = rng.random((100_000, 2))
    runs = {
        "two types, 10^6 games": lambda: screen_two_types(
            p, a, 0.3 * low, 0.3 * low + 0.3 * more, chance_high=w
        ),
        "two types over 6 stages, 10^4 games": lambda: screen_stages(
            p[few], a[few], types, chances, stages=6, **both
        ),
        "range of costs over 6 stages, 10^3 games": lambda: screen_range(
            0.5 * p[:1000], a[:1000], 0.2 * low[:1000], 0.2 + 0.3 * more[:1000], stages=6, **both
        ),
        "power shift of two periods, 10^5 games": lambda: power_shift(
            path, 0.1 * a[:100_000], 0.1 * low[:100_000], patience=0.9
        ),
        "ten signals, three types, 10^4 draws": lambda: update_beliefs(prior, sent),
        "learning, 3 and 3 units, 10^3 games": lambda: fight_and_learn(
            w[:1000], s, s + 0.3, 0.05 * a[:1000], 0.05 * low[:1000], attackers=3, defenders=3
        ),
    }
    for name, run in runs.items():
        walls, cpus = [], []
        for _ in range(3):
            wall, cpu = time.perf_counter(), time.process_time()
            run()
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
        print(f"{name:40} {min(walls):7.3f} s wall {min(cpus):7.3f} s CPU")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("games", "speed"))
    parser.add_argument("--with", dest="python", help="interpreter with pygambit and open_spiel")
    parser.add_argument("--games", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=1000, help="rounds of CFR")
    given = parser.parse_args()
    if given.what == "speed":
        speed()
    elif given.python:
        compare(given.python, given.games, given.rounds)
    else:
        parser.error("games: name the other interpreter by --with")


if __name__ == "__main__":
    main()
