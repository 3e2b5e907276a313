"""What people say of a verdict: it stands beside Parley's own where two of them agree."""

from dataclasses import dataclass

from parley.errors import InvalidRecord
from parley.records.check import HORIZONS, VERDICTS, Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """People's verdicts on one finding; Parley's own is not touched by them.

    Attributes:
        pledge: Identity of the pledge.
        horizon: One of `HORIZONS`.
        verdict: What stands, one of `VERDICTS`; `""` where nothing does.
        voices: Each person's last word, in the order given.
    """

    pledge: str
    horizon: str
    verdict: str
    voices: tuple[Judgement, ...]

    def __post_init__(self) -> None:
        if self.horizon not in HORIZONS:
            raise InvalidRecord(f"horizon {self.horizon!r} is not one of {', '.join(HORIZONS)}")
        if self.verdict and self.verdict not in VERDICTS:
            raise InvalidRecord(f"verdict {self.verdict!r} is not one of {', '.join(VERDICTS)}")
        if not self.voices:
            raise InvalidRecord(f"{self.pledge[:12]} {self.horizon}: an override needs a voice")

    @property
    def stands(self) -> bool:
        """Whether two people agree, and no two others on something else."""
        return bool(self.verdict)

    @property
    def agreed(self) -> tuple[Judgement, ...]:
        """The words of those who carry the verdict that stands."""
        return tuple(voice for voice in self.voices if self.stands and self._is_for(voice))

    @property
    def dissent(self) -> tuple[Judgement, ...]:
        """The words of those who say otherwise; all of them where two people differ."""
        if self.stands:
            return tuple(voice for voice in self.voices if not self._is_for(voice))
        return self.voices if len({voice.decision for voice in self.voices}) > 1 else ()

    def _is_for(self, voice: Judgement) -> bool:
        return voice.decision == self.verdict
