import pytest

from parley.read.kinds.split import read


def test_quarrel_inside_one_side_is_a_split(analysis_of) -> None:
    text = (
        "Kenya's interior minister Peter Otieno criticized Foreign Minister Grace Mwangi of Kenya "
        "over the border deal."
    )
    (split,) = read(analysis_of(text))
    assert split.side == "KEN"
    assert {split.a.id, split.b.id} == {"KEN:OTIENO", "KEN:MWANGI"}


def test_blame_across_sides_is_no_split(analysis_of) -> None:
    assert read(analysis_of("Kenya's president criticized Uganda's president.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Serbian President Boris Tadic backed the plan over the objections of his generals.",
        "A quarrel inside the Serbian parliament held up the vote.",
        "Serbia's army chief voiced doubts about the government's plan.",
    ],
)
def test_a_quarrel_is_read_from_resistance_rifts_and_doubts(analysis_of, text: str) -> None:
    (found,) = read(analysis_of(text))
    assert found.side == "SRB"
    assert found.a.id != found.b.id


def test_a_guess_at_a_rift_is_no_split(analysis_of) -> None:
    text = "The visit may have shown a rift inside the Serbian government."
    assert read(analysis_of(text)) == []
