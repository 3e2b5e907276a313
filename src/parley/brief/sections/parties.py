"""Who was at the table, who speaks for whom, and who is at odds inside a party."""

from collections.abc import Iterable, Sequence

from parley.brief.dossier import Dossier, rests_on
from parley.brief.mentions import outlet
from parley.brief.names import Names
from parley.brief.page import Cell, Section, Sentence, Table
from parley.brief.sections.plain import not_found, say, section
from parley.brief.sections.reported import TABLE_TYPES, event_sentence
from parley.brief.spelling import core
from parley.brief.words import capital, count, isolate, listing, quote
from parley.records import AUTHOR_ID, ReportedEvent, Split, Statement


def who_was_at_the_table(dossier: Dossier, names: Names) -> Section:
    """Return talks and agreements as reported, and every voice with its statements."""
    talks = [event for event in dossier.of(ReportedEvent) if event.type in TABLE_TYPES]
    sentences = tuple(event_sentence(event, names) for event in talks)
    sentences = sentences or not_found(dossier, "report of talks or an agreement")
    voices = _voices(dossier.of(Statement))
    sentences += tuple(
        _party_sentence(key, by_voice, names) for key, by_voice in _by_party(voices, names).items()
    ) or not_found(dossier, "statement by a named voice")
    return section("table", "Who was at the table", sentences, _voice_table(voices, names))


def splits(dossier: Dossier, names: Names) -> Section:
    """Return who is reported to be at odds inside one party."""
    sentences = tuple(_split_sentence(split, names) for split in dossier.of(Split))
    return section("splits", "Splits inside a party", sentences or not_found(dossier, "split"))


def split_words(split: Split, names: Names) -> str:
    """Return who inside which party is at odds with whom, over what, and who says so."""
    about = f" over {isolate(split.about)}" if split.about else ""
    inside = names.party(split.side) or "one party"
    who = listing((names.bare(split.a), names.bare(split.b)))
    return f"Within {inside}, {who} were at odds{about}{names.attribution(split)}"


def _split_sentence(split: Split, names: Names) -> Sentence:
    return say(f"{split_words(split, names)}: {quote(split.span.text)}", rests_on(split))


def _voices(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    """Return the statements of each maker; a source's own voice is no party."""
    voices: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.maker.id != AUTHOR_ID:
            key = statement.maker.id or f"?{statement.maker.name}"
            voices.setdefault(key, []).append(statement)
    return voices


def _by_party(voices: dict[str, list[Statement]], names: Names) -> dict[str, list[list[Statement]]]:
    parties: dict[str, list[list[Statement]]] = {}
    for said in voices.values():
        parties.setdefault(names.party_key(said[0].maker), []).append(said)
    return parties


def _party_sentence(key: str, by_voice: Sequence[Sequence[Statement]], names: Names) -> Sentence:
    said = [statement for statements in by_voice for statement in statements]
    party = names.party_label(key) if key else "No stated party"
    who = [names.bare(statements[0].maker) for statements in by_voice]
    verb = "was" if len(who) == 1 else "were"
    how = f"{verb} quoted or reported in {count(len(said), 'statement')}"
    if [_plain(name) for name in who] == [_plain(party)] or (
        key and len(who) == 1 and said[0].maker.id == key
    ):
        return say(f"{party} {how}", rests_on(*said))
    shown = listing("the party itself" if _plain(name) == _plain(party) else name for name in who)
    return say(f"{party}: {shown} {how}", rests_on(*said))


def _plain(name: str) -> str:
    return core(name).casefold()


def _voice_table(voices: dict[str, list[Statement]], names: Names) -> tuple[Table, ...]:
    if not voices:
        return ()
    rows = []
    for said in (said for by_voice in _by_party(voices, names).values() for said in by_voice):
        supports = rests_on(*said)
        key = names.party_key(said[0].maker)
        through = listing(outlet(name) for statement in said for name in statement.via)
        rows.append(
            (
                capital(names.bare(said[0].maker)),
                (
                    Cell(text=names.party_label(key) if key else "", supports=supports),
                    Cell(text=str(len(said)), supports=supports),
                    Cell(text=through, supports=supports),
                ),
            )
        )
    return (
        Table(
            caption="Voices, with the number of statements read from each",
            columns=("Voice", "Party", "Statements", "Through"),
            rows=tuple(rows),
        ),
    )
