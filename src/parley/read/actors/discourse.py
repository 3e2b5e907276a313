"""What has been spoken of so far: every mention, with what later words must agree with."""

from parley.read.actors.background import Background
from parley.read.actors.bodies import short_names
from parley.read.actors.nature import can_act, nature_of, noun_gender, noun_plural
from parley.read.actors.partitives import people_of
from parley.read.coreference import (
    Link,
    Mention,
    Nature,
    does_together,
    is_speaking,
    predicate_of,
    pronoun_class,
    role_of,
)
from parley.read.parse import Token
from parley.records import NOBODY

NOMINAL = ("NOUN", "PROPN", "PRON")


class Discourse:
    """The mentions of a text in reading order.

    Args:
        background: The text, whose list of mentions grows with what is noted here.
    """

    def __init__(self, background: Background) -> None:
        self._background = background
        self.mentions = background.mentions
        self._at: dict[int, Mention] = {}
        self._genders: dict[str, str] = {}
        self._pronouns: dict[tuple[int, str], str] = {}  # by sentence and entity

    def note(self, token: Token, link: Link) -> None:
        """Take in a phrase that something later may take up, alone and with what it joins."""
        mention = self.mention_of(token, link)
        if mention is not None:
            self._add(mention)
            self._join(token)
            self._meet(token, mention)

    def key(self, token: Token) -> str:
        """Return what tells the entity that a token means from all others."""
        link = self._background.link(token)
        if link.key or len(link.to) > 1:
            return link.key or " ".join(self.key(self._background.stage.doc[i]) for i in link.to)
        if link.to:
            return self.key(self._background.stage.doc[link.to[0]])
        alone = self._nature(token, link) == "person" and token.pos_ in ("NOUN", "PROPN")
        return f"#{token.i}" if alone else link.actor.id or link.actor.name or f"#{token.i}"

    def disagrees(self, mention: Mention, kind: str, sentence: int) -> bool:
        """Tell whether what was said of an entity keeps a pronoun from meaning it.

        It showed the other gender, or it is "it" in one sentence with "they".
        """
        other = kind in ("he", "she") and self._genders.get(mention.key, kind) != kind
        return other or self._pronouns.get((sentence, mention.key), kind) != kind

    def _add(self, mention: Mention) -> None:
        """Add a mention; a gender that one mention shows holds for all of its entity."""
        self.mentions.append(mention)
        self._at.setdefault(mention.token, mention)
        for word in short_names(self._background, mention):
            self._background.endings[word] = mention
        guessed = mention.pronoun and mention.quoted  # before it is known who speaks
        if mention.gender and not guessed:
            self._genders.setdefault(mention.key, mention.gender)
        if mention.pronoun and not guessed:
            kind = pronoun_class(self._background.stage.doc[mention.token])
            self._pronouns[mention.sentence, mention.key] = kind

    def mention_of(self, token: Token, link: Link) -> Mention | None:
        """Return the mention that a phrase makes; `None` where nothing can take it up."""
        alone = token.pos_ == "PRON" and not link.to and people_of(token) is None
        if len(link.to) > 1 or alone:
            return None if not link.to else self._plural_mention(token, link)
        known = can_act(self._background, token) or link.actor.id.startswith("OUTLET:")
        acts = known and (link.actor.id or link.actor.name)
        nature: Nature = self._nature(token, link) if acts else "thing"
        person = self._background.person(token.i)
        before = self._taken_up(link) if pronoun_class(token) else None
        return Mention(
            token=token.i,
            sentence=self._background.stage.sentence_of[token.i],
            actor=link.actor if acts else NOBODY,
            key=self.key(token) if acts else f"#{token.i}",
            nature=nature,
            plural=before.plural if before else noun_plural(self._background, token),
            gender=(person.gender if person else self._gender(token, link))
            or self._genders.get(link.key, ""),
            role=role_of(token),
            speaks=is_speaking(token),
            quoted=token.i in self._background.stage.quoted,
            pronoun=bool(pronoun_class(token)),
            predicate=predicate_of(token),
            members=(token.i,),
        )

    def _plural_mention(self, token: Token, link: Link, at: int = -1) -> Mention:
        """Return the mention of several: "they", "the two men", or what "and" joins."""
        parts = [self._background.stage.doc[i] for i in link.to]
        natures = {self._nature(part, self._background.link(part)) for part in parts}
        people = natures <= {"person", "people"}
        return Mention(
            token=max(token.i, at),
            sentence=self._background.stage.sentence_of[token.i],
            actor=link.actor,
            key=" ".join(self.key(part) for part in parts),
            nature="people" if people else "body",
            plural=True,
            gender="",
            role=role_of(token),
            speaks=is_speaking(token),
            quoted=token.i in self._background.stage.quoted,
            pronoun=bool(pronoun_class(token)),
            predicate=predicate_of(token),
            members=link.to,
        )

    def _join(self, token: Token) -> None:
        """Add the mention of all that "and" joins, once its last part is met."""
        if token.dep_ != "conj" or token.conjuncts[0].dep_ == "appos":
            return  # "the secretary and head of the side" is one person's two offices
        first, *rest = sorted((token, *token.conjuncts), key=lambda t: t.i)
        joined = [t for t in (first, *rest) if t.pos_ in NOMINAL]
        acting = [
            t
            for t in joined
            if self._background.link(t).actor.name or self._background.link(t).actor.id
        ]
        if token.i == joined[-1].i and len(acting) == len(joined) > 1 and _by_and(first):
            link = Link(actor=self._background.actor(first), to=tuple(t.i for t in joined))
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
        return nature_of(self._background, token)

    def _gender(self, token: Token, link: Link) -> str:
        if pronoun_class(token) in ("he", "she"):
            return pronoun_class(token)
        before = self._taken_up(link)
        return noun_gender(token) or (before.gender if before else "")


def _by_and(first: Token) -> bool:
    """Tell whether "and" joins a phrase to the next, no "or" or "but"."""
    words = {t.lower_ for t in first.children if t.dep_ == "cc"}
    return not words & {"or", "nor", "but"}
