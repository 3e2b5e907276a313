"""All attributions of a text: direct and reported speech joined, outlets moved to `via`."""

from dataclasses import replace

from parley.read.actors import Cast
from parley.read.attribution.acts import find_acts
from parley.read.attribution.attribution import Attribution
from parley.read.attribution.cues import THOUGHT, lemma_of
from parley.read.attribution.direct import find_direct
from parley.read.attribution.framing import is_according, speaks_for
from parley.read.attribution.nominal import find_nominal
from parley.read.attribution.reported import find_reported
from parley.read.attribution.scene import Scene
from parley.read.parse import Doc, Token

# "he also believes": this many characters at most stand between two cues that are one.
_SHELL = 12
# Verbs whose clause is no belief of their subject's.
_ATTITUDES = frozenset("hope fear worry doubt expect suspect".split())
# Marks between somebody's words and the outlet that passed them on.
_BETWEEN = " ,”\"’'"
# A clause that opens with its quotation is direct speech when the quotation is this much of it.
_MOSTLY = 0.5


def find_attributions(doc: Doc, cast: Cast, *, broad: bool = False) -> tuple[Attribution, ...]:
    """Return who says what, in text order of the content.

    Args:
        doc: The spaCy parse.
        cast: Who is who in it.
        broad: Read as corpora of attribution do: acts of speech, judgements, wishes, knowledge and
            seeming, too ("urged X to", "critical of"), and of nested ones the outermost only.

    Source:
        The distinctions follow Newell et al. (2018), An Attribution Relations Corpus for Political
        News: source, cue, content.
    """
    scene = Scene(doc=doc, cast=cast, broad=broad)
    reported = find_reported(scene)
    if broad:
        reported += find_acts(scene, {r.cue_start for r in reported})
    reported += find_nominal(scene)
    reported.sort(key=lambda a: (a.start, a.end))
    direct = find_direct(scene, reported)
    joined = _through_outlets(scene, _without_thought_shells(scene, _join(scene, direct, reported)))
    told = joined if broad else _given_once(joined)
    found = _deepened(sorted(set(told), key=lambda a: (a.start, -a.end)))
    return tuple(a for a in found if not broad or not a.depth)


def _join(
    scene: Scene, direct: list[Attribution], reported: list[Attribution]
) -> list[Attribution]:
    """Join quotations with the reported clauses they stand in."""
    spoken, kept = list(direct), []
    for clause in reported:
        touching = [d for d in spoken if d.start < clause.end and clause.start < d.end]
        if not touching:
            inner = [
                q for q in scene.quotations if clause.start <= q.start and q.end <= clause.end + 1
            ]
            kept.append(replace(clause, mode="mixed") if inner else clause)
        elif is_according(clause.cue) and not _same_cue(clause, touching):
            if _unquoted_words(scene, clause, [*touching, *_cues(touching)]):
                kept.append(clause)
        elif _is_mixed(scene, clause, touching):
            spoken = [d for d in spoken if d not in touching]
            end = max(clause.end, *(d.end for d in touching))
            kept.append(
                replace(clause, start=min(clause.start, touching[0].start), end=end, mode="mixed")
            )
    return spoken + kept


def _is_mixed(scene: Scene, clause: Attribution, touching: list[Attribution]) -> bool:
    """Tell whether a clause says in the reporter's words what the quotation in it does not."""
    first = touching[0]
    if not _same_cue(clause, touching) or _unquoted_words(scene, clause, touching) < 2:
        return False
    opens = first.start - clause.start <= 2
    return not (opens and (first.end - first.start) > _MOSTLY * (clause.end - clause.start))


def _same_cue(clause: Attribution, touching: list[Attribution]) -> bool:
    return any(d.cue_start in (clause.cue_start, -1) for d in touching)


def _cues(quoted: list[Attribution]) -> list[Attribution]:
    """Return the words that say who speaks, of quotations that have such words, as stretches."""
    cues = [replace(q, start=q.cue_start, end=q.cue_start + len(q.cue)) for q in quoted if q.cue]
    return cues + [replace(q, start=q.source[0], end=q.source[1]) for q in quoted if q.source]


def _unquoted_words(scene: Scene, clause: Attribution, touching: list[Attribution]) -> int:
    """Count the words of a clause outside its quotations."""
    return sum(
        t.is_alpha and t.i not in scene.quoted
        for t in scene.tokens(clause.start, clause.end)
        if not any(d.start <= t.idx < d.end for d in touching)
    )


def _without_thought_shells(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Drop "said he believes X" in favour of X: both verbs are its cue.

    What somebody says they hope or fear they do not assert: of "said he hopes X" the hope stays.
    """
    shells = set()
    told = []
    for inner in found:
        key = id(inner)
        verb = next(iter(scene.tokens(inner.cue_start, inner.cue_start + 1)), None)
        if verb is not None and lemma_of(verb) in THOUGHT:
            for outer in found:
                if outer is inner or not _is_shell(outer, inner, verb):
                    continue
                if lemma_of(verb) in _ATTITUDES and not scene.broad:
                    shells.add(key)
                    continue
                shells.add(id(outer))
                inner = replace(inner, speaker=outer.speaker, source=outer.source)
        told.append((key, inner))
    return [a for key, a in told if key not in shells]


def _is_shell(outer: Attribution, inner: Attribution, verb: Token) -> bool:
    """Tell whether somebody says of himself what he thinks."""
    governed = verb.dep_ == "ccomp" and verb.head.idx == outer.cue_start
    close = 0 <= inner.cue_start - outer.start <= _SHELL and inner.end <= outer.end + 1
    return governed and close and outer.speaker.id == inner.speaker.id


def _through_outlets(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Turn an outlet that reports another's speech into that speech's `via`."""
    result = []
    found = _passed_by(scene, _in_one_interview(scene, found))
    outer_of = {
        id(inner): outer
        for inner in found
        for outer in found
        if outer is not inner
        and speaks_for(outer.speaker)
        and outer.start <= (inner.source or (inner.start, 0))[0]
        and inner.end <= outer.end + 1
    }
    passed_on = {id(outer) for outer in outer_of.values()}
    for attribution in found:
        outer = outer_of.get(id(attribution))
        if outer is not None and not speaks_for(attribution.speaker):
            result.append(_through(attribution, outer.speaker.id))
        elif id(attribution) not in passed_on:
            result.append(attribution)
    return result


def _through(attribution: Attribution, outlet: str) -> Attribution:
    """Return an attribution with one more outlet it came through, each outlet once."""
    known = outlet in attribution.via
    return attribution if known else replace(attribution, via=(*attribution.via, outlet))


def _passed_by(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Give "as per the Post" behind a speaker's words to these words as their `via`."""
    for passing in [a for a in found if is_according(a.cue) and speaks_for(a.speaker)]:
        before = [
            a
            for a in found
            if a is not passing
            and a.cue_start >= 0
            and a.end <= passing.cue_start
            and scene.text[a.end : passing.cue_start].strip(_BETWEEN) == ""
            and not speaks_for(a.speaker)
        ]
        if before:
            last = max(before, key=lambda a: a.end)
            found = [
                _through(a, passing.speaker.id) if a is last else a
                for a in found
                if a is not passing
            ]
    return found


def _in_one_interview(scene: Scene, found: list[Attribution]) -> list[Attribution]:
    """Give an outlet to all that its interviewee says: in one sentence, or in an interview's run.

    A speaker who "told CNN" says the rest of that sentence to CNN, too; what they say in an
    interview goes on until somebody else speaks, and the quotation that follows what they told an
    outlet in one paragraph is from there.
    """
    result: list[Attribution] = []
    for attribution in sorted(found, key=lambda a: a.start):
        for other in reversed(found if not attribution.via else []):
            if not other.via or other.speaker.id != attribution.speaker.id:
                continue
            sentence = scene.sentence_at(max(other.cue_start, 0))
            together = sentence[0].idx <= attribution.start <= sentence[-1].idx
            interview = any(t.lemma_.lower() == "interview" for t in sentence)
            runs_on = (
                bool(result) and result[-1].via == other.via and other.start < attribution.start
            )
            if together or (runs_on and (interview or _quotes_on(scene, result[-1], attribution))):
                attribution = replace(attribution, via=other.via)
                break
        result.append(attribution)
    return result


def _quotes_on(scene: Scene, told: Attribution, quoted: Attribution) -> bool:
    """Tell whether a quotation goes on, in its paragraph, with what was told in other words."""
    one = scene.paragraph(told.start) == scene.paragraph(quoted.start)
    return one and quoted.mode == "direct" and told.mode != "direct"


def _given_once(found: list[Attribution]) -> list[Attribution]:
    """Give words that two cues claim to the nearer: "recalled the premier's assurance that X"."""
    nearest: dict[tuple[int, int], Attribution] = {}
    for one in sorted(found, key=lambda a: a.cue_start):
        other = nearest.get((one.start, one.end))
        if other is None or one.cue_start < one.start or other.cue_start > other.start:
            nearest[one.start, one.end] = one
    return list(nearest.values())


def _deepened(found: list[Attribution]) -> list[Attribution]:
    """Set how many others each attribution is nested in."""
    return [
        replace(
            a,
            depth=sum(b.cue_start != a.cue_start and _holds(b, a) for b in found),
        )
        for a in found
    ]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Tell whether an attribution's cue or whole content stands inside another's content."""
    if outer.start <= inner.cue_start < outer.end:
        return True
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end
