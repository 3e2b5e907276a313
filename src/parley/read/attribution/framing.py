"""Speech without a verb: "according to X", "as per X", "in the words of X", "in X's view"."""

from collections.abc import Iterator

from parley.read.attribution.attribution import Attribution
from parley.read.attribution.contents import stretch
from parley.read.attribution.scene import Scene
from parley.read.parse import Token
from parley.records import Actor

_ACCORDING = "according to"
_AS_PER = "as per"
# Of these nouns a phrase with "in" or "by" says in whose words or eyes a sentence holds.
_VIEWPOINTS = frozenset(
    """account analysis assessment estimate estimation eye judgement judgment opinion phrase
    reading reckoning telling version view word""".split()
)
# What things are measured, ranked or shared out by.
_YARDSTICKS = frozenset(
    """ability merit size age rank seniority preference taste custom tradition weight height wealth
    income scale criterion type gender sex colour color order need severity""".split()
)
_OWN_YARDSTICKS = frozenset("index measure score level value standard wish means scheme".split())
# Tokens behind "according to" in which the outlet's own source follows.
_QUOTING_REACH = 8
_QUOTING = frozenset("quote cite interview".split())


def is_framing(token: Token) -> bool:
    """Tell whether a token begins words that say by whom a whole sentence is said."""
    if token.lower_ == "according":
        return True
    if token.lower_ == "per":
        return bool(token.i and token.nbor(-1).lower_ == "as")
    return token.lower_ in ("in", "by") and _viewpoint(token) is not None


def is_according(cue: str) -> bool:
    """Tell whether the words of a cue frame a sentence, as those of `framed` do."""
    return cue.lower().startswith((_ACCORDING, _AS_PER, "in ", "by "))


def framed(scene: Scene, token: Token) -> Iterator[Attribution]:
    """Yield the rest of the sentence that a framing phrase stands in."""
    named, cue = _named(scene, token)
    if named is None or _is_yardstick(named):
        return
    phrase = {cue[0].i} | {t.i for t in token.subtree}
    tokens = scene.sentences[token.i]
    before = [t for t in tokens if t.i < min(phrase)]
    after = [t for t in tokens if t.i > max(phrase)]
    if piece := stretch(scene, after if len(after) > len(before) else before):
        speaker, source = scene.named(named)
        via: tuple[str, ...] = ()
        quoted = _quotes_another(token)
        if quoted is not None and speaks_for(speaker):
            via, (speaker, source) = (speaker.id,), scene.named(quoted)
        elif not speaks_for(speaker):
            via = _quoted_by(scene, named)
        yield Attribution(
            start=piece[0],
            end=piece[1],
            speaker=speaker,
            via=via,
            cue=scene.text[cue[0].idx : cue[1].idx + len(cue[1])],
            cue_start=cue[0].idx,
            source=source,
        )


def _is_yardstick(noun: Token) -> bool:
    """Tell whether something is done or judged "according to" a noun, and said by nobody."""
    owned = any(t.dep_ == "poss" for t in noun.lefts)
    return noun.pos_ == "NOUN" and (
        noun.lemma_.lower() in _YARDSTICKS or (owned and noun.lemma_.lower() in _OWN_YARDSTICKS)
    )


def _named(scene: Scene, token: Token) -> tuple[Token | None, tuple[Token, Token]]:
    """Return whom a framing phrase names, and the first and last token of its cue."""
    if token.lower_ == "per":
        return _object_of(token), (token.nbor(-1), token)
    if token.lower_ == "according":
        to = next((c for c in token.children if c.lower_ == "to"), token)
        return _object_of(to), (token, to)
    noun = _viewpoint(token)
    return (_owner(noun) if noun is not None else None), (token, noun or token)


def _viewpoint(token: Token) -> Token | None:
    """Return the noun of "in the words of X" where the phrase stands apart from its clause."""
    noun = _object_of(token)
    if noun is None or noun.lemma_.lower() not in _VIEWPOINTS or _owner(noun) is None:
        return None
    last = max(t.i for t in token.subtree)
    opens = token.is_sent_start or token.nbor(-1).text in (",", "”", '"', "—", "–")
    behind = token.doc[last + 1].text if last + 1 < len(token.doc) else "."
    return noun if opens and behind in (",", ".", "!", "?", ":", "”", '"', "—", "–") else None


def _owner(noun: Token) -> Token | None:
    """Return whose words or eyes a noun speaks of."""
    own = next((t for t in noun.lefts if t.dep_ == "poss"), None)
    of = next((t for t in noun.rights if t.lower_ == "of"), None)
    return own if own is not None else _object_of(of) if of is not None else None


def _quotes_another(token: Token) -> Token | None:
    """Return whom an outlet quotes in turn: "according to Y, quoting X,"."""
    for behind in token.doc[token.i : token.i + _QUOTING_REACH]:
        if behind.lemma_.lower() in ("quote", "cite") and behind.tag_ == "VBG":
            return next((t for t in behind.children if t.dep_ == "dobj"), None)
    return None


def _quoted_by(scene: Scene, named: Token) -> tuple[str, ...]:
    """Return the outlet of "according to X, whom the Herald quoted"."""
    described = [named, *(t for t in named.rights if t.dep_ == "appos")]
    for clause in (t for noun in described for t in noun.subtree if t.dep_ in ("relcl", "acl")):
        if clause.lemma_.lower() not in _QUOTING:
            continue
        for by in clause.rights:
            outlet = _object_of(by) if by.lower_ in ("by", "in") else None
            if outlet is not None and speaks_for(actor := scene.cast.actor(outlet)):
                return (actor.id,)
    return ()


def _object_of(token: Token) -> Token | None:
    return next((child for child in token.children if child.dep_ == "pobj"), None)


def speaks_for(outer: Actor) -> bool:
    """Tell whether an actor is an outlet, which passes words on rather than saying them."""
    return outer.id.startswith("OUTLET:")
