"""The block `bargain:`: its numbers, its blanks, its mistakes, and its draft."""

from datetime import date
from pathlib import Path

import pytest
import yaml

import parley
from parley.case.bargain_draft import draft_block
from parley.case.bargain_file import BargainEntry
from parley.case.claim_names import Basis, names_of_claims
from parley.case.problem import GUESSES, problem_of
from parley.errors import CaseError, MissingInput
from parley.pipeline import Reading
from parley.read import read_source
from parley.records import (
    Actor,
    Amount,
    Forecast,
    Issue,
    Offer,
    Poll,
    Position,
    Problem,
    Source,
    Span,
    Split,
)

TEXT = """\
Norland offered Sudmark free passage through the strait in exchange for a share of the fish.
Sudmark said it would never give up the lighthouse. Norland demands the lighthouse.
Sanctions on Sudmark will hardly be lifted. Around 70 percent of Sudmarkers want peace.
Admiral Holm attacked Minister Lund over the strait.
"""
NOR, SUD = Actor(name="Norland", id="NOR"), Actor(name="Sudmark", id="SUD")


def _source(tmp_path: Path) -> Source:
    path = tmp_path / "strait.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_source(path, published=date(2015, 6, 8))


def _claims(source: Source) -> list:
    def span(words: str) -> Span:
        start = TEXT.index(words)
        return Span(start=start, end=start + len(words), text=words)

    sha = source.sha256
    return [
        Offer(
            source_sha256=sha, span=span("free passage through the strait"), by=NOR, to=SUD,
            issue="the strait", give="free passage through the strait", ask="a share of the fish",
        ),
        Position(
            source_sha256=sha, span=span("never give up the lighthouse"), party=SUD,
            issue="the lighthouse", stance="red-line",
        ),
        Position(
            source_sha256=sha, span=span("demands the lighthouse"), party=NOR,
            issue="the lighthouse", stance="demands",
        ),
        Forecast(
            source_sha256=sha, span=span("Sanctions on Sudmark will hardly be lifted"),
            about="sanctions", likelihood="unlikely", word="hardly",
        ),
        Poll(
            source_sha256=sha, span=span("Around 70 percent of Sudmarkers"),
            population="Sudmarkers", measure="want peace", value=70,
        ),
        Split(
            source_sha256=sha, span=span("Admiral Holm attacked Minister Lund"), side="SUD",
            a=Actor(name="Admiral Holm", id="SUD:HOLM"), b=Actor(name="Lund", id="SUD:LUND"),
            about="the strait",
        ),
    ]  # fmt: skip


def _issues(claims: list) -> tuple[Issue, ...]:
    offer, line, demand = claims[:3]
    return (
        Issue(name="strait", claims=(offer.id,), words=()),
        Issue(name="fish", claims=("f" * 64,), words=()),
        Issue(name="lighthouse", claims=(line.id, demand.id), words=()),
    )


def _nations(words: str) -> tuple[str, ...]:
    return tuple(code for name, code in (("Nor", "NOR"), ("Sud", "SUD")) if name in words)


@pytest.fixture
def claims(tmp_path: Path) -> list:
    return _claims(_source(tmp_path))


@pytest.fixture
def drafted(claims):
    return draft_block(claims, _issues(claims), names_of_claims(claims), nations=_nations)


def _problem(text: str, claims: list = (), **more: object) -> Problem:
    entry = BargainEntry.model_validate(yaml.safe_load(text))
    basis = Basis(names_of_claims(claims), (claim.id for claim in claims))
    return problem_of(entry, basis, where="case.yaml: bargain", **more)


def _amount(problem: Problem, name: str) -> Amount:
    return next(amount for amount in problem.amounts() if amount.name == name)


WHOLE = """\
parties: [NOR, SUD]
issues:
  strait:
    ends: [closed, open]
    stakes:
      NOR: {ideal: 1, salience: [1, 2], shape: 1, least: {low: 0.2, high: 0.3, why: lines of 1911}}
      SUD: {ideal: 0, salience: 1}
win: [0.4, 0.6]
costs: {NOR: 0.1, SUD: {low: 0.1, high: 0.2, unit: share of output, basis: O1, why: blockade}}
levers:
  fish: {party: SUD, by: NOR, worth: 0.1, belief: [0.5, 0.9]}
patience: {NOR: 0.9, SUD: 0.8}
offers:
  passage: {by: NOR, basis: [O1], at: {strait: 0.8}}
"""


def test_values_ranges_and_reasons_become_amounts(claims) -> None:
    problem = _problem(WHOLE, claims)
    assert (_amount(problem, "win").low, _amount(problem, "win").high) == (0.4, 0.6)
    cost = _amount(problem, "cost of war: SUD")
    assert (cost.unit, cost.why, cost.basis) == ("share of output", "blockade", (claims[0].id,))
    assert _amount(problem, "ideal: NOR, strait").low == 1
    assert problem.topics[0].ends == ("closed", "open")
    assert problem.proposals[0].at == (("strait", 0.8),)


def test_blanks_become_guesses_and_say_so() -> None:
    problem = _problem("parties: [NOR, SUD]\nissues: {strait: , fish: }\nwin: ")
    amounts = list(problem.amounts())
    assert all(amount.is_guess and "a guess" in amount.why for amount in amounts)
    assert len(amounts) == 1 + 2 + 2 + 2 * 2 * 3
    assert (problem.win.low, problem.win.high) == GUESSES["win"][:2]
    assert all(stake.least is None for stake in problem.stakes)


def test_what_is_stated_is_no_guess(claims) -> None:
    guessed = {a.name for a in _problem(WHOLE, claims).amounts() if a.is_guess}
    assert guessed == {"shape: SUD, strait"}


def test_number_that_rests_on_what_was_not_yet_known_is_blank(claims) -> None:
    entry = BargainEntry.model_validate(yaml.safe_load(WHOLE))
    names = names_of_claims(claims)
    later = Basis(names, (claim.id for claim in claims[1:]))
    cost = _amount(problem_of(entry, later, where="here"), "cost of war: SUD")
    assert cost.is_guess
    assert cost.basis == ()


def test_lever_is_switched_off_by_name(claims) -> None:
    assert len(_problem(WHOLE, claims).levers) == 1
    assert _problem(WHOLE, claims, without=["fish"]).levers == ()
    with pytest.raises(CaseError, match=r"no lever .herring. in .*; it has fish"):
        _problem(WHOLE, claims, without=["herring"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("win: [0.4, 0.6]", "win: [0.6, 0.4]", "win: low 0.6 is above high 0.4; swap"),
        ("win: [0.4, 0.6]", "win: .nan", "win: nan to nan is no range of numbers; write 0.4"),
        ("win: [0.4, 0.6]", "win: [0, .inf]", "win: 0.0 to inf is no range"),
        ("win: [0.4, 0.6]", "win: [0.1, 0.2, 0.3]", "win: a range has two ends"),
        ("win: [0.4, 0.6]", "win: likely", "win: low: expected a number, found 'likely'"),
        ("win: [0.4, 0.6]", "win: true", "win: low: expected a number, found True"),
        ("win: [0.4, 0.6]", "win: {low: 0.4}", "win: only one end of a range"),
        ("win: [0.4, 0.6]", "win: {low: 0, value: 1}", "win: both a value and a range"),
        ("win: [0.4, 0.6]", "win: {lo: 1}", "win: lo: unknown key; known keys are low, high"),
        ("win: [0.4, 0.6]", "win: 1.4", "win: expected 0 to 1, found 1.4"),
        ("costs: {NOR: 0.1", "costs: {NOR: -0.1", "costs: NOR: expected 0 to"),
        ("costs: {NOR: 0.1", "costs: {FIN: 0.1", "costs: FIN: FIN is no party; it has NOR, SUD"),
        ("shape: 1,", "shape: 0,", "shape: expected 0.05 to 20"),
        ("shape: 1,", "shades: 1,", "stakes: NOR: shades: unknown key; known keys are ideal"),
        ("basis: O1", "basis: O9", "no claim 'O9' in the ledger, which has O1 to O1"),
        ("basis: O1", "basis: Q9", "no claim 'Q9' in the ledger, which has O1 to"),
        ("parties: [NOR, SUD]", "parties: [NOR]", "parties: expected two"),
        ("parties: [NOR, SUD]", "parties: [NOR, NOR]", "parties: expected two"),
        ("parties: [NOR, SUD]", "prices: [NOR]", "parties: the key is missing"),
        ("party: SUD", "partei: SUD", "levers: fish: party: the key is missing"),
        ("strait: 0.8", "strand: 0.8", "'strand' is no topic"),
        ("strait: 0.8", "strait: 1.8", "strait at 1.8 leaves 0 to 1"),
        ("ends: [closed, open]", "ends: [closed]", "strait: `ends` says"),
        ("ends: [closed, open]", "levels: [closed]", "one level"),
        ("salience: [1, 2]", "salience: 0", "saliences add up to 0"),
    ],
)  # fmt: skip
def test_mistake_is_told_with_its_place(tmp_path, claims, old, new, said) -> None:
    from parley.case import CaseFile

    assert old in WHOLE
    path = tmp_path / "case.yaml"
    block = "".join(f"  {line}\n" for line in WHOLE.replace(old, new).splitlines())
    path.write_text(f"name: strait\nbargain:\n{block}", encoding="utf-8")
    with pytest.raises(CaseError) as caught:  # noqa: PT012  (either step may refuse)
        file = CaseFile.load(path)
        basis = Basis(names_of_claims(claims), (claim.id for claim in claims))
        problem_of(file.bargain, basis, where=f"{path}: bargain")
    assert str(path) in str(caught.value)
    assert said in str(caught.value)


def test_draft_is_a_block_that_loads(drafted, claims) -> None:
    block = yaml.safe_load(drafted.text)["bargain"]
    problem = _problem(yaml.safe_dump(block, sort_keys=False), claims)
    assert set(problem.parties) == {"NOR", "SUD"}
    assert [topic.name for topic in problem.topics] == ["strait", "fish", "lighthouse"]


def test_draft_puts_words_at_the_ends_of_the_line(drafted, claims) -> None:
    problem = _problem(yaml.safe_dump(yaml.safe_load(drafted.text)["bargain"]), claims)
    ends = {
        (party, topic): _amount(problem, f"ideal: {party}, {topic}")
        for party in problem.parties
        for topic in ("strait", "fish", "lighthouse")
    }
    point = {key: (a.low, a.high) for key, a in ends.items() if not a.is_guess}
    assert point == {
        ("NOR", "strait"): (0, 0), ("SUD", "strait"): (1, 1), ("NOR", "fish"): (1, 1),
        ("SUD", "lighthouse"): (0, 0), ("NOR", "lighthouse"): (1, 1),
    }  # fmt: skip
    assert ends["NOR", "strait"].basis == (claims[0].id,)
    assert ends["SUD", "fish"].is_guess


def test_draft_leaves_the_place_of_a_red_line_open(drafted, claims) -> None:
    problem = _problem(yaml.safe_dump(yaml.safe_load(drafted.text)["bargain"]), claims)
    (line,) = [stake.least for stake in problem.stakes if stake.least is not None]
    assert line.is_guess
    assert line.basis == (claims[1].id,)
    assert (line.low, line.high) == (0.0, 0.5)


def test_draft_takes_home_front_and_sanctions_for_levers(drafted, claims) -> None:
    problem = _problem(yaml.safe_dump(yaml.safe_load(drafted.text)["bargain"]), claims)
    levers = {lever.name: lever for lever in problem.levers}
    assert set(levers) == {"opinion D1", "rivals at home D2", "sanctions"}
    assert {lever.party for lever in problem.levers} == {"SUD"}
    belief = levers["sanctions"].belief
    assert (belief.low, belief.high, belief.basis) == (0.2, 0.45, (claims[3].id,))
    assert levers["opinion D1"].worth.is_guess
    assert levers["opinion D1"].worth.basis == (claims[4].id,)


def test_draft_says_what_it_could_not_fill(drafted) -> None:
    said = " ".join(drafted.gaps)
    for what in ("fish: what SUD wants", "win, costs and patience", "salience"):
        assert what in said


def test_nothing_to_draft_from_is_told(claims) -> None:
    with pytest.raises(MissingInput, match="no draft"):
        draft_block(claims[3:], (), names_of_claims(claims), nations=_nations)


def test_draft_is_appended_once_and_the_rest_stays(tmp_path) -> None:
    source = _source(tmp_path)
    case = parley.Case.create(tmp_path / "strait")
    case.keep(Reading(source=source, claims=tuple(_claims(source))))
    path = case.folder / "case.yaml"
    before = path.read_text(encoding="utf-8")
    draft = case.draft_bargain(write=True)
    assert path.read_text(encoding="utf-8") == before.rstrip() + "\n" + draft.text
    assert parley.Case.open(case.folder).file.bargain is not None
    with pytest.raises(CaseError, match="is there already"):
        case.draft_bargain(write=True)
