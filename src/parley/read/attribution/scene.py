"""What the finders of speech share: the text, its parse, its quotations, its speakers."""

from dataclasses import dataclass, field, replace

from parley.read.actors import Cast
from parley.read.attribution.clauses import (
    VEHICLES,
    is_passive,
    phrase_span,
    quoting_verb,
    subject_of,
)
from parley.read.datelines import datelines
from parley.read.parse import Doc, Token
from parley.read.quotations import Quotation, find_paragraphs, find_quotations
from parley.read.text import text_of
from parley.records import NOBODY, Actor

_VIA_ROLES = ("dobj", "dative", "pobj")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")
_NO_SPEAKERS = ("DATE", "TIME", "GPE", "LOC", "NORP")
# Tokens behind an inverted verb of saying within which its subject ends.
_INVERTED_REACH = 9
_STATE = 3  # letters of a state's id
_VIA_PREPOSITIONS = frozenset("to on by in with of for via".split())


@dataclass(slots=True, kw_only=True)
class Scene:
    """A parsed text in the light of its quotation marks.

    Attributes:
        doc: The parse.
        cast: Who is who.
        broad: Take acts of speech with an infinitive or noun as attributions, too.
        paragraphs: Offsets of each paragraph.
        quotations: The outermost quotations.
        quoted: The quotation each token inside one stands in.
        sentences: The tokens of the sentence each token stands in, without white space.
        datelines: Where each dateline begins and ends.
    """

    doc: Doc
    cast: Cast
    broad: bool = False
    paragraphs: tuple[tuple[int, int], ...] = ()
    quotations: tuple[Quotation, ...] = ()
    quoted: dict[int, Quotation] = field(default_factory=dict)
    sentences: dict[int, list[Token]] = field(default_factory=dict)
    datelines: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.paragraphs = find_paragraphs(self.text)
        self.quotations = find_quotations(self.text)
        self.datelines = dict(datelines(self.text))
        for sentence in self.doc.sents:
            tokens = [t for t in sentence if not t.is_space]
            self.sentences.update((t.i, tokens) for t in sentence)
        marks = iter(self.quotations)
        mark = next(marks, None)
        for token in self.doc:
            while mark is not None and mark.outer_end <= token.idx:
                mark = next(marks, None)
            if mark is not None and mark.start <= token.idx < mark.end:
                self.quoted[token.i] = mark

    @property
    def text(self) -> str:
        """The source's text."""
        return text_of(self.doc)

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Return the offsets of the paragraph around an offset."""
        return next((p for p in self.paragraphs if p[0] <= offset <= p[1]), (0, len(self.text)))

    def behind_dateline(self, offset: int) -> int:
        """Return where a report's first sentence begins, at the offset of its dateline."""
        return self.datelines.get(offset, offset)

    def out_of_quotation(self, start: int, end: int) -> int:
        """Return an end that leaves no quotation half said which begins behind a start."""
        last = self.tokens(start, end)[-1:]
        cut = self.quoted.get(last[0].i) if last else None
        return cut.end if cut is not None and start < cut.start else end

    def sentence_at(self, offset: int) -> list[Token]:
        """Return the tokens of the sentence around an offset."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return self.sentences[span.start]

    def tokens(self, start: int, end: int) -> list[Token]:
        """Return the tokens that begin inside these offsets, without white space."""
        if start >= end:
            return []
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return [t for t in span or () if start <= t.idx < end and not t.is_space]

    def speaker(self, cue: Token) -> tuple[Actor, tuple[int, int] | None]:
        """Return who the subject of a cue is, and the offsets of the words that name them."""
        subject = subject_of(cue)
        if subject is None or subject.pos_ not in _NOMINAL:
            subject = _name_beside(cue) or subject
        if subject is None or subject.i in self.quoted:
            return NOBODY, None
        return self.named(subject)

    def named(self, subject: Token) -> tuple[Actor, tuple[int, int]]:
        """Return who a subject is, and the offsets of its words."""
        actor = self.cast.actors(subject)[0]
        start, end = phrase_span(subject)
        if (whole := _with_prefix(subject, start)) < start:
            start, actor = whole, replace(actor, name="")
        if not self.broad and self._is_thing(subject, actor):
            actor = NOBODY
        if not actor.name and subject.tag_ in ("WP", "WDT") and subject.head.dep_ == "relcl":
            start, end = phrase_span(subject.head.head)
        if not actor.name:
            actor = Actor(name=self.text[start:end], id=actor.id)
        return actor, (start, end)

    def _is_thing(self, subject: Token, actor: Actor) -> bool:
        """Tell whether a subject is a thing that only its modifiers tie to a state or a person.

        A "British medical journal" speaks for no Britain, nor "her brief" for whoever she is;
        what a body issues speaks for it ("a Kremlin statement").
        """
        if subject.pos_ != "NOUN" or self.cast.can_act(subject) or subject.lemma_ in VEHICLES:
            return False
        return len(actor.id) == _STATE or not actor.id

    def outlets(self, cue: Token, speaker: Actor) -> tuple[str, ...]:
        """Return the outlets that a cue names between its speaker and the article."""
        if speaker.id.startswith("OUTLET:"):
            return ()
        beside = self._beside(cue)
        if cue.dep_ == "pcomp" and cue.head.head.lemma_ == "quote":
            beside += self._beside(cue.head.head)  # "was quoted by X as saying"
        quoting = quoting_verb(cue)
        if quoting is not None and not is_passive(quoting):
            by = self.speaker(quoting)[0]  # "X quoted her as saying"
            return (by.id,) if by.id.startswith("OUTLET:") else ()
        for token in beside:
            preposition = token.head.lower_ if token.dep_ == "pobj" else "to"
            if _is_topic(token.head, cue):
                continue
            if token.dep_ in _VIA_ROLES and preposition in _VIA_PREPOSITIONS:
                actor = self.cast.actor(token)
                if actor.id.startswith("OUTLET:"):
                    return (actor.id,)
        return ()

    def _beside(self, cue: Token) -> list[Token]:
        """Return the tokens of a cue's clause outside subject, content and quotations."""
        found = []
        stack = [
            c
            for c in cue.children
            if c.dep_ not in ("ccomp", "nsubj", "nsubjpass", "conj", "advcl", "relcl")
        ]
        while stack:
            token = stack.pop(0)
            if token.i in self.quoted:
                continue
            found.append(token)
            stack += [c for c in token.children if c.dep_ not in ("relcl", "acl", "ccomp", "appos")]
        return found


def _with_prefix(subject: Token, start: int) -> int:
    """Return where a phrase starts whose prefix the parser left outside: "his ex-wife"."""
    doc = subject.doc
    hyphen = doc[subject.i - 1] if subject.i > 1 else subject
    if subject.pos_ != "NOUN" or hyphen.text != "-" or hyphen.whitespace_ or hyphen.idx >= start:
        return start
    first = doc[hyphen.i - 1]
    owner = doc[first.i - 1] if first.i else first
    return int(owner.idx if owner.tag_ == "PRP$" else first.idx)


def _name_beside(cue: Token) -> Token | None:
    """Return the name beside a finite verb of saying whose subject the parser missed.

    "..., the captain, Ana Reis, said": the name stands before the verb, behind no more than a
    comma. "Three died, said police chief Ana Reis": it ends the phrase behind the verb.
    """
    if cue.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = [t for t in cue.doc[max(0, cue.i - 2) : cue.i] if t.text != ","]
    if before and before[-1].pos_ == "PROPN" and before[-1].ent_type_ not in _NO_SPEAKERS:
        return before[-1]
    if (described := _name_described(cue)) is not None:
        return described
    for token in cue.doc[cue.i + 1 : cue.i + _INVERTED_REACH]:
        last = token.i + 1 == len(token.doc) or token.nbor().pos_ != "PROPN"
        if token.pos_ == "PROPN" and token.ent_type_ == "PERSON" and last:
            return token
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET"):
            return None
    return None


def _name_described(cue: Token) -> Token | None:
    """Return the person whose description between commas ends right before a cue.

    "In Lima, Ana Reis, the chief of the guild, firmly told them".
    """
    behind = cue.i - 1
    while behind > 0 and cue.doc[behind].pos_ == "ADV":
        behind -= 1
    if behind <= cue.sent.start or cue.doc[behind].text != ",":
        return None
    for token in reversed(cue.doc[cue.sent.start : behind]):
        if token.pos_ in ("VERB", "AUX"):
            return None
        if token.ent_type_ == "PERSON" and token.nbor().text == ",":
            return token
    return None


def _is_topic(preposition: Token, cue: Token) -> bool:
    """Tell whether a preposition names what is spoken of: "said of CNN", "as for CNN, he said"."""
    of_cue = preposition.lower_ == "of" and preposition.head.i == cue.i
    return bool(of_cue or (preposition.i > 0 and preposition.nbor(-1).lower_ == "as"))
