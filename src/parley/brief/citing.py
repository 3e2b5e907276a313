"""From a support to the sentence that says most about it: where a table cell leads."""

from collections.abc import Mapping, Sequence

from parley.brief.page import Brief, Support


def sentences_citing(brief: Brief) -> Mapping[Support, int]:
    """Return, for every support, the number of the sentence that rests on little else.

    The bottom line and summaries rest on many supports; the sentence with the fewest is the one
    written about this one. Among equals the first is taken.
    """
    best: dict[Support, tuple[int, int]] = {}
    for sentence in brief.sentences():
        rank = (len(sentence.supports), sentence.number)
        for support in sentence.supports:
            best[support] = min(rank, best.get(support, rank))
    return {support: number for support, (_, number) in best.items()}


def numbers_of(supports: Sequence[Support], citing: Mapping[Support, int]) -> tuple[int, ...]:
    """Return the sentences where these supports are told, in order, each once."""
    return tuple(sorted({citing[support] for support in supports if support in citing}))
