"""Names in title-case headlines, where every word has a capital: "Obama Seeks Deal"."""

from collections.abc import Iterable, Iterator

from parley.read.actors.stage import Stage

# A first line whose longer words have capitals in this share is in title case.
_TITLE_CASE = 0.8
_LONG = 4
_FEWEST = 3
# With a full stop behind it so many: "Ana Reis met Juan Mora." is a sentence.
_FEWEST_STOPPED = 5


def headline_end(stage: Stage) -> int:
    """Return the offset at which a headline in title case ends, 0 where the text has none."""
    end = stage.text.find("\n")
    line = stage.text[:end] if end > 0 else ""
    words = [w for w in line.split() if len(w) >= _LONG and w[0].isalpha()]
    if len(words) < (_FEWEST_STOPPED if line.rstrip().endswith(".") else _FEWEST):
        return 0
    return end if sum(w[0].isupper() for w in words) >= _TITLE_CASE * len(words) else 0


def without_headline_words(stage: Stage, runs: Iterable[list[int]]) -> Iterator[list[int]]:
    """Yield the runs of name words, those of a headline cut down to names of the body's people.

    A run that the body repeats whole is a name; of any other the words count that the text below
    gives to people, and where it knows none of them the run stays as it is.

    Args:
        stage: The text.
        runs: Token indices of each run of capitalised words.
    """
    end, doc = headline_end(stage), stage.doc
    known = {
        token.text
        for entity in doc.ents
        if entity.label_ == "PERSON" and entity.start_char >= end
        for token in entity
    }
    for run in runs:
        words = stage.words(doc[run[0]], doc[run[-1]])
        if len(run) > 1 and doc[run[0]].idx < end and words not in stage.text[end:]:
            named = [i for i in run if doc[i].text in known]
            if named:
                yield list(range(named[0], named[-1] + 1))
                continue
        yield run
