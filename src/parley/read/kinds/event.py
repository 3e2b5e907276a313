"""Politically relevant acts, done, under way, denied or planned, with PLOVER type and status."""

from typing import Any

from parley.read.analysis import Analysis
from parley.read.plover.doers import is_means
from parley.read.plover.filling import filled
from parley.read.plover.gathering import reported_acts
from parley.read.plover.phrases import words_of
from parley.read.plover.repeats import Mention, once
from parley.read.plover.reported import ReportedAct
from parley.read.plover.rivals import rival_of, rivals
from parley.read.plover.spans import around
from parley.read.plover.telling import HOSTILE, SPOKEN, is_indefinite
from parley.read.status import status
from parley.records import AUTHOR, AUTHOR_ID, NOBODY, Actor, Period, ReportedEvent

#: Words that put an act told by a noun into the future.
_NEXT = frozenset({"next", "upcoming", "coming", "forthcoming", "planned", "future", "scheduled"})
#: An attack takes place where it is aimed; what else is "against" a country is elsewhere.
_AIMED = ("against",)


def read(analysis: Analysis) -> list[ReportedEvent]:
    """Return the acts a text reports, in text order, each told once."""
    found = list(reported_acts(analysis))
    pair = (analysis.issuer, *analysis.also_issuers[:1])
    if len(pair) < 2:  # no joint document, whose makers are its parties
        pair = rivals(((i.type, i.sources, i.targets) for i in found), analysis.cast)
    mentions = []
    for item in sorted(found, key=lambda i: (i.start, -i.end)):
        whole = filled(item, pair, analysis.cast)
        if whole.sources or whole.targets or _is_placed_attack(analysis, whole):
            own = frozenset(a.side for a in (*item.sources, *item.targets))
            mentions.append(
                Mention(
                    event=_event(analysis, whole, pair),
                    own=own,
                    bare=item.is_bare and not _is_new(analysis, item),
                    harm=item.tells_harm,
                )
            )
    return once(mentions)


def _event(analysis: Analysis, item: ReportedAct, pair: tuple[Actor, ...]) -> ReportedEvent:
    speaker, via = analysis.voice(item.act.trigger.idx)
    period, words = _when(analysis, item)
    told = _status(analysis, item, period)
    if told in ("happened", "ongoing") and _is_alleged(analysis, item, speaker, pair):
        told = "alleged"
    if told != "planned" and _is_ahead(analysis, period):
        period, words = _day_past(analysis, item)
    return ReportedEvent(
        source_sha256=analysis.source.sha256,
        span=analysis.span(item.start, item.end),
        maker=speaker,
        via=via,
        modality=_modality(item, told, quoted=speaker.id != AUTHOR_ID),
        when_words=words,
        type=item.type,
        status=told,
        source=_named(item.act.sources, item.sources),
        target=item.targets[0] if item.targets else None,
        also=item.sources[1:],
        also_targets=item.targets[1:],
        when=period,
        where=_where(analysis, item),
    )


def _is_placed_attack(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether an attack of which nobody is known is told with its place."""
    return item.type == "ASSAULT" and bool(_where(analysis, item))


def _is_new(analysis: Analysis, item: ReportedAct) -> bool:
    """Tell whether a phrase brings in an attack with its own day and place ("raids in Y on Z")."""
    introduced = item.type == "ASSAULT" and is_indefinite(item.act.trigger)
    return introduced and bool(_where(analysis, item) and _when(analysis, item)[0])


def _where(analysis: Analysis, item: ReportedAct) -> tuple[str, ...]:
    """Return where an act takes place: in its words, else for an attack in its clause."""
    own = analysis.where(item.start, item.end, also=_AIMED if item.type == "ASSAULT" else ())
    if item.type == "SANCTION":  # "sanctions on Libya" are imposed elsewhere
        hit = {a.side for a in item.targets}
        named = analysis.places_in(item.start, item.end)
        own = tuple(p.name for p in named if p.name in own and p.country not in hit)
    if own or item.type != "ASSAULT":
        return own
    return next((w for a, b in around(item.act.head) if (w := analysis.where(a, b))), ())


def _modality(item: ReportedAct, told: str, *, quoted: bool) -> str:
    """Return the modality of an act, never at odds with its status."""
    read = status(item.act.trigger, quoted=quoted)[0]
    fitting = {
        "denied": ("denied",),
        "hypothetical": ("conditional", "asked", "demanded"),
        "planned": ("asserted", "promised", "demanded"),
    }.get(told, ("asserted",))
    return read if read in fitting else fitting[0]


def _status(analysis: Analysis, item: ReportedAct, period: Period | None) -> str:
    """Return the status with the act's date taken in."""
    if item.status in ("happened", "ongoing") and _is_ahead(analysis, period):
        if item.act.head.tag_ in ("VBZ", "VBP") and item.type not in SPOKEN:
            return "planned"  # "the envoys meet on Friday"
    if item.status == "happened" and item.act.nominal and item.type not in SPOKEN:
        words = {t.lower_ for t in words_of(item.act.trigger)}
        if words & _NEXT or _is_ahead(analysis, period):
            return "planned"
    return item.status


def _is_alleged(
    analysis: Analysis, item: ReportedAct, speaker: Actor, pair: tuple[Actor, ...]
) -> bool:
    """Tell whether only the opponent of who acts says so."""
    if item.type not in HOSTILE | {"REJECT"} or speaker.id in ("", AUTHOR_ID):
        return False
    if speaker.side == "OUTLET" or not item.sources:
        return False
    own = {a.id for a in item.sources}
    sides = {a.side for a in item.sources}
    hit = {a.id for a in item.targets} | {a.side for a in item.targets} - sides
    rival = rival_of(speaker, pair, analysis.cast)
    accused = rival is not None and rival.id in {analysis.cast.party_of(a).id for a in item.sources}
    return speaker.id not in own and (accused or bool({speaker.id, speaker.side} & hit))


def _when(analysis: Analysis, item: ReportedAct) -> tuple[Period | None, str]:
    """Return the day of an act: in its words, else in its clause, else of the document."""
    period, words = analysis.when(item.start, item.end)
    for start, end in around(item.act.head) if period is None and not words else ():
        period, words = analysis.when(start, end)
        if period is not None or words:
            break
    spoken = item.type in SPOKEN and item.sources and analysis.issuer != AUTHOR
    if period is None and spoken and item.sources[0].id == analysis.issuer.id:
        if analysis.source.published is not None:
            return Period.day(analysis.source.published), ""
    return period, words


def _is_ahead(analysis: Analysis, period: Period | None) -> bool:
    """Tell whether a period begins after the text came out."""
    published = analysis.source.published
    return period is not None and published is not None and period.first > published


def _day_past(analysis: Analysis, item: ReportedAct) -> tuple[Period | None, str]:
    """Return a day among an act's words that it can have happened on.

    A day after publication belongs to something else in the sentence ("bombed a school that opens
    on Friday") or is misread; where no other day stands there, the act's day is not known.
    """
    stretches = ((item.start, item.end), *around(item.act.head))
    mentions = [t for start, end in stretches for t in analysis.times_in(start, end)]
    periods = (t.period for t in mentions if t.type != "SET" and t.period is not None)
    return next((p for p in periods if not _is_ahead(analysis, p)), None), ""


def _named(tokens: tuple[Any, ...], sources: tuple[Actor, ...]) -> Actor:
    if sources:
        return sources[0]
    somebody = [t for t in tokens if not is_means(t)]
    return Actor(name=somebody[0].text, id="") if somebody else NOBODY
