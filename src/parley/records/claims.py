"""Claims: what a source says, one record class a kind, in the fields of the interchange guide."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from parley.errors import InvalidRecord
from parley.records.actor import AUTHOR, NOBODY, Actor
from parley.records.canonical import identity
from parley.records.period import Period
from parley.records.source import Span

#: How a claim names Parley's own rules as what read it.
RULES = "rules"
MODES = ("direct", "indirect", "mixed")
MODALITIES = ("asserted", "promised", "demanded", "denied", "asked", "conditional")
EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = ("happened", "ongoing", "planned", "alleged", "denied", "hypothetical")
ACTS = (
    "cease", "reduce", "withdraw", "refrain", "provide", "release", "open", "talk", "recognise",
    "other",
)  # fmt: skip
STANCES = ("demands", "accepts", "rejects", "open", "red-line")
LIKELIHOODS = ("remote", "unlikely", "even", "likely", "almost-certain", "unstated")


def _require(value: str, allowed: tuple[str, ...], what: str) -> None:
    if value not in allowed:
        raise InvalidRecord(f"{what} {value!r} is not one of {', '.join(allowed)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(ABC):
    """What every kind of claim carries.

    Attributes:
        source_sha256: Identity of the source it was read from.
        span: The exact words.
        maker: Who makes the claim: a speaker, or `AUTHOR` for the article's own voice.
        via: Outlets between maker and article, outermost last.
        modality: One of `MODALITIES`.
        when_words: Words of a time that could not be resolved, `""` where none.
        reader: What extracted it.
        note: Why this reading, where it needs saying.
    """

    kind: ClassVar[str] = ""

    source_sha256: str
    span: Span
    maker: Actor = AUTHOR
    via: tuple[str, ...] = ()
    modality: str = "asserted"
    when_words: str = ""
    reader: str = RULES
    note: str = ""

    def __post_init__(self) -> None:
        _require(self.modality, MODALITIES, "modality")

    @property
    def id(self) -> str:
        """SHA-256 over kind, source and all fields of the claim."""
        return identity({"kind": self.kind, "claim": self})

    @abstractmethod
    def fields(self) -> dict[str, Any]:
        """Return the kind's own fields in the guide's form, without empty optional ones."""

    def guide(self) -> dict[str, Any]:
        """Return the record as one line of the interchange form; it names a model that read it."""
        head = {"kind": self.kind, "start": self.span.start, "span": self.span.text}
        note = {"note": self.note} if self.note else {}
        reader = {} if self.reader == RULES else {"reader": self.reader}
        return head | self.fields() | note | reader


def _when(period: Period | None, field: str = "when") -> dict[str, str]:
    return {} if period is None else {field: period.iso()}


def _where(where: tuple[str, ...]) -> dict[str, list[str]]:
    return {"where": list(where)} if where else {}


def _also(field: str, actors: tuple[Actor, ...]) -> dict[str, list[str]]:
    return {field: [actor.id for actor in actors]} if actors else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Claim):
    """Speech, writing or thought that the text attributes to its maker.

    Attributes:
        mode: `direct` for quoted words, `indirect` for reported ones, `mixed` for both.
        cue: The words that attribute it ("said", "according to"), `""` for none.
    """

    kind: ClassVar[str] = "statement"
    mode: str
    cue: str = ""

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        _require(self.mode, MODES, "mode")

    def fields(self) -> dict[str, Any]:
        """Return speaker, speaker_id, via and mode."""
        return {
            "speaker": self.maker.name,
            "speaker_id": self.maker.id,
            "via": list(self.via),
            "mode": self.mode,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEvent(Claim):
    """A politically relevant act, as the text tells it.

    Attributes:
        source: Who acts, `NOBODY` where the act has no agent.
        target: Who is acted on, `None` where the act has no target.
        type: One of `EVENT_TYPES` (PLOVER).
        status: One of `STATUSES`.
        when: Days of the act, `None` where text and date do not settle it.
        where: Place names in English.
        also: Further joint sources.
        also_targets: Further targets.
    """

    kind: ClassVar[str] = "event"
    type: str
    status: str = "happened"
    source: Actor = NOBODY
    target: Actor | None = None
    when: Period | None = None
    where: tuple[str, ...] = ()
    also: tuple[Actor, ...] = ()
    also_targets: tuple[Actor, ...] = ()

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        _require(self.type, EVENT_TYPES, "event type")
        _require(self.status, STATUSES, "status")

    def fields(self) -> dict[str, Any]:
        """Return source, target, type, status, when, where and the joint actors."""
        target = (
            {} if self.target is None else {"target": self.target.name, "target_id": self.target.id}
        )
        return (
            {"source": self.source.name, "source_id": self.source.id}
            | target
            | {"type": self.type, "status": self.status}
            | _when(self.when)
            | _where(self.where)
            | _also("also_ids", self.also)
            | _also("also_target_ids", self.also_targets)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge(Claim):
    """An undertaking that the other side or the public would welcome.

    Attributes:
        by: Who undertakes it.
        to: To whom, `None` where not stated.
        act: One of `ACTS`.
        object: What, in the text's words.
        degree: The degree word ("drastically", "several-fold"), `""` where none.
        where: Place names in English.
        area: True where the text speaks of surroundings ("around", "in the direction of").
        made: When it was made.
        begins: When it takes effect.
        due: When it ends or must be done.
        term: How long it holds, as an ISO 8601 length such as `P7D`, `""` where not stated.
        condition: The condition's words, `""` where unconditional.
        also: Joint makers.
    """

    kind: ClassVar[str] = "pledge"
    by: Actor
    act: str
    object: str = ""
    to: Actor | None = None
    degree: str = ""
    where: tuple[str, ...] = ()
    area: bool = False
    made: Period | None = None
    begins: Period | None = None
    due: Period | None = None
    term: str = ""
    condition: str = ""
    also: tuple[Actor, ...] = ()

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        _require(self.act, ACTS, "act")

    def fields(self) -> dict[str, Any]:
        """Return by, to_id, act, object, where and the dates."""
        return (
            {"by": self.by.name, "by_id": self.by.id}
            | ({} if self.to is None else {"to_id": self.to.id})
            | {"act": self.act, "object": self.object}
            | _where(self.where)
            | _when(self.made, "made")
            | _when(self.begins, "begins")
            | _when(self.due, "due")
            | _also("also_ids", self.also)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Claim):
    """A proposal on the table: what is given and what is asked.

    Attributes:
        by: Who offers.
        to: To whom, `None` where not stated.
        issue: Two or three words.
        give: What is given, in the text's words.
        ask: What is asked, `""` where not stated.
        guarantors: Who is named to guarantee it; whether they agree, the text must say elsewhere.
        guarantors_open: True where the names are examples ("including").
    """

    kind: ClassVar[str] = "offer"
    by: Actor
    issue: str
    give: str
    ask: str = ""
    to: Actor | None = None
    guarantors: tuple[Actor, ...] = ()
    guarantors_open: bool = False

    def fields(self) -> dict[str, Any]:
        """Return by, to_id, issue, give and ask."""
        return (
            {"by": self.by.name, "by_id": self.by.id}
            | ({} if self.to is None else {"to_id": self.to.id})
            | {"issue": self.issue, "give": self.give, "ask": self.ask}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Claim):
    """A party's stance on an issue that is neither offer nor pledge.

    Attributes:
        party: Whose stance.
        issue: Two or three words.
        stance: One of `STANCES`.
        also: Further parties of the same stance.
    """

    kind: ClassVar[str] = "position"
    party: Actor
    issue: str
    stance: str
    also: tuple[Actor, ...] = ()

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        _require(self.stance, STANCES, "stance")

    def fields(self) -> dict[str, Any]:
        """Return party, party_id, issue and stance."""
        return {
            "party": self.party.name,
            "party_id": self.party.id,
            "issue": self.issue,
            "stance": self.stance,
        } | _also("also_ids", self.also)


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll(Claim):
    """A measured share of opinion.

    Attributes:
        population: Who was asked.
        measure: What was measured.
        value: Per cent, 0 to 100.
        when: When it was measured.
        hedge: "around", "about": `""` where the number stands bare.
        pollster: Who measured it, `""` where the text does not say: an unsourced number.
    """

    kind: ClassVar[str] = "poll"
    population: str
    measure: str
    value: float
    when: Period | None = None
    hedge: str = ""
    pollster: str = ""

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        if not 0 <= self.value <= 100:
            raise InvalidRecord(f"poll value {self.value} is outside 0..100 per cent")

    def fields(self) -> dict[str, Any]:
        """Return population, measure, value and when."""
        return {
            "population": self.population,
            "measure": self.measure,
            "value": int(self.value) if self.value == int(self.value) else self.value,
        } | _when(self.when)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Claim):
    """People of one side at odds with each other.

    Attributes:
        side: The side they share.
        a: One of them.
        b: The other.
        about: What divides them.
    """

    kind: ClassVar[str] = "split"
    side: str
    a: Actor
    b: Actor
    about: str = ""

    def fields(self) -> dict[str, Any]:
        """Return side_id, a_id, b_id and about."""
        return {"side_id": self.side, "a_id": self.a.id, "b_id": self.b.id, "about": self.about}


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(Claim):
    """A stated candidate cause or motive of an act.

    Attributes:
        of: The act explained.
        by: Who explains.
    """

    kind: ClassVar[str] = "explanation"
    of: str
    by: Actor = AUTHOR

    def fields(self) -> dict[str, Any]:
        """Return of, by and by_id."""
        return {"of": self.of, "by": self.by.name, "by_id": self.by.id}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Claim):
    """A judgement about what will or may happen.

    Attributes:
        about: What it judges.
        likelihood: One of `LIKELIHOODS`; a bare "will" is `almost-certain` by the guide.
        word: The word of likelihood ("unlikely"), `""` where the text has none.
        by: Who judges.
    """

    kind: ClassVar[str] = "forecast"
    about: str
    likelihood: str = "unstated"
    word: str = ""
    by: Actor = AUTHOR

    def __post_init__(self) -> None:
        Claim.__post_init__(self)
        _require(self.likelihood, LIKELIHOODS, "likelihood")

    def fields(self) -> dict[str, Any]:
        """Return by, by_id, about and likelihood."""
        return {
            "by": self.by.name,
            "by_id": self.by.id,
            "about": self.about,
            "likelihood": self.likelihood,
        }


KINDS: Mapping[str, type[Claim]] = MappingProxyType(
    {
        cls.kind: cls
        for cls in (
            Statement, ReportedEvent, Pledge, Offer, Position, Poll, Split, Explanation, Forecast,
        )
    }
)  # fmt: skip

__all__ = [
    "ACTS", "EVENT_TYPES", "KINDS", "LIKELIHOODS", "MODALITIES", "MODES", "STANCES", "STATUSES",
    "Claim", "Explanation", "Forecast", "Offer", "Pledge", "Poll", "Position", "ReportedEvent",
    "Split", "Statement",
]  # fmt: skip
