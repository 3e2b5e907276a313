"""Swapping the parties' names and sides changes no verdict."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.case import swap_pledges
from parley.check import PledgeFile, Swap, check, differing, ids_of, swap_rows
from parley.pipeline import find_places
from parley.records import Actor, Pledge, ReportedEvent, Source, Split
from tests.check.tables import BEGIN, LONG_AFTER, Event, a_test, daily, dataset, table

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
CASES = sorted((ROOT / "benchmarks" / "cases").glob("*.yaml"))

actors = st.sampled_from(["Northern Army", "Southern Army", "Valley Guard", ""])
events = st.lists(
    st.builds(
        Event,
        day=st.integers(-14, 29),
        hour=st.none() | st.integers(0, 23),
        source=actors,
        target=actors,
        seen_days=st.none() | st.integers(0, 20),
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events, st.sampled_from(["cease", "reduce", "withdraw", "refrain"]), st.integers(0, 40))
def test_verdicts_do_not_know_who_fired_or_who_promised(drawn, act, late) -> None:
    test = a_test(act=act, by="NOR:MIL")
    swap = Swap.among(["NOR", "SOU:GOV"])
    rows, files = table(drawn), [dataset(drawn)]
    day = date.fromordinal(BEGIN.toordinal() + late)
    before = check(test, rows, files, as_of=day, locate=None)
    after = check(swap.test(test), swap_rows(rows), files, as_of=day, locate=None)
    assert differing(before, after) == ()


def test_swapped_table_has_other_actors_in_both_columns() -> None:
    rows = table([Event(day=1, source="A", target="B"), Event(day=2, source="B", target="")])
    turned = swap_rows(rows)
    assert turned.column("source").to_pylist() == ["A", ""]
    assert turned.column("target").to_pylist() == ["B", "A"]
    assert turned.drop_columns(["source", "target"]).equals(rows.drop_columns(["source", "target"]))


def test_difference_is_told_by_pledge_and_horizon() -> None:
    drawn = daily(4, range(-14, 0)) + daily(1, range(30))
    found = check(a_test(), table(drawn), [dataset(drawn)], as_of=LONG_AFTER, locate=None)
    other = (replace(found[0], verdict="expired"), *found[1:])
    (line,) = differing(found, other)
    assert "P1 24h" in line
    assert "became expired" in line


def test_two_sides_change_places_and_the_article_stays_itself() -> None:
    swap = Swap.among(["NOR:MIL", "SOU", "AUTHOR", "OUTLET:POST", ""])
    assert swap.id("NOR:MIL") == "SOU:MIL"
    assert swap.id("SOU") == "NOR"
    assert swap.id("AUTHOR") == "AUTHOR"
    assert swap.id("OUTLET:POST") == "OUTLET:POST"


def test_swap_of_the_only_side_named_gives_it_another_name() -> None:
    assert Swap.among(["NOR"]).id("NOR:GOV") != "NOR:GOV"


def test_every_actor_of_a_claim_is_swapped() -> None:
    source = Source(content=b"Fire ceases.", text="Fire ceases.", name="a.txt")
    head = {"source_sha256": source.sha256, "span": source.span(0, 12)}
    north, south = Actor(name="the north", id="NOR"), Actor(name="the south", id="SOU")
    claims = (
        Pledge(**head, by=north, to=south, also=(south,), act="cease", maker=north),
        ReportedEvent(**head, type="ASSAULT", source=south, target=north),
        Split(**head, side="NOR", a=north, b=Actor(name="X", id="NOR:X")),
    )
    swap = Swap.among(ids_of(claims))
    pledge, event, split = (swap.claim(claim) for claim in claims)
    assert (pledge.by.id, pledge.to.id, pledge.also[0].id) == ("SOU", "NOR", "NOR")
    assert (event.source.id, event.target.id) == ("NOR", "SOU")
    assert (split.side, split.a.id, split.b.id) == ("SOU", "SOU", "SOU:X")
    assert pledge.maker.id == "SOU"
    assert ids_of(map(swap.claim, map(swap.claim, claims))) == ids_of(claims)


@pytest.mark.skipif(
    not DATA.exists() and os.environ.get("CI") != "true", reason="the real files are not beside"
)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_known_histories_are_judged_alike_with_the_parties_swapped(path) -> None:
    file = PledgeFile.load(path)
    (test,) = file.tests(find_places)
    events = [next(DATA.rglob(name)) for name in file.events]
    day = date.fromordinal(test.begin.toordinal() + 400)
    assert swap_pledges(path, events, as_of=day) == {test.pledge: ()}
