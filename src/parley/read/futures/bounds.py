"""Where the words of a judgement begin and end: its quotation marks, reasons and asides."""

import re
from typing import Any

from parley.read.analysis import Analysis
from parley.read.clauses import extent, modals, subject
from parley.read.text import text_of
from parley.records import Actor

#: What gives a reason or an aside behind a judgement; "only because" belongs to what is judged.
_REASON = re.compile(
    r":\s|(?<!\bjust)(?<!\bonly)(?<!\bsimply)(?<!\bmerely)"
    r",?\s+(?:in part |partly |largely |mainly )?(?:because|since|given that)\b"
)
_REASONING = frozenset({"because", "since", "as", "given"})
_RELATIVES = frozenset({"that", "which", "who"})
#: A judgement cut shorter than this says too little.
_SHORTEST = 15
#: What parts a heading or another clause from the judgement behind it.
_BREAK = re.compile(r":\s+|\s+[-–—]+\s+(?:and\s+|but\s+)?")
_JOINING = re.compile(
    r"(?:and\s+|but\s+)?(?:yet|so|then)\s+(?=\w+\s+(?:\w+\s+)?(?:will|would)\b)", re.I
)
#: A finite verb behind a comma: the words before it are no whole clause.
_GOES_ON = re.compile(
    r",\s+(?P<finite>will|would|is|are|was|were|has|have|had|could|may|might|can|should|must|did|does|do)\b"
)
_CUES = frozenset("say think believe argue warn predict note fear insist suggest reckon".split())


def trimmed(verb: Any, *, whole: bool) -> tuple[int, int]:  # noqa: ANN401
    """Return the offsets of a judgement with its condition, without reasons and explanations.

    Args:
        verb: Its predicate.
        whole: Keep coordinated predicates that share the subject.
    """
    start, end = extent(verb, whole=whole)
    doc = verb.doc
    if verb.dep_ == "relcl" and (opener := verb.left_edge).lower_ in _RELATIVES:
        start = max(start, doc[opener.i + 1].idx)
    nearest = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    holder = nearest[-1] if nearest else subject(verb)
    if holder is not None and holder in verb.lefts:
        start = min(start, holder.left_edge.idx) if holder.dep_ == "csubj" else start
        first = holder.left_edge.idx
        for lead in verb.lefts:
            reasons = lead.dep_ == "advcl" and any(c.lower_ in _REASONING for c in lead.lefts)
            if reasons and lead.i < holder.i:
                start = max(start, first)
        if (
            holder.tag_ in ("WDT", "WP")
            and verb.dep_ == "ccomp"
            and holder.i < verb.head.i < verb.i
        ):
            start = doc[verb.head.i + 1].idx  # "which monitors say [will collapse]"
        before = text_of(doc)[start:first]
        if "“" in before and "”" not in text_of(doc)[start:end]:
            start += before.rindex("“") + 1  # words before a quotation that the judgement is in
            before = text_of(doc)[start:first]
        if breaks := list(_BREAK.finditer(before)):
            start += breaks[-1].end()
    text = text_of(doc)[start:end]
    if joining := _JOINING.match(text):
        start += joining.end()
        text = text[joining.end() :]
    reason = _REASON.search(text, min(max(verb.idx - start, _SHORTEST), len(text)))
    return start, start + reason.start() if reason else end


def in_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch with its quotation marks in pairs: a lone one is closed or left out."""
    for opener, closer in (("“", "”"), ('"', '"'), ("''", "''"), ("‘", "’")):
        words = text[start:end]
        if words.startswith(opener) and closer not in words[len(opener) :]:
            start += len(opener)
            continue
        lone = (
            words.count(opener) % 2
            if opener == closer
            else words.count(opener) > words.count(closer)
        )
        if opener == closer and lone and words.endswith(closer):
            end -= len(closer)
        elif lone and opener != "‘":
            behind = re.match(rf"[.,!?]?{re.escape(closer)}", text[end:])
            end += behind.end() if behind else 0
    if text[start:end].count("[") > text[start:end].count("]") and text[end : end + 1] == "]":
        end += 1
    if text[start:end].endswith("”") and "“" not in text[start:end]:
        end -= 1
    return start, end


def is_cut_short(verb: Any, start: int, end: int) -> bool:  # noqa: ANN401
    """Tell whether a stretch is no whole clause: it goes on behind a comma, or lost its subject."""
    own = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
    lost = own is not None and own.idx < start and own.tag_ not in ("WDT", "WP")
    orphan = own is None and verb.dep_ == "ccomp" and subject(verb) is not None and modals(verb)
    first = verb.doc.char_span(start, end, alignment_mode="expand")[0]
    loose = own is None and verb.dep_ == "conj" and first.i and not _is_joined(first.nbor(-1))
    beside = verb.doc.char_span(start, end, alignment_mode="expand")[-1]
    runs_on = (
        beside.i + 1 < len(verb.doc)
        and beside.nbor().tag_ in ("VBZ", "VBP", "MD")
        and beside.nbor() not in verb.subtree
        and not any(beside.nbor() in a.subtree for a in verb.ancestors if a.dep_ == "relcl")
    )
    if lost or orphan or loose or runs_on:
        return True
    if (further := _GOES_ON.match(text_of(verb.doc), end)) is None:
        return False
    after = verb.doc.char_span(*further.span("finite"), alignment_mode="expand")
    described = any(a.dep_ == "relcl" for a in (verb, *verb.ancestors))
    governing = {t.i for a in verb.ancestors for t in (a, *a.lefts)} if described else set()
    return after is None or after.root.i not in governing


def _is_joined(token: Any) -> bool:  # noqa: ANN401
    return bool(token.dep_ == "cc" or token.pos_ in ("CCONJ", "ADV") or token.text in ",;—–")


def aside(analysis: Analysis, verb: Any) -> Actor | None:  # noqa: ANN401
    """Return who is credited inside a judgement: "the truce, monitors say, will hold"."""
    for token in verb.sent:
        holder = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
        if token.lemma_.lower() not in _CUES or holder is None or token.i + 1 >= len(verb.doc):
            continue
        before = holder.left_edge.i - 1
        between = before >= 0 and verb.doc[before].text == "," and token.nbor().text == ","
        if between and token.i < verb.i and token.tag_ in ("VBP", "VBZ", "VBD"):
            return analysis.cast.actor(holder)
    return None
