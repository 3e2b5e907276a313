"""The documents name every format with its kind of witness, and every key of a mapping."""

import re
from pathlib import Path

import pytest

from parley.observe.formats.known import all_known
from parley.observe.mapping.entry import EventMapping

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("known", all_known(), ids=lambda known: known.name)
def test_format_is_in_the_table_with_its_witness(known):
    lines = (DOCS / "methods" / "observing.md").read_text(encoding="utf-8").splitlines()
    (row,) = (line for line in lines if re.match(rf"\| .*`{re.escape(known.name)}`", line))
    assert row.split("|")[2].strip() == known.mapping.witness
    assert known.mapping.notes


def test_every_key_of_a_mapping_is_in_the_list():
    text = (DOCS / "case-file.md").read_text(encoding="utf-8")
    first_cells = " ".join(re.findall(r"^\| ([^|]*) \|", text, re.MULTILINE))
    keys = {field.alias or name for name, field in EventMapping.model_fields.items()}
    assert keys <= set(re.findall(r"`(\w+)`", first_cells))
