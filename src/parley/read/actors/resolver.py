"""From words to actors: every phrase of a text in reading order, with what ties it to whom."""

from collections.abc import Callable, Iterable

from parley.read.actors.background import Background
from parley.read.actors.bodies import introduced_acronyms
from parley.read.actors.described import described
from parley.read.actors.discourse import NOMINAL, Discourse
from parley.read.actors.nature import can_act
from parley.read.actors.nominals import is_human
from parley.read.actors.offices import apposed, body_beside
from parley.read.actors.partitives import people_of
from parley.read.actors.people import People, Person
from parley.read.actors.setting import Setting
from parley.read.actors.sides import two_meant
from parley.read.actors.stage import Stage
from parley.read.actors.standing import place
from parley.read.coreference import (
    FIRST_PERSON,
    FIRST_PLURAL,
    NO_LINK,
    Link,
    Mention,
    antecedent,
    cataphoric_subject,
    co_subject,
    is_expletive,
    is_former_or_latter,
    pronoun_class,
)
from parley.read.coreference.antecedents import agrees
from parley.read.parse import Token
from parley.records import AUTHOR, NOBODY, Actor

_INDEFINITE = frozenset("some many others most all everyone nobody someone few several".split())
_RELATIVES = frozenset("who which whose whom that".split())
#: (start, end, speaker) of a stretch of speech.
Voice = tuple[int, int, Actor]


class Resolver:
    """Resolves tokens to actors, looking back at what was named before them.

    Args:
        stage: The text.
        people: Its people.
        setting: Its parties.
        voices: Who speaks where.
        issuer: Whom "I" means outside of speech.
        party: Tells for whom a speaker acts, whom "we" means.
    """

    def __init__(
        self,
        stage: Stage,
        people: People,
        setting: Setting,
        *,
        voices: Iterable[Voice],
        issuer: Actor,
        party: Callable[[Actor], Actor],
    ) -> None:
        self._stage = stage
        self._voices = tuple(voices)
        self._issuer = issuer
        self._party = party
        self._known: dict[int, Link] = {}
        self._placed: set[str] = set()
        self.background = Background(
            stage=stage,
            people=people,
            setting=setting,
            acronyms=introduced_acronyms(stage.doc, stage.text),
            mentions=[],
            endings={},
            link=self.link,
        )
        self.discourse = Discourse(self.background)

    def link(self, token: Token) -> Link:
        """Return whom a token means; `NO_LINK` where it means no actor."""
        if token.i not in self._known:
            self._known[token.i] = NO_LINK  # what a phrase says of itself says nothing
            self._known[token.i] = self._resolve(token)
        return self._known[token.i]

    def walk(self) -> None:
        """Resolve every phrase head in reading order, so that later words can look back."""
        named: set[int] = set()
        for token in self._stage.doc:
            nominal = token.pos_ in NOMINAL and token.dep_ not in ("compound", "nmod")
            counted = people_of(token) is not None
            dated = token.ent_type_ in ("DATE", "TIME")
            if dated or not (nominal or counted or is_former_or_latter(token)):
                continue
            link, hit = self.link(token), self._stage.hit_at.get(token.i)
            if (hit and hit.start in named) or token.lower_ in FIRST_PERSON:
                continue
            if hit:
                named.add(hit.start)
            self.discourse.note(token, link)

    def _resolve(self, token: Token) -> Link:
        background = self.background
        if token.i in self._stage.datelines:
            return NO_LINK
        if known := background.people.at.get(token.i):
            run, person = known
            self._place(person)
            full = self._stage.doc[run.first : run.last + 1].text == person.name
            why = "full name" if full else "short name"
            return Link(actor=background.named(person), why=why, key=person.key)
        if token.lower_ in FIRST_PERSON:
            return self._speaker(token)
        if token.lower_ in _RELATIVES and token.tag_ in ("WP", "WDT", "WP$"):
            return self._relative(token)
        if pronoun_class(token):
            return self._pronoun(token)
        if two := two_meant(background, token):
            return two
        if some := self._some_of(token):
            return some
        if token.pos_ == "PRON":
            anybody = token.lower_ in _INDEFINITE
            return Link(actor=Actor(name=token.text, id="")) if anybody else NO_LINK
        own_name = token.i in self._stage.hit_at or token.dep_ == "poss"
        person_beside = None if own_name else apposed(background, token)
        if person_beside:
            self._place(person_beside, token)
            actor = background.named(person_beside)
            return Link(actor=actor, why="apposition", key=person_beside.key)
        if hit := self._stage.hit_at.get(token.i):
            named = Actor(name=self._stage.text[hit.start : hit.end], id=hit.entry.id)
            return Link(actor=named, why="name")
        if body := body_beside(background, token):
            return body
        return described(background, token) if token.pos_ in ("NOUN", "PROPN", "ADJ") else NO_LINK

    def _place(self, person: Person, office: Token | None = None) -> None:
        """Give a person whose side no name tells the one their office does, where first named."""
        if person.id or person.abroad or person.key in self._placed:
            return
        self._placed.add(person.key)
        at = self.background.people.at
        runs = {run.first: run for run, named in at.values() if named is person}
        for first in sorted(runs):
            if not person.id:
                place(self.background, runs[first], person, office)

    def _speaker(self, token: Token) -> Link:
        """Return who says "I"; "we" is whom the speaker acts for."""
        inside = self._voice(token)
        if inside is None and token.i in self._stage.quoted:
            return NO_LINK
        actor = inside[2] if inside else self._issuer
        if token.lower_ in FIRST_PLURAL and actor != AUTHOR:
            party = self._party(actor)
            actor = Actor(name=party.name or token.text, id=party.id)
        return Link(actor=actor, why="speaker")

    def _voice(self, token: Token) -> Voice | None:
        """Return the innermost stretch of speech that a token stands in."""
        inside = [v for v in self._voices if v[0] <= token.idx < v[1]]
        return min(inside, key=lambda v: v[1] - v[0], default=None)

    def _pronoun(self, token: Token) -> Link:
        nobody = Link(actor=Actor(name=token.text, id=""))
        if is_expletive(token):
            return nobody
        if ahead := self._ahead(token):
            return ahead
        kind, sentence = pronoun_class(token), self._stage.sentence_of[token.i]
        subject = co_subject(token)
        other = self.discourse.key(subject) if subject is not None else ""
        voice = self._voice(token) if token.i in self._stage.quoted else None
        speaker = voice[2] if voice else NOBODY

        def barred(mention: Mention) -> bool:
            spoken = mention.actor == speaker and mention.person
            is_other = mention.key == other or spoken or self._is_owned(token, mention)
            return is_other or self.discourse.disagrees(mention, kind, sentence)

        found = antecedent(
            token,
            self.background.mentions,
            sentence=sentence,
            quoted=token.i in self._stage.quoted,
            barred=barred,
            owned=self.background.sector(token.head) if token.dep_ == "poss" else "",
        )
        if found is None:
            return nobody
        if found.nature == "thing":  # what takes the pronoun up later means the thing, too
            return Link(actor=nobody.actor, to=found.members)
        return Link(actor=found.actor, why="pronoun", to=found.members)

    def _some_of(self, token: Token) -> Link | None:
        """Return of whom "one of them" or "some of the rebels" is; `None` for other phrases."""
        of = people_of(token)
        if of is None:
            return None
        actor = self.link(of).actor
        if pronoun_class(of) != "they" and of.tag_ not in ("NNS", "NNPS"):
            return None
        words = self._stage.words(token, of)
        return Link(actor=Actor(name=words, id=actor.id), why="description", key=f"#{token.i}")

    def _is_owned(self, token: Token, mention: Mention) -> bool:
        """Tell whether a person bears the office that a pronoun owns: nobody is their own aide."""
        person = self.background.person(mention.token) if token.dep_ == "poss" else None
        return person is not None and token.head.lemma_.lower() in person.roles

    def _ahead(self, token: Token) -> Link | None:
        """Return the subject that a pronoun in a fronted clause looks forward to, where it fits."""
        subject = cataphoric_subject(token)
        if subject is None or (subject.i in self._stage.quoted) != (token.i in self._stage.quoted):
            return None
        link = self.link(subject)
        mention = self.discourse.mention_of(subject, link)
        fits = mention is not None and agrees(mention, pronoun_class(token), agent=False)
        if not fits or (mention and mention.nature == "thing"):
            return None
        return Link(
            actor=link.actor, why="pronoun", to=(subject.i,), key=self.discourse.key(subject)
        )

    def _relative(self, token: Token) -> Link:
        """Return whom "who" or "which" takes up: the noun its clause hangs on."""
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ != "relcl" or clause.head.i >= token.i:
            return NO_LINK
        noun = self._somebody(clause.head) if token.lower_ in ("who", "whom") else clause.head
        return Link(actor=self.link(noun).actor, why="relative pronoun", to=(noun.i,))

    def _somebody(self, noun: Token) -> Token:
        """Return the people nearest before a clause of "who": "callers to the show who said"."""
        if can_act(self.background, noun):
            return noun
        for token in reversed(noun.doc[noun.sent.start : noun.i]):
            if token.pos_ in ("VERB", "AUX") or token.text in (",", ";", ":"):
                break
            if token.pos_ in NOMINAL and token.tag_ != "PRP$" and is_human(token):
                return token
        return noun
