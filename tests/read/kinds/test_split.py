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
