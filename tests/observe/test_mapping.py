"""The `events:` entry refuses what it does not know, and names the nearest thing it does."""

import pytest

from parley.errors import CaseError
from parley.observe import read_mapping


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"latitud": "lat"}, "unknown key `latitud`; did you mean `latitude`?"),
        ({"type": "ASSALT"}, "did you mean `ASSAULT`?"),
        ({"classes": {"x": "FIGHT"}}, "is no PLOVER type"),
        ({"witness": "action"}, "is none of acts, positions"),
        ({"timezone": "Europe/Kiyv"}, "did you mean `Europe/Kyiv`?"),
        ({"date": "a", "begin": "b"}, "give one"),
        ({"constants": {"town": "x"}}, "constants"),
        ({"where": "x"}, "column: value"),
        ("day", "expected keys and values, found str"),
    ],
)
def test_wrong_entry_is_refused_in_one_line(raw, expected):
    with pytest.raises(CaseError) as refused:
        read_mapping(raw, name="log.csv")
    message = str(refused.value)
    assert expected in message
    assert message.startswith("events: log.csv: ")
    assert "\n" not in message


def test_begin_means_date_and_single_values_become_lists():
    mapping = read_mapping(
        {"begin": "start", "text": "what", "where": {"year": 2031}, "discovery": "found"}, name="x"
    )
    assert (mapping.date, mapping.text) == (("start",), ("what",))
    assert mapping.where == {"year": ("2031",)}
    assert mapping.discovery == ("found",)


def test_only_reading_keys_override_a_known_format():
    assert not read_mapping({"dataset": "x", "where": {"a": "b"}}, name="x").rules_reading
    assert read_mapping({"class": "kind"}, name="x").rules_reading
