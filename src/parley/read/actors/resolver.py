"""From words to actors: every phrase of a text in reading order, with what ties it to whom."""

from collections.abc import Callable, Iterable

from parley.read.actors.background import Background
from parley.read.actors.bodies import introduced_acronyms, last_of_name
from parley.read.actors.described import described
from parley.read.actors.nature import can_act, nature_of, noun_gender, noun_plural
from parley.read.actors.offices import apposed, body_beside
from parley.read.actors.people import People
from parley.read.actors.setting import Setting
from parley.read.actors.sides import two_meant
from parley.read.actors.stage import Stage
from parley.read.coreference import (
    FIRST_PERSON,
    FIRST_PLURAL,
    NO_LINK,
    Link,
    Mention,
    Nature,
    antecedent,
    cataphoric_subject,
    co_subject,
    does_together,
    is_expletive,
    is_former_or_latter,
    is_speaking,
    predicate_of,
    pronoun_class,
    role_of,
)
from parley.read.coreference.antecedents import agrees
from parley.read.parse import Token
from parley.records import AUTHOR, NOBODY, Actor

_INDEFINITE = frozenset("some many others most all everyone nobody someone few several".split())
_RELATIVES = frozenset("who which whose whom that".split())
_NOMINAL = ("NOUN", "PROPN", "PRON")
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
        self._at: dict[int, Mention] = {}
        self._genders: dict[str, str] = {}
        self._pronouns: dict[tuple[int, str], str] = {}  # by sentence and entity
        self.mentions: list[Mention] = []
        self.background = Background(
            stage=stage,
            people=people,
            setting=setting,
            acronyms=introduced_acronyms(stage.doc, stage.text),
            mentions=self.mentions,
            endings={},
            link=self.link,
        )

    def link(self, token: Token) -> Link:
        """Return whom a token means; `NO_LINK` where it means no actor."""
        if token.i not in self._known:
            self._known[token.i] = NO_LINK  # what a phrase says of itself says nothing
            self._known[token.i] = self._resolve(token)
        return self._known[token.i]

    def key(self, token: Token) -> str:
        """Return what tells the entity that a token means from all others."""
        link = self.link(token)
        if link.key or len(link.to) > 1:
            return link.key or " ".join(self.key(self._stage.doc[i]) for i in link.to)
        if link.to:
            return self.key(self._stage.doc[link.to[0]])
        alone = self._nature(token, link) == "person" and token.pos_ in ("NOUN", "PROPN")
        return f"#{token.i}" if alone else link.actor.id or link.actor.name or f"#{token.i}"

    def walk(self) -> None:
        """Resolve every phrase head in reading order, so that later words can look back."""
        named: set[int] = set()
        for token in self._stage.doc:
            nominal = token.pos_ in _NOMINAL and token.dep_ not in ("compound", "nmod")
            if not (nominal or is_former_or_latter(token)) or token.ent_type_ in ("DATE", "TIME"):
                continue
            link, hit = self.link(token), self._stage.hit_at.get(token.i)
            if (hit and hit.start in named) or token.lower_ in FIRST_PERSON:
                continue
            if hit:
                named.add(hit.start)
            mention = self._mention(token, link)
            if mention is not None:
                self._add(mention)
                self._join(token)
                self._meet(token, mention)

    def _add(self, mention: Mention) -> None:
        """Add a mention; a gender that one mention shows holds for all of its entity."""
        self.mentions.append(mention)
        self._at.setdefault(mention.token, mention)
        if ending := last_of_name(self.background, mention):
            self.background.endings[ending] = mention
        if mention.gender:
            self._genders.setdefault(mention.key, mention.gender)
        if mention.pronoun:
            kind = pronoun_class(self._stage.doc[mention.token])
            self._pronouns[mention.sentence, mention.key] = kind

    # -- mentions -------------------------------------------------------------------------------

    def _mention(self, token: Token, link: Link) -> Mention | None:
        """Return the mention that a phrase makes; `None` where nothing can take it up."""
        if len(link.to) > 1 or (token.pos_ == "PRON" and not link.to):
            return None if not link.to else self._plural_mention(token, link)
        acts = can_act(self.background, token) and (link.actor.id or link.actor.name)
        nature: Nature = self._nature(token, link) if acts else "thing"
        person = self.background.person(token.i)
        before = self._taken_up(link) if pronoun_class(token) else None
        return Mention(
            token=token.i,
            sentence=self._stage.sentence_of[token.i],
            actor=link.actor if acts else NOBODY,
            key=self.key(token) if acts else f"#{token.i}",
            nature=nature,
            plural=before.plural if before else noun_plural(self.background, token),
            gender=person.gender if person else self._gender(token, link),
            role=role_of(token),
            speaks=is_speaking(token),
            quoted=token.i in self._stage.quoted,
            pronoun=bool(pronoun_class(token)),
            predicate=predicate_of(token),
            members=(token.i,),
        )

    def _plural_mention(self, token: Token, link: Link, at: int = -1) -> Mention:
        """Return the mention of several: "they", "the two men", or what "and" joins."""
        natures = {self._nature(self._stage.doc[i], self.link(self._stage.doc[i])) for i in link.to}
        people = natures <= {"person", "people"}
        return Mention(
            token=max(token.i, at),
            sentence=self._stage.sentence_of[token.i],
            actor=link.actor,
            key=" ".join(self.key(self._stage.doc[i]) for i in link.to),
            nature="people" if people else "body",
            plural=True,
            gender="",
            role=role_of(token),
            speaks=is_speaking(token),
            quoted=token.i in self._stage.quoted,
            pronoun=bool(pronoun_class(token)),
            predicate=predicate_of(token),
            members=link.to,
        )

    def _join(self, token: Token) -> None:
        """Add the mention of all that "and" joins, once its last part is met."""
        if token.dep_ != "conj":
            return
        first, *rest = sorted((token, *token.conjuncts), key=lambda t: t.i)
        joined = [t for t in (first, *rest) if t.pos_ in _NOMINAL]
        acting = [t for t in joined if self.link(t).actor.name or self.link(t).actor.id]
        if token.i == joined[-1].i and len(acting) == len(joined) > 1 and _by_and(first):
            link = Link(actor=self.link(first).actor, to=tuple(t.i for t in joined))
            self._add(self._plural_mention(first, link, at=token.i))

    def _meet(self, token: Token, partner: Mention) -> None:
        """Add the mention of two who meet, talk or fight, be one of them the verb's object."""
        if partner.nature not in ("person", "movement", "body", "state"):
            return
        if not does_together(token):
            return
        for mention in reversed(self.mentions):
            if mention.sentence != partner.sentence:
                return
            alone = len(mention.members) == 1 and mention.nature == partner.nature
            one = mention.predicate == partner.predicate and mention.key != partner.key
            if alone and one and mention.role == "subject":
                link = Link(actor=mention.actor, to=(mention.token, token.i))
                self._add(self._plural_mention(token, link))
                return

    def _taken_up(self, link: Link) -> Mention | None:
        """Return the mention that a link goes to."""
        return next((self._at[i] for i in link.to if i in self._at), None)

    def _nature(self, token: Token, link: Link) -> Nature:
        if link.to and (token.pos_ == "PRON" or link.why in ("office", "the former, the latter")):
            before = self._taken_up(link)
            return before.nature if before else "person"
        if link.key.startswith("person"):
            return "person"
        return nature_of(self.background, token)

    def _gender(self, token: Token, link: Link) -> str:
        if pronoun_class(token) in ("he", "she"):
            return pronoun_class(token)
        before = self._taken_up(link)
        return noun_gender(token) or (before.gender if before else "")

    # -- links ----------------------------------------------------------------------------------

    def _resolve(self, token: Token) -> Link:
        background = self.background
        if token.i in self._stage.datelines:
            return NO_LINK
        if known := background.people.at.get(token.i):
            run, person = known
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
        if token.pos_ == "PRON":
            anybody = token.lower_ in _INDEFINITE
            return Link(actor=Actor(name=token.text, id="")) if anybody else NO_LINK
        own_name = token.i in self._stage.hit_at or token.dep_ == "poss"
        person_beside = None if own_name else apposed(background, token)
        if person_beside:
            actor = background.named(person_beside)
            return Link(actor=actor, why="apposition", key=person_beside.key)
        if hit := self._stage.hit_at.get(token.i):
            named = Actor(name=self._stage.text[hit.start : hit.end], id=hit.entry.id)
            return Link(actor=named, why="name")
        if body := body_beside(background, token):
            return body
        return described(background, token) if token.pos_ in ("NOUN", "PROPN", "ADJ") else NO_LINK

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
        subject = co_subject(token)
        others = {self.key(subject)} if subject is not None else set()
        voice = self._voice(token) if token.i in self._stage.quoted else None
        speaker = voice[2] if voice else NOBODY

        kind, sentence = pronoun_class(token), self._stage.sentence_of[token.i]

        def barred(mention: Mention) -> bool:
            spoken = mention.actor == speaker and mention.person
            other = kind in ("he", "she") and self._genders.get(mention.key, kind) != kind
            # Who is "it" is not "they" within one sentence.
            counted = self._pronouns.get((sentence, mention.key), kind) != kind
            return mention.key in others or spoken or other or counted

        found = antecedent(
            token,
            self.mentions,
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

    def _ahead(self, token: Token) -> Link | None:
        """Return the subject that a pronoun in a fronted clause looks forward to, where it fits."""
        subject = cataphoric_subject(token)
        if subject is None or (subject.i in self._stage.quoted) != (token.i in self._stage.quoted):
            return None
        link = self.link(subject)
        mention = self._mention(subject, link)
        fits = mention is not None and agrees(mention, pronoun_class(token), agent=False)
        if not fits or (mention and mention.nature == "thing"):
            return None
        return Link(actor=link.actor, why="pronoun", to=(subject.i,), key=self.key(subject))

    def _relative(self, token: Token) -> Link:
        """Return whom "who" or "which" takes up: the noun its clause hangs on."""
        clause = token.head
        while clause.dep_ not in ("relcl", "ROOT") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ != "relcl" or clause.head.i >= token.i:
            return NO_LINK
        actor = self.link(clause.head).actor
        return Link(actor=actor, why="relative pronoun", to=(clause.head.i,))


def _by_and(first: Token) -> bool:
    """Tell whether "and" joins a phrase to the next, no "or" or "but"."""
    words = {t.lower_ for t in first.children if t.dep_ == "cc"}
    return not words & {"or", "nor", "but"}
