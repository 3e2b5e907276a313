from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from parley.check import PledgeFile
from parley.errors import CaseError, InvalidRecord, MissingInput
from parley.records import Place
from tests.check.tables import a_test

DOCS = Path(__file__).parents[2] / "docs/pledge-file.md"


def resolve(name, country):
    return (Place(name=name, mention=name, country=country or "", latitude=1.0, longitude=2.0),)


def load(tmp_path, text):
    path = tmp_path / "PLEDGE.yaml"
    path.write_text(text, encoding="utf-8")
    return PledgeFile.load(path).tests(resolve)


MINIMAL = "pledge: P1\nact: cease\nwhere: Orla\nbegin: 2031-05-15\n"


def test_minimal_pledge_names_its_defaults(tmp_path):
    (test,) = load(tmp_path, MINIMAL)
    assert test.begin == datetime(2031, 5, 15, tzinfo=UTC)
    assert test.types == ("ASSAULT",)
    assert not test.missing
    assert set(test.defaults) == {
        "baseline_days", "broken_ratio", "due", "horizons", "kept_ratio", "types",
    }  # fmt: skip


def test_clock_time_is_in_the_pledges_zone(tmp_path):
    (test,) = load(
        tmp_path, MINIMAL.replace("05-15", "05-15 16:00") + "timezone: Europe/Kyiv\nterm: 72h\n"
    )
    assert test.begin.astimezone(UTC) == datetime(2031, 5, 15, 13, tzinfo=UTC)
    assert test.due - test.begin == timedelta(hours=72)


@pytest.mark.parametrize(
    "written", ["2031-05-15T16:00:00+03:00", "2031-05-15 16:00+03:00", "2031-05-15 13:00:00Z"]
)
def test_offset_in_the_text_wins_over_the_zone(tmp_path, written):
    (test,) = load(tmp_path, MINIMAL.replace("2031-05-15", written))
    assert test.begin == datetime(2031, 5, 15, 13, tzinfo=UTC)


def test_due_day_is_pledged_to_its_end(tmp_path):
    (test,) = load(tmp_path, MINIMAL + "due: 2031-05-17\n")
    assert test.due == datetime(2031, 5, 18, tzinfo=UTC)


def test_degree_word_sets_the_thresholds(tmp_path):
    (test,) = load(
        tmp_path, MINIMAL.replace("cease", "reduce\nobject: shelling\ndegree: drastically")
    )
    assert (test.kept_ratio, test.broken_ratio) == (0.25, 0.75)
    assert "kept_ratio" not in test.defaults


def test_stated_values_are_no_defaults(tmp_path):
    (test,) = load(
        tmp_path,
        MINIMAL + "baseline_days: 7\nthresholds: {kept: 0.1, broken: 0.5}\nhorizons: [24h, 7d]\n"
        "count: {types: [COERCE], labels: [Shelling]}\nterm: 9d\nunseen: fire from the air\n",
    )
    assert test.defaults == ()
    assert (test.kept_ratio, test.baseline_days, test.labels) == (0.1, 7, ("Shelling",))
    assert test.unseen == ("fire from the air",)


def test_pledge_without_place_is_not_testable(tmp_path):
    (test,) = load(tmp_path, "pledge: P1\nact: cease\nbegin: 2031-05-15\n")
    assert any("area" in gap for gap in test.missing)


def test_unknown_place_is_an_error_that_names_it(tmp_path):
    path = tmp_path / "P.yaml"
    path.write_text(MINIMAL.replace("Orla", "[Orla, Qorvath]"))
    with pytest.raises(CaseError, match=r"P1: where: 'Qorvath' is no place known; .*radius_km"):
        PledgeFile.load(path).tests(lambda name, _: resolve(name, "") if name == "Orla" else ())


def test_place_of_another_country_names_that_country(tmp_path):
    path = tmp_path / "P.yaml"
    path.write_text(MINIMAL + "country: AAA\n")

    def only_in_b(name, country):
        return () if country == "AAA" else resolve(name, "BBB")

    with pytest.raises(CaseError, match="no place known in AAA, but there is one in BBB"):
        PledgeFile.load(path).tests(only_in_b)


def test_everywhere_needs_no_place(tmp_path):
    (test,) = load(tmp_path, "pledge: P1\nact: cease\nbegin: 2031-05-15\neverywhere: true\n")
    assert not test.missing
    assert test.area is None


def test_pledge_to_talk_is_not_testable(tmp_path):
    (test,) = load(tmp_path, MINIMAL.replace("cease", "talk"))
    assert "talk" in test.missing[0]


def test_several_pledges_share_a_file_and_its_event_mappings(tmp_path):
    path = tmp_path / "P.yaml"
    one = "  - {pledge: A, act: cease, everywhere: true, begin: 2031-05-15}\n"
    path.write_text("pledges:\n" + one + one.replace("A", "B") + "events:\n  a.csv: {date: day}\n")
    file = PledgeFile.load(path)
    assert [test.pledge for test in file.tests(resolve)] == ["A", "B"]
    assert file.events == {"a.csv": {"date": "day"}}


def test_list_of_pledges_is_read(tmp_path):
    tests = load(tmp_path, "- {pledge: A, act: cease, everywhere: true, begin: 2031-05-15}\n")
    assert len(tests) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (MINIMAL + "radius: 3\n", "did you mean 'radius_km'"),
        (MINIMAL + "count: {type: [ASSAULT]}\n", "did you mean 'types'"),
        (MINIMAL.replace("cease", "ceese"), "did you mean 'cease'"),
        (MINIMAL + "count: {types: [ASAULT]}\n", "did you mean 'ASSAULT'"),
        (MINIMAL + "horizons: [48h]\n", "not one of 24h"),
        (MINIMAL + "timezone: Europe/Kiyv\n", "no time zone"),
        (MINIMAL + "timezone: Bogota\n", "did you mean 'America/Bogota'"),
        (MINIMAL.replace("2031-05-15", "soon"), "no date"),
        (MINIMAL + "term: a while\n", "no duration"),
        (MINIMAL + "term: 72h\ndue: 2031-06-01\n", "not both"),
        (MINIMAL + "due: 2031-05-01\n", "not after begin"),
        (MINIMAL + "thresholds: {kept: 0.9, broken: 0.5}\n", "kept_ratio"),
        (MINIMAL + "baseline_days: many\n", "baseline_days"),
        (MINIMAL + "baseline_days: 0\n", "baseline_days 0.0 is not above 0"),
        (MINIMAL + "baseline_days: .nan\n", "baseline_days nan is not above 0"),
        (MINIMAL + "radius_km: -5\n", "above 0"),
        ("pledge: P1\n", "'act' is missing"),
        ("[]\n", "holds no pledge"),
        ("pledge: [\n", "no YAML"),
        ("just words\n", "holds no pledge"),
    ],
)
def test_mistake_is_named_with_its_remedy(tmp_path, text, words):
    with pytest.raises(CaseError, match=r"(?s).*") as caught:
        load(tmp_path, text)
    assert words in str(caught.value)


def test_missing_file_names_the_nearest(tmp_path):
    (tmp_path / "pledge.yaml").write_text(MINIMAL)
    with pytest.raises(MissingInput, match=r"did you mean 'pledge\.yaml'"):
        PledgeFile.load(tmp_path / "plegde.yaml").tests(resolve)


def test_examples_of_the_documentation_load(tmp_path):
    blocks = DOCS.read_text(encoding="utf-8").split("```yaml\n")[1:]
    assert len(blocks) >= 2
    for block in blocks:
        tests = load(tmp_path, block.split("```")[0])
        assert all(not test.missing for test in tests)


def test_every_key_is_documented():
    text = DOCS.read_text(encoding="utf-8")
    from parley.check.pledge.file import PledgeEntry

    assert [key for key in PledgeEntry.model_fields if f"`{key}`" not in text] == []


@pytest.mark.parametrize("days", [0.0, -5.0, float("nan"), float("inf")])
def test_test_without_days_to_compare_with_is_refused(days):
    with pytest.raises(InvalidRecord, match=r"baseline_days .* such as 14"):
        a_test(baseline_days=days)


def test_test_without_a_horizon_is_refused():
    with pytest.raises(InvalidRecord, match=r"no horizon; name one of .*'24h'"):
        a_test(horizons=())


@pytest.mark.parametrize("amount", [0.0, float("nan"), float("inf")])
def test_amount_that_nothing_can_reach_or_miss_is_refused(amount):
    with pytest.raises(InvalidRecord, match="amount"):
        a_test(act="release", amount=amount)
