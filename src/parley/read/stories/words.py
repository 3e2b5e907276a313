"""Words of a text by their stems, with how much each says about what the text tells."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[-'’.,](?=[^\W_])[^\W_]+)*")

#: Words that tell nothing of their own: pronouns, articles, prepositions, auxiliaries, reporting.
_FUNCTION = frozenset(
    """a about above across after again against ago ahead all along already also although am amid
    among an and another any anyone are around as at away back be because been before behind being
    below between beyond both but by can cannot could did do does doing done down during each either
    else even ever every few for from further had has have having he her here hers herself him
    himself his how however i if in inside into is it its itself just last later least less like
    many may me meanwhile might more most much must my near neither next no nor not now of off on
    once one only onto or other others our out outside over own per rather same shall she should
    since so some soon still such than that the their theirs them themselves then there these they
    this those though through throughout till to too toward towards under until up upon us very via
    was we were what when where whether which while who whom whose why will with within without
    would yet you your yours
    say said says saying tell told tells telling add added adds according statement reporter
    journalist spokesman spokeswoman spokesperson official report reported call called
    today yesterday tomorrow day night morning afternoon evening week month year
    monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december""".split()
)
#: What every report of a war or of talks says, titles and parts of names of bodies among it: it
#: shows the subject, hardly which act or body is meant.
_COMMON = frozenset(
    """accord agree agreed agreement alliance armed army assembly attack authority battalion battle
    brigade campaign captain ceasefire chairman chief civilian colonel command commander commission
    committee community conflict congress council country coup court deal defence defense delegation
    democratic deputy diplomat east eastern election envoy faction federal federation fight fighter
    fighting force foreign front general government governor group guard head hold host interior
    international islamic kill killing king leader league leave liberation major mayor mediator meet
    meeting military militia minister ministry movement nation national negotiate negotiation
    negotiator north northern offer office officer organisation organization parliament party peace
    people pledge police president prime prince promise province rebel regime region republic
    revolutionary secretary security senator side soldier south southern staff state strike talk
    talks town city troop truce union united war west western withdraw withdrawal""".split()
)
#: Verbs whose past has another stem; forms that are their own base are left out.
_IRREGULAR = dict(
    pair.split(":")
    for pair in """arose:arise ate:eat became:become began:begin begun:begin bent:bend bled:bleed
    blew:blow blown:blow bore:bear borne:bear bought:buy bound:bind broke:break broken:break
    brought:bring built:build burnt:burn came:come caught:catch chose:choose chosen:choose
    clung:cling crept:creep dealt:deal drew:draw drawn:draw drove:drive driven:drive dug:dig
    fed:feed fell:fall fallen:fall felt:feel fled:flee flew:fly flown:fly forbade:forbid
    forgot:forget fought:fight found:find froze:freeze frozen:freeze gave:give given:give
    gone:go got:get grew:grow grown:grow heard:hear held:hold hid:hide hidden:hide hung:hang
    kept:keep knew:know known:know laid:lay led:lead left:leave lent:lend lost:lose made:make
    meant:mean met:meet paid:pay ran:run rang:ring risen:rise rose:rise sank:sink sat:sit
    sang:sing saw:see seen:see sent:send shook:shake shaken:shake shot:shoot shown:show
    slept:sleep slew:slay slain:slay sold:sell sought:seek spent:spend spoke:speak spoken:speak
    stole:steal stolen:steal stood:stand stuck:stick struck:strike sworn:swear swore:swear
    swept:sweep taken:take taught:teach thought:think threw:throw thrown:throw took:take
    tore:tear torn:tear understood:understand went:go withdrawn:withdraw withdrew:withdraw
    withheld:withhold woke:wake won:win wore:wear worn:wear written:write wrote:write
    men:man women:woman children:child people:person died:die dying:die dead:die death:die
    lying:lie lay:lie""".split()
)
#: Endings that make a noun of a verb, or of another noun; the verb keeps at least four letters.
_NOMINAL = re.compile(r"(?<=\w{4})(?:ements?|ments?|als?|ances?|ences?|(?<=[st])ions?)$")
_VOWEL = re.compile(r"[aeiouy]")

FULL_WEIGHT = 1.0
#: Share of a full word that a common word of such reports counts.
_COMMON_WEIGHT = 0.5


def find_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the lower-case word, without a possessive ending."""
    for match in _WORD.finditer(text):
        word = match.group().lower()
        for ending in ("'s", "’s"):
            word = word.removesuffix(ending)
        yield match.start(), match.start() + len(word), word


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what forms of a word share: "withdrawals" and "withdrew" give "withdraw".

    Source:
        Porter (1980), An algorithm for suffix stripping, step 1; irregular verbs by table.
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    base = _NOMINAL.sub("", word)
    if base == word:
        base = _without_inflection(word)
    if base.endswith("y") and len(base) > 3:
        base = base[:-1] + "i"
    # "promise" and "promis(ing)" meet without the mute ending.
    return base[:-1] if base.endswith("e") and len(base) > 4 else base


def _without_inflection(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and _VOWEL.search(base):
            doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base
    return word


_FUNCTION_STEMS = frozenset(stem(word) for word in _FUNCTION) | _FUNCTION
_COMMON_STEMS = frozenset(stem(word) for word in _COMMON)


def weight_of(word: str, stemmed: str) -> float:
    """Return how much a word says about which act is meant, 0 to 1.

    The classes are fixed, so that a case's later articles never change what its earlier ones
    weigh.
    """
    if word in _FUNCTION or stemmed in _FUNCTION_STEMS or word[0].isdigit():
        return 0.0
    return _COMMON_WEIGHT if stemmed in _COMMON_STEMS else FULL_WEIGHT


def content(text: str, *, without: Iterable[str] = ()) -> dict[str, tuple[float, str]]:
    """Return the stems of a text that say something, each with its weight and as written.

    Args:
        text: Any words.
        without: Names that are compared elsewhere.
    """
    left_out = {word for name in without for _, _, word in find_words(name)}
    found: dict[str, tuple[float, str]] = {}
    for start, end, word in find_words(text):
        stemmed = stem(word)
        weight = 0.0 if word in left_out else weight_of(word, stemmed)
        if weight:
            found.setdefault(stemmed, (weight, text[start:end]))
    return found
