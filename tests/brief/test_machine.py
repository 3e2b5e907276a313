"""JSON: stable ids, every support resolvable inside the file."""

import json
from dataclasses import replace

from parley.brief import compose, to_json
from tests.brief.dossiers import BARE, CLAIMS, FULL, PLEDGE


def loaded(dossier):
    return json.loads(to_json(compose(dossier), dossier))


def sentences(document):
    return [s for part in document["sections"] for b in part["blocks"] for s in b["sentences"]]


def test_every_support_resolves_inside_the_file():
    document = loaded(FULL)
    shelves = {kind: document[f"{kind}s"] for kind in ("claim", "finding", "test", "source")}
    shelves["dataset"] = document["datasets"]

    for sentence in sentences(document):
        for support in sentence["supports"]:
            assert support["ref"] in shelves[support["kind"]]


def test_claims_stand_in_the_interchange_form_with_their_place():
    claim = loaded(FULL)["claims"][PLEDGE.id]

    assert claim["kind"] == "pledge"
    assert (claim["start"], claim["end"]) == (PLEDGE.span.start, PLEDGE.span.end)
    assert claim["source"] == PLEDGE.source_sha256
    assert claim["by_id"] == "VLD"


def test_sentence_keeps_its_id_when_it_moves():
    before = {s["text"]: s for s in sentences(loaded(replace(BARE, claims=CLAIMS)))}
    after = {s["text"]: s for s in sentences(loaded(replace(BARE, claims=CLAIMS[1:])))}

    moved = [
        (before[text], after[text])
        for text in before.keys() & after.keys()
        if text.startswith("Morvenia offered")
    ]

    assert len(moved) == 2
    assert all(old["number"] != new["number"] and old["id"] == new["id"] for old, new in moved)


def test_findings_keep_rows_reasons_and_parameters():
    [broken] = [f for f in loaded(FULL)["findings"].values() if f["horizon"] == "24h"]

    assert broken["rows"][0] == ["Gun log", 42]
    assert broken["reasons"]
    assert ["kept_ratio", 0.25] in broken["parameters"]


def test_file_ends_with_a_line_end_and_names_its_form():
    assert to_json(compose(BARE), BARE).endswith("}\n")
    assert loaded(BARE)["form"] == "parley-brief/1"
