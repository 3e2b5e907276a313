"""Whether the parties of a case could agree: command, Python, page and pictures."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

import parley
from parley.errors import CaseError, InputError, MissingInput
from tests.case.test_bargain_file import TEXT, _claims, _source

DRAWS, SEED = 256, 7


def _case(tmp_path: Path, block: str) -> parley.Case:
    source = _source(tmp_path)
    case = parley.Case.create(tmp_path / "strait")
    case.keep(parley.pipeline.Reading(source=source, claims=tuple(_claims(source))))
    path = case.folder / "case.yaml"
    text = "".join(f"  {line}\n" for line in block.splitlines())
    path.write_text(f"name: The strait\nbargain:\n{text}", encoding="utf-8")
    return parley.Case.open(case.folder)


def _block(**more: str) -> str:
    """Return the block of two issues on which the parties could trade."""
    parts = {
        "win": "[0.4, 0.6]",
        "costs": "{NOR: [0.05, 0.2], SUD: [0.05, 0.2]}",
        "levers": "{}",
        "offers": "{halfway: {by: NOR, basis: O1, at: {strait: 0.5, fish: 0.5}}}",
        "least": "",
    } | more
    return f"""\
parties: [NOR, SUD]
issues:
  strait:
    claims: [O1]
    stakes:
      NOR: {{ideal: 1, salience: [3, 4], shape: 1{parts["least"]}}}
      SUD: {{ideal: 0, salience: 1, shape: 1}}
  fish:
    stakes:
      NOR: {{ideal: 1, salience: 1, shape: 1}}
      SUD: {{ideal: {{value: 0, basis: [S1]}}, salience: [3, 4], shape: 1}}
win: {parts["win"]}
costs: {parts["costs"]}
levers: {parts["levers"]}
patience: {{NOR: 0.9, SUD: 0.9}}
offers: {parts["offers"]}
"""


RED = _block(
    least=", least: {low: 0.5, high: 0.7, basis: [S1], why: a line}",
    levers="{hawks: {party: SUD, worth: [-0.5, -0.3], belief: 1},"
    " relief: {party: SUD, worth: 0.3, belief: 0}}",
    costs="{NOR: [0, 0.02], SUD: [0, 0.02]}",
)


@pytest.fixture
def bargain(tmp_path: Path):
    return _case(tmp_path, _block()).bargain()


def test_table_has_issues_down_parties_across_and_marks_guesses(tmp_path) -> None:
    rows = _case(tmp_path, "parties: [NOR, SUD]\nissues: [strait]").bargain().table().rows()
    assert rows[0]["issue"] == "strait"
    assert rows[0]["NOR"][0] == "wants ? 0 to 1"


def test_table_names_the_claims_behind_a_cell(bargain) -> None:
    rows = {row["issue"]: row for row in bargain.table().rows()}
    assert rows["fish"]["SUD"][0] == "wants 0 [S1]"


def test_same_seed_gives_the_same_bytes(bargain) -> None:
    one, two = (bargain.zone(draws=DRAWS, seed=SEED) for _ in range(2))
    assert json.dumps(one.record()) == json.dumps(two.record())
    assert one.html == two.html
    assert one.picture().svg == two.picture().svg


def test_issues_weighed_unlike_are_swapped_and_each_swap_cites_a_claim(bargain) -> None:
    zone = bargain.zone(draws=DRAWS, seed=SEED)
    assert zone.space.share == 1
    swap = zone.space.swaps[0]
    assert (swap.first[0], swap.second[0]) == ("strait", "fish")
    assert swap.first[2] > swap.first[1]
    assert swap.second[2] < swap.second[1]
    assert min(swap.gains) > 0
    assert zone.record()["swaps"][0]["basis"] == ["O1", "S1"]


def test_deal_without_anything_to_trade_has_no_swap(tmp_path) -> None:
    best = _block(offers="{best: {at: {strait: 1, fish: 0}}}")
    zone = _case(tmp_path, best).bargain().zone(draws=DRAWS)
    assert zone.space.swaps == ()
    assert any("No swap" in said for said in zone.sentences())


def test_lever_switched_off_moves_the_result_its_own_way(tmp_path) -> None:
    case = _case(tmp_path, RED)
    held = case.bargain().zone(draws=DRAWS).space
    freed = case.bargain(without=["hawks"]).zone(draws=DRAWS).space
    assert held.share < freed.share


def test_lever_that_nobody_believes_in_changes_nothing(tmp_path) -> None:
    case = _case(tmp_path, RED)
    with_, without = (case.bargain(without=names).zone(draws=DRAWS).space
                      for names in ((), ("relief",)))  # fmt: skip
    assert (with_.share, with_.room) == (without.share, without.room)


def test_share_is_a_range_first_and_holds_the_share_of_all_draws(tmp_path) -> None:
    zone = _case(tmp_path, RED).bargain().zone(draws=DRAWS)
    low, high = zone.share
    assert 0 <= low <= zone.space.share <= high <= 1
    said = next(s for s in zone.sentences() if "room for a deal" in s)
    assert re.search(r"\d+ to \d+ % of draws \(\d+ % of all\)|No draw|\d+ % of draws", said)


def test_smallest_change_opens_a_deal_where_there_is_none(tmp_path) -> None:
    zone = _case(tmp_path, RED).bargain().zone(draws=DRAWS)
    assert zone.space.room < 0
    assert zone.space.openings
    assert any("smallest single change" in said for said in zone.sentences())


def test_result_of_guesses_says_so(tmp_path) -> None:
    case = _case(tmp_path, "parties: [NOR, SUD]\nissues: [strait, fish]")
    zone = case.bargain().zone(draws=DRAWS)
    assert zone.space.on_guesses > 0.95
    assert any("the result is mostly these guesses" in said for said in zone.sentences())


def test_result_of_stated_numbers_rests_on_no_guess(bargain) -> None:
    assert bargain.zone(draws=DRAWS).space.on_guesses == 0


def test_third_party_has_to_agree_as_well(tmp_path) -> None:
    block = _block().replace("[NOR, SUD]", "[NOR, SUD, ISL]")
    own = "      ISL: {ideal: 0, salience: 1, shape: 1, least: 0.2}\n  fish:"
    zone = _case(tmp_path, block.replace("  fish:", own, 1)).bargain().zone(draws=DRAWS)
    assert zone.space.problem.parties == ("NOR", "SUD", "ISL")
    assert zone.html


def test_a_thousand_issues_are_refused_in_words(tmp_path) -> None:
    names = ", ".join(f"issue {n}" for n in range(1000))
    case = _case(tmp_path, f"parties: [NOR, SUD]\nissues: [{names}]")
    with pytest.raises(InputError, match="1000 issues: expected 40 at most"):
        case.bargain().zone(draws=DRAWS)


@pytest.mark.parametrize(("draws", "seed"), [(0, 7), (-5, 7), (10**9, 7), (256, -1)])
def test_draws_that_make_no_sense_are_refused(bargain, draws, seed) -> None:
    with pytest.raises(InputError, match="expected 1 to"):
        bargain.zone(draws=draws, seed=seed)


def test_case_without_a_block_says_how_to_start_one(tmp_path) -> None:
    source = _source(tmp_path)
    case = parley.Case.create(tmp_path / "empty")
    case.keep(parley.pipeline.Reading(source=source, claims=tuple(_claims(source))))
    with pytest.raises(MissingInput, match="--draft --write"):
        case.bargain()


def test_unknown_lever_is_named_with_those_there(tmp_path) -> None:
    with pytest.raises(CaseError, match="it has hawks, relief"):
        _case(tmp_path, RED).bargain(without=["doves"])


def test_every_sentence_of_the_page_has_its_source(bargain) -> None:
    zone = bargain.zone(draws=DRAWS)
    page = zone.html
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "not advice to any party" in page
    assert page.count("<svg") == 3
    assert "<script" not in page
    assert all(sentence.supports for sentence in zone._page.sentences())


def test_brief_has_the_section_and_passes_the_gate(tmp_path) -> None:
    case = _case(tmp_path, RED)
    brief = case.brief()
    section = next(s for s in brief.page.sections if s.key == "bargaining")
    kinds = {s.kind for block in section.blocks for t in block.sentences for s in t.supports}
    assert {"deal-space", "input", "claim"} <= kinds
    assert json.loads(brief.json)["deal_space"]["draws"] > 0
    assert "Could they agree" in brief.markdown
    assert TEXT[:20] in brief.html


def test_brief_without_a_block_has_no_such_section(tmp_path) -> None:
    source = _source(tmp_path)
    case = parley.Case.create(tmp_path / "plain")
    case.keep(parley.pipeline.Reading(source=source, claims=tuple(_claims(source))))
    assert "bargaining" not in {section.key for section in case.brief().page.sections}


def test_input_that_the_dossier_does_not_hold_stops_the_brief(tmp_path) -> None:
    from dataclasses import replace

    from parley.brief import Sentence, Support, gate
    from parley.errors import UnsupportedSentence

    zone = _case(tmp_path, RED).bargain().zone(draws=DRAWS)
    false = Sentence(text="Win is 0.9.", supports=(Support(kind="input", ref="hope"),), number=1)
    section = zone._page.sections[0]
    block = replace(section.blocks[0], sentences=(false,))
    page = replace(zone._page, sections=(replace(section, blocks=(block,)),))
    with pytest.raises(UnsupportedSentence, match="its input hope is not in the dossier"):
        gate(page, zone._dossier)


def test_what_was_said_later_is_a_blank_on_an_earlier_day(tmp_path) -> None:
    case = _case(tmp_path, RED)
    with pytest.raises(MissingInput):
        case.bargain(as_of=date(2015, 6, 7))
    assert case.bargain(as_of="2015-06-08").problem == case.bargain().problem


def test_command_prints_what_python_gives(tmp_path, run) -> None:
    case = _case(tmp_path, RED)
    ran = run("bargain", str(case.folder), "--draws", str(DRAWS), "--seed", "3", "--json")
    assert ran.code == 0
    assert json.loads(ran.out) == json.loads(
        json.dumps(case.bargain().zone(draws=DRAWS, seed=3).record())
    )


def test_command_begins_with_what_it_is_not(tmp_path, run) -> None:
    ran = run("bargain", str(_case(tmp_path, RED).folder), "--draws", str(DRAWS))
    assert ran.out.startswith("Analysis aid, not advice")
    assert "strait" in ran.out


def test_command_writes_page_and_pictures_and_replaces_only_its_own(tmp_path, run) -> None:
    case = _case(tmp_path, RED)
    arguments = ("bargain", str(case.folder), "--draws", str(DRAWS), "--out", "out")
    for _ in range(2):
        assert run(*arguments).code == 0
    names = {path.name for path in Path("out").iterdir()}
    assert {
        "bargain.html",
        "bargain.json",
        "deal-space.svg",
        "tornado.svg",
        "settlement.svg",
    } <= names
    Path("out/bargain.json").write_text('{"mine": 1}', encoding="utf-8")
    ran = run(*arguments)
    assert ran.code == 1
    assert "bargain.json" in ran.err


def test_command_drafts_and_says_what_is_missing(tmp_path, run) -> None:
    source = _source(tmp_path)
    case = parley.Case.create(tmp_path / "drafted")
    case.keep(parley.pipeline.Reading(source=source, claims=tuple(_claims(source))))
    ran = run("bargain", str(case.folder), "--draft")
    assert ran.out.startswith("bargain:\n  parties: [NOR, SUD]")
    assert "Not filled:" in ran.err
    assert "bargain:" not in (case.folder / "case.yaml").read_text(encoding="utf-8")
    assert run("bargain", str(case.folder), "--draft", "--write").code == 0
    assert run("bargain", str(case.folder), "--draws", str(DRAWS)).code == 0


def test_command_refuses_options_that_do_not_go_together(tmp_path, run) -> None:
    folder = str(_case(tmp_path, RED).folder)
    assert run("bargain", folder, "--write").code == 2
    assert run("bargain", folder, "--draft", "--json").code == 2


def test_notebook_shows_the_range_and_the_picture(bargain) -> None:
    shown = bargain.zone(draws=DRAWS)._repr_html_()
    assert "not advice" in shown
    assert "<svg" in shown
    assert "<table" in bargain._repr_html_()


TYPES = """\
types:
  party: SUD
  prior: {earnest: 0.5, stalling: 0.5}
  signals:
    - {what: a rebuke, basis: S1, likelihood: {earnest: 0.2, stalling: 0.8}, why: it costs little}
    - {what: a poll, basis: D1, likelihood: {earnest: 0.6, stalling: 0.6}}
    - {what: a silence, likelihood: {earnest: [0.1, 0.3]}}
"""


def test_signals_move_beliefs_as_bayes_does_by_hand(tmp_path) -> None:
    space = _case(tmp_path, _block() + TYPES).bargain().zone(draws=DRAWS).space
    assert space.beliefs.middle[0] == (0.5, 0.5)
    assert space.beliefs.middle[1] == pytest.approx((0.2, 0.8))
    assert space.beliefs.low[1] == pytest.approx(space.beliefs.high[1])


def test_signal_that_fits_every_type_alike_says_nothing(tmp_path) -> None:
    beliefs = _case(tmp_path, _block() + TYPES).bargain().zone(draws=DRAWS).space.beliefs
    assert beliefs.middle[2] == pytest.approx(beliefs.middle[1])


def test_likelihood_left_blank_is_a_guess_and_widens_the_range(tmp_path) -> None:
    space = _case(tmp_path, _block() + TYPES).bargain().zone(draws=DRAWS).space
    likelihood = space.problem.types.signals[2].likelihood[1]
    assert likelihood.is_guess
    assert space.beliefs.high[3][0] - space.beliefs.low[3][0] > 0.1


def test_signals_are_told_with_their_claims_and_drawn(tmp_path) -> None:
    zone = _case(tmp_path, _block() + TYPES).bargain().zone(draws=DRAWS)
    told = [s for s in zone._page.sentences() if s.text.startswith("Signal ")]
    assert [{support.kind for support in s.supports} for s in told] == [
        {"deal-space", "claim", "input"}, {"deal-space", "claim", "input"},
        {"deal-space", "input"},
    ]  # fmt: skip
    assert "a rebuke" in zone.beliefs().svg
    assert "beliefs.svg" in {path.name for path in zone.write(tmp_path / "out")}


def test_beliefs_without_types_are_not_drawn(bargain) -> None:
    with pytest.raises(MissingInput, match="no `types:`"):
        bargain.zone(draws=DRAWS).beliefs()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("stalling: 0.5}", "stalling: 0.9}", "probabilities add up to 1.4, not to 1"),
        ("stalling: 0.5}", "stalling: .nan}", "give each a probability from 0 to 1"),
        ("earnest: 0.5, stalling: 0.5", "earnest: 1", "likelihood: stalling: is no type"),
        ("stalling: 0.8}", "stalling: 1.8}", "expected 0 to 1, found 1.8"),
        ("stalling: 0.8}", "joking: 0.8}", "likelihood: joking: is no type"),
        ("earnest: 0.6, stalling: 0.6", "earnest: 0, stalling: 0", "no type would send it"),
        ("what: a poll", "what: a rebuke", "two signals are called 'a rebuke'"),
        ("basis: S1", "basis: S9", "no claim 'S9'"),
        ("what: a poll", "whom: a poll", "signals: 1: what: the key is missing"),
        ("  party: SUD\n", "", "types: party: the key is missing"),
    ],
)
def test_mistake_in_types_is_told_with_its_place(tmp_path, old, new, said) -> None:
    assert old in TYPES
    with pytest.raises(CaseError) as caught:
        _case(tmp_path, _block() + TYPES.replace(old, new, 1)).bargain()
    assert said in str(caught.value)
