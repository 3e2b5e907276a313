"""The record of an attribution: a stretch of text and who it is from."""

from dataclasses import dataclass

from parley.errors import InvalidRecord
from parley.records import MODALITIES, MODES, NOBODY, Actor

#: Saying, thinking, showing (polls, reports), acting by words (to urge, to blame), and seeming.
KINDS = ("speech", "thought", "document", "act", "seeming")
POLARITIES = ("asserted", "negated", "imagined")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A contiguous stretch of speech or thought that the text gives to somebody.

    Attributes:
        start: Offset of the content's first character.
        end: One past its last.
        speaker: Who says it; `NOBODY` where the text names none.
        via: Outlets between speaker and article, outermost last.
        mode: One of records.MODES.
        cue: The words that attribute it, `""` where a quotation runs on without any.
        cue_start: Offset of the cue, -1 where there is none.
        source: Offsets of the words that name the speaker, `None` where there are none.
        depth: Attributions this one is nested in.
        modality: One of records.MODALITIES.
        kind: What the speaker does by it: one of KINDS.
        polarity: One of POLARITIES; what is negated or imagined is never a statement.
    """

    start: int
    end: int
    speaker: Actor = NOBODY
    via: tuple[str, ...] = ()
    mode: str = "indirect"
    cue: str = ""
    cue_start: int = -1
    source: tuple[int, int] | None = None
    depth: int = 0
    modality: str = "asserted"
    kind: str = "speech"
    polarity: str = "asserted"

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidRecord(f"an attribution needs content; got {self.start}..{self.end}")
        if self.mode not in MODES or self.modality not in MODALITIES:
            raise InvalidRecord(f"mode {self.mode!r} or modality {self.modality!r} is unknown")
        if self.kind not in KINDS or self.polarity not in POLARITIES:
            raise InvalidRecord(f"kind {self.kind!r} or polarity {self.polarity!r} is unknown")
