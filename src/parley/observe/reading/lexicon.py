r"""Words that tell an act from its aftermath, and one kind of act from another.

A row of free words is read by its leading cue: "shelling damaged a school" records the shelling,
"damage after shelling" records what was found. In each tier the cue furthest left decides:

1. the row's own words, for acts and for what acts leave behind;
2. the row's own words, for movement;
3. the file's class of the row, for either;
4. the row's own words, for the bare presence of forces.

The words are plain English of conflict reporting and hold for no file in particular. Patterns
are RE2, matched in lower case.
"""

from collections.abc import Mapping
from types import MappingProxyType

DISCOVERY = "found"

#: Names of things that contain the word for an act without being one; read as blanks.
_NOT_ACTS = (
    r"fighting vehicles?|combat (vehicles?|helicopters?|aircraft|engineers?)"
    r"|battle ?(tanks?|groups?)|strike (groups?|fighters?|aircraft)"
    r"|(attack|assault) (helicopters?|drones?|aircraft|jets?|rifles?|guns?|boats?|ships?|craft)"
    r"|(air|mountain|naval|amphibious)?[ -]?assault (brigades?|regiments?|divisions?|units?"
    r"|troops|forces|companies|battalions?)"
    r"|fire ?(stations?|departments?|engines?|trucks?|brigades?|fighters?|arms?)|cease-?fires?"
    r"|bomb (shelters?|disposal)|(rocket|missile|grenade)?[ -]?launchers?|stormtroopers?"
    r"|detention (cent(er|re)s?|facilit(y|ies)|camps?)|target practice"
)
_ACT_NOUNS = (
    r"(air|drone|missile|rocket|artillery)?[ -]?strikes?|air ?raids?|shelling|attacks?|bombing"
    r"|bombardments?|explosions?|blasts?|fire|fighting|battles?|clashes|impacts?|hits?"
)
_HARM = (
    r"damage|aftermath|craters?|victims?|casualt(y|ies)|remains|remnants|debris|scenes?|sites?"
    r"|holes?"
)
_LINKS = r"after|following|results? of|caused by|consequences? of|due to"

#: What an act leaves behind; first the phrases that begin with the word for an act.
_FOUND = (
    # "Shelled school": a participle that opens the words describes a thing, "school shelled" an act
    r"^[^a-z]*(shelled|bombed|bombarded|attacked|struck) \w+"
    rf"|({_ACT_NOUNS})('s)?[ -]({_HARM})|({_LINKS})( \w+){{0,3}} ({_ACT_NOUNS})"
    r"|aftermaths?|damag(e|es|ed|ing)|destroyed|destructions?|destructed|devastat\w+|demolished"
    r"|ruins|ruined|rubble|debris|wreck|wrecks|wrecked|wreckages?|remains|remnants?|fragments?"
    r"|craters?|burne?d|burnt|charred|scorched|gutted|collapsed|shattered"
    r"|blown[ -](out|up|apart)|bod(y|ies)|corpses?|dead|deceased|killed|casualt(y|ies)"
    r"|fatalit(y|ies)|victims?|wounded|injured|injuries|executed|graves?|buried|burials?"
    r"|exhum\w+|morgues?|abandoned|captured|losses|unexploded|uxo|embedded in|lodged|stuck"
    r"|(rocket|missile) (motors?|engines?|boosters?|parts?)|warheads?|submunitions?|recovered"
    r"|evidence of|traces? of|signs? of|found"
)
_ASSAULT = (
    r"(air|drone|missile|rocket|artillery)?[ -]?strikes?|striking|struck|air ?raids?|shelling"
    r"|shelled|shells (fall|hit|land)\w*|attack|attacks|attacked|attacking|assaults?|assaulted"
    r"|bombs|bombed|bombing|bombings|bombard\w*|explosions?|explod\w+|blasts?|detonat\w+|fires?"
    r"|fired|firing|gunfire|firefights?|clash|clashes|clashed|fight|fighting|fights|fought"
    r"|battles?|combat|skirmish\w*|ambush\w*|shoot|shooting|shootings|shoots|shot|shots|hit|hits"
    r"|hitting|impacts?|impacting|targets|targeted|targeting|launch|launched|launches|launching"
    r"|intercept\w*|downed|downing|destroys|destroying|raid|raids|storms|stormed|storming|burning"
    r"|ablaze|flames|smoke|executions?|executing|kills|killing|rape|raped|torture|tortured"
    r"|mortars? (fall|land)\w*|air defen[cs]e (work|working|active|activity)|arson"
)
_FORCES = r"troops|forces|soldiers|fighters|units?|convoys?|columns?|equipment|army|brigades?"
_RETREAT = (
    r"withdraw\w*|withdrew|retreat\w*|pull(ed|ing|s)?[ -]?(back|out)|pull[ -]?(back|out)s?"
    rf"|({_FORCES})( \w+){{0,2}} (leaving|leave|left)"
)
_COERCE = (
    r"detain\w*|detentions?|arrest\w*|abduct\w*|kidnap\w*|hostages?|loot\w*|seiz\w+|blockad\w*"
    r"|besieg\w*|sieges?"
)
_PROTEST = r"protest\w*|demonstrat\w*|rally|rallies|riot\w*"
_MOVEMENT = (
    r"mov(e|es|ed|ing)|mov\w*m\w*nts?|convoys?|columns?|deploy\w*|redeploy\w*|stationed"
    r"|stationary|presence|transport\w*|reinforc\w+|arriv\w+|advanc(e|es|ed|ing)|leaving"
    r"|enter|enters|entered|entering|massing|build-?up|gather\w*|patrol\w*|checkpoints?"
    r"|encamp\w*|camps?|positions?|exercises?|drills?|mobili[sz]\w+|driving|heading|parked"
    r"|flying|landing|crossing|passing|travell?ing|unload\w*|dug in|trench(es)?|fortif\w+"
)
_PRESENCE = (
    r"forces|troops?|soldiers?|fighters|tanks?|vehicles?|equipment|weaponry|hardware|apcs?|bmps?"
    r"|btrs?|helicopters?|jets?|aircraft|howitzers?|artillery|units?|battalions?|brigades?"
    r"|regiments?|armou?red|military"
)

#: Cues of acts and of what they leave; `found` stands first so that its phrases win over their
#: first word.
ACTS: Mapping[str, str] = MappingProxyType(
    {
        DISCOVERY: _FOUND,
        "ASSAULT": _ASSAULT,
        "RETREAT": _RETREAT,
        "COERCE": _COERCE,
        "PROTEST": _PROTEST,
    }
)
MOVEMENT: Mapping[str, str] = MappingProxyType({"MOBILIZE": _MOVEMENT})
PRESENCE: Mapping[str, str] = MappingProxyType({"MOBILIZE": _PRESENCE})


def cue(words: str, group: Mapping[str, str]) -> str:
    """Return SQL for the name of the cue furthest left in some words, null where there is none.

    Args:
        words: SQL of the words, in lower case.
        group: Name to pattern.
    """
    # RE2 numbers every bracket, so the cues' own are made silent and one a cue is kept
    parts = "|".join(f"({_silent(pattern)})" for pattern in group.values())
    names = ", ".join(f"'{name}'" for name in group)
    found = f"regexp_extract({words}, '\\b(?:{parts})\\b', [{names}])"
    cases = " ".join(f"WHEN {found}['{name}'] <> '' THEN '{name}'" for name in group)
    return f"CASE {cases} END"


def leading_cue(own: str, label: str) -> str:
    """Return SQL for the cue that a row is read by: a PLOVER type, `found`, or null.

    Args:
        own: SQL of the row's own words, or of `''`.
        label: SQL of the file's class of the row, or of `''`.
    """
    # square brackets hold an editor's warnings ("[graphic: bodies]"), not what the row records
    words = f"regexp_replace(lower({own}), '\\[[^\\]]*\\]', ' ', 'g')"
    either = {**ACTS, **MOVEMENT}
    tiers = (
        cue(_acts_only(words), ACTS),
        cue(words, MOVEMENT),
        cue(_acts_only(f"lower({label})"), either),
        cue(words, PRESENCE),
    )
    return f"coalesce({', '.join(tiers)})"


def _acts_only(words: str) -> str:
    return f"regexp_replace({words}, '\\b(?:{_silent(_NOT_ACTS)})\\b', ' ', 'g')"


def _silent(pattern: str) -> str:
    return pattern.replace("(", "(?:").replace("'", "''")
