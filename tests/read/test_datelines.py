import pytest

from parley.read.datelines import datelines


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("LOMÉ (AP) - Two men spoke.", "LOMÉ (AP) - "),
        ("QUITO, 3 March 2019 - Delegations met.", "QUITO, 3 March 2019 - "),
        ("QUITO, 3 March 2019 (Agency) - Delegations met.", "QUITO, 3 March 2019 (Agency) - "),
        ("HANOI, May 14 (AFP) — Envoys met.", "HANOI, May 14 (AFP) — "),
        ("ACCRA, Ghana (AP) -- Chad attacked.", "ACCRA, Ghana (AP) -- "),
        ("Lagos, Nigeria (Agency) – Rebels met.", "Lagos, Nigeria (Agency) – "),
        ("SÃO PAULO — Ministers met.", "SÃO PAULO — "),
        ("PORT LOUIS — Ministers met.", "PORT LOUIS — "),
        ("A headline\n\nQUITO, Sept. 3 - Delegations met.", "QUITO, Sept. 3 - "),
    ],
)
def test_dateline_ends_where_its_report_begins(text, words):
    assert [text[start:end] for start, end in datelines(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the alliance of the West - met in Rome.",
        "Chad - which borders Niger - met its envoys.",
        "Chad's semi-official agency said so.",
        "Rebels in QUITO, 3 March 2019 - nobody knows.",
        "The talks failed - and war resumed.",
    ],
)
def test_asides_between_dashes_are_no_datelines(text):
    assert list(datelines(text)) == []
