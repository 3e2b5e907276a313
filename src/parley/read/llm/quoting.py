"""Where a model's words stand in the article, and who, where and when they name there."""

import re
from functools import cached_property

from parley.read.analysis import Analysis
from parley.read.gazetteer import find_place
from parley.read.parse import Doc, Token
from parley.read.times import TimeMention
from parley.read.times.numbers import NUMBER, read_number
from parley.records import Actor, Span

_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_NOMINAL = ("NOUN", "PROPN", "PRON")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
#: What hangs on a verb and seldom on a name: tells a verb in capitals from a headline's name.
_VERBAL = ("dobj", "advmod", "xcomp", "ccomp", "dative", "prt", "neg")


def places_of(words: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where whole words stand between two offsets; only white space may differ.

    A model joins lines that the article breaks; the letters and marks must be the article's.
    """
    parts = words.split()
    if not parts:
        return []
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    pattern = re.compile(before + r"\s+".join(map(re.escape, parts)) + after)
    return [match.span() for match in pattern.finditer(text, start, end)]


class Quoting:
    """Looks a model's words up in one analysed text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._text = analysis.source.text

    def words(self, words: str) -> str | None:
        """Return words as the article has them, `None` where it does not."""
        found = places_of(words, self._text, 0, len(self._text))
        return self._text[slice(*found[0])] if found else None

    def actor(self, words: str, near: Span) -> Actor | None:
        """Return whom words mean where they stand nearest to a span, `None` for nobody.

        Words that the article does not have may still be the resolved name or the id of somebody
        in it.
        """
        found = self._by_distance(words, near)
        if not found:
            return self._cast.get(words.strip().casefold())
        phrase = self.analysis.doc.char_span(*found[0], alignment_mode="expand")
        if phrase is None:
            return None
        actor = self.analysis.cast.actor(phrase)
        if actor.id:
            return actor
        is_named = any(token.pos_ in _NOMINAL for token in phrase)
        return Actor(name=self._text[slice(*found[0])], id="") if is_named else None

    def place(self, words: str, near: Span) -> str | None:
        """Return the English name of a place that the article names so, `None` for no place.

        A proper name that the analysis takes for no place is looked up; where the gazetteer does
        not know it, it stays as the article has it.
        """
        places = self.analysis.places
        found = self._by_distance(words, near)
        for start, end in found:
            for first, last, place in places:
                if start < last and first < end:
                    return place.name
        if not found:
            return next((p.name for _, _, p in places if p.name == words.strip()), None)
        phrase = self.analysis.doc.char_span(*found[0], alignment_mode="expand")
        if phrase is None or not any(token.pos_ == "PROPN" for token in phrase):
            return None
        name = self._text[slice(*found[0])]
        known = find_place(name, near=self.analysis.cast.countries)
        return known.name if known else name

    def time(self, words: str, near: Span) -> TimeMention | None:
        """Return the time that words name in the article, `None` where they name none."""
        times = self.analysis.times
        for start, end in self._by_distance(words, near):
            for mention in times:
                if start < mention.end and mention.start < end:
                    return mention
        same = (m for m in times if m.period is not None and m.period.iso() == words.strip())
        return next(same, None)

    def has_number(self, value: float, span: Span) -> bool:
        """Tell whether a number stands in a span, in figures or words."""
        read = (read_number(match[0].lower()) for match in _NUMBER.finditer(span.text))
        return any(number is not None and float(number) == value for number in read)

    def addresses_reader(self, span: Span) -> bool:
        """Tell whether a span stands in an order or appeal to whoever reads the article.

        In the article's own voice, a sentence whose verb is in its base form without a subject,
        or whose subject is "you", tells nothing of the conflict: nobody in it says or does that.
        What somebody in the article tells others to do is theirs, and stays.
        """
        doc = self.analysis.doc.char_span(span.start, span.end, alignment_mode="expand")
        told = any(
            a.start < span.end and span.start < a.end and a.speaker.name
            for a in self.analysis.attributions
        )
        return doc is not None and not told and any(_is_address(s) for s in doc.sents)

    @cached_property
    def _cast(self) -> dict[str, Actor]:
        """Everybody in the article by resolved name and by id, in small letters."""
        actors = self.analysis.actors_in(0, len(self._text))
        named = {actor.name.casefold(): actor for actor in actors if actor.name}
        return named | {actor.id.casefold(): actor for actor in actors}

    def _by_distance(self, words: str, near: Span) -> list[tuple[int, int]]:
        """Return where words stand, nearest to a span first; inside of it is nearest."""
        found = places_of(words, self._text, 0, len(self._text))
        return sorted(found, key=lambda at: max(near.start - at[0], at[1] - near.end, 0))


def _is_address(sentence: Doc) -> bool:
    root = sentence.root
    subjects = [t for t in root.lefts if t.dep_ in _SUBJECTS]
    if any(t.lower_ == "you" for t in subjects):
        return True
    # "Assistant, add ...": who is called is no subject.
    if any(not _is_called(t) for t in subjects):
        return False
    helpers = [t for t in root.lefts if t.dep_ in ("aux", "auxpass")]
    if root.tag_ == "VB":
        return all(t.lower_ in ("do", "don’t", "don't") for t in helpers)
    is_first = not any(t.is_alpha and t.pos_ not in ("INTJ", "ADV") for t in root.lefts)
    is_verb = any(t.dep_ in _VERBAL for t in root.rights)
    if root.tag_ == "NNP":  # "Respond with": a capital misleads the tagger
        is_verb |= any(t.dep_ == "prep" and t.lower_ != "of" for t in root.rights)
    return is_first and is_verb and root.tag_ in ("VBP", "NNP", "NN") and not subjects


def _is_called(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().text in (",", ":", "!")
