"""Which party an actor stands for: a state, or a group, opposition or community of its own."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from parley.brief.spelling import core, is_pronoun, is_proper
from parley.records import SECTORS, Actor, Claim, Offer, Pledge, Split

#: Sectors of a state's own; the others (opposition, armed groups, civilians ...) stand apart.
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "SPY", "JUD"})
_ROLES = (
    r"(?:chief|commander|general|delegates?|delegation|envoy|founder|head|leader|negotiator|"
    r"official|president|representative|secretary|spokesman|spokesperson|spokeswoman|chairman)"
)
_GROUP_WORDS = re.compile(
    r"\b(?:army|battalion|brigades?|coalition|congress|council|faction|fighters|forces|front|"
    r"group|guerrillas|insurgents|jihad|militants|militia|movement|mujahideen|network|"
    r"organi[sz]ation|party|rebels|regiment|separatists)\b",
    re.IGNORECASE,
)
#: Capitals or figures, as no person is named; a ruler's number ("John Paul II") is none.
_ACRONYM = re.compile(r"\b(?![IVX]+\b)[A-Z0-9]{2,}\b")
#: What follows a group's name and no person's: "X militants", "the X said".
_GROUP_COMPANY = (
    r"\b{0}(?: (?:fighters|gunmen|guerrillas|insurgents|leaders|members|militants|militia|"
    r"movement|negotiators|officials|rebels)\b|-(?:run|controlled|held)\b)"
    r"|\b[Tt]he {0}(?=[,.;]| (?:has|have|had|said|say|is|are|was|were|will|would|and|to|in)\b)"
)
#: Least likeness of a surname and an id's own part: spellings vary ("Zelensky", ZELENSKYY).
ALIKE = 0.6
#: Characters on each side of a person's name that are searched for whom they speak for.
BESIDE = 100
#: Compass and other words of country names: "South Sudanese leader" leads a state.
_COUNTRY_WORDS = frozenset(
    "north south east west new saudi sri costa sierra burkina cape el".split()
)


class Allegiance:
    """The party of every actor, decided from ids, spellings, claims and the words beside names.

    Args:
        claims: All claims.
        spelled: The spellings of each actor id.
        texts: The sources' texts.

    Attributes:
        communities: Labels of the communities whose leaders are named, by party key.
    """

    def __init__(
        self, claims: Iterable[Claim], spelled: Mapping[str, Collection[str]], texts: Sequence[str]
    ) -> None:
        self._texts = texts
        self._lines = tuple(_line(text) for text in texts)
        self.communities: dict[str, str] = {}
        named = [actor_id for actor_id in spelled if _part(actor_id) not in ("", *SECTORS)]
        self._groups = frozenset(a for a in named if self._is_group(_part(a), spelled[a]))
        self._of: dict[str, str] = dict.fromkeys(self._groups, "")
        claims = tuple(claims)
        apart = _set_apart(claims)
        for person in named:
            if person in self._groups:
                self._of[person] = person
                continue
            full = max(spelled[person], key=lambda name: len(name.split()))
            home = self._group_beside(person, full, spelled) or self._spoken_for(person, claims)
            self._of[person] = (
                home or self._community(person, full) or (person if person in apart else "")
            )

    def party(self, actor: Actor, speaker: Actor | None = None) -> str:
        """Return the party's key: a side, the id of a group, person or community.

        Args:
            actor: Whose party.
            speaker: Who says "we" where the actor is that word.
        """
        side, part = actor.side, _part(actor.id)
        is_known = actor.id in self._of or part in SECTORS
        spoken = speaker is not None and speaker.side == side and is_pronoun(actor.name)
        if speaker is not None and spoken and not is_known:
            return self.party(speaker)
        if not part:
            return side
        if side == "OUTLET":
            return ""
        if part in SECTORS:
            return side if part in STATE_SECTORS else actor.id
        return self._of.get(actor.id, "") or side

    def is_group(self, actor_id: str) -> bool:
        """Tell whether an id names a group, not a person."""
        return actor_id in self._groups

    def _is_group(self, part: str, names: Collection[str]) -> bool:
        """Tell a group from a person by how claims name it; the words around it settle ties.

        A person is named by a name that ends or begins with the id's own; a group by an acronym,
        by the whole of its id, by its plural, or by words that name it differently.
        """
        key = part.replace("-", " ")
        verdicts = {_named_as(core(name), key) for name in names if is_proper(name, self._texts)}
        if "person" in verdicts:
            return False
        if "group" in verdicts:
            return True
        if any(_GROUP_WORDS.search(name) for name in names):
            return True
        words = {re.escape(core(name)) for name in names if is_proper(name)}
        return any(
            re.search(_GROUP_COMPANY.format(word), text) for word in words for text in self._texts
        )

    def _group_beside(self, person: str, full: str, spelled: Mapping[str, Collection[str]]) -> str:
        """Return the group whose name stands beside a person's: "ELN negotiator Ana Ruiz"."""
        own, beside = re.escape(full), self._beside(full)
        for group in sorted(self._groups):
            if group.partition(":")[0] != person.partition(":")[0]:
                continue
            # The id's own part is the acronym, which a text may use beside the full name.
            proper = sorted({core(n) for n in spelled[group] if is_proper(n)} | {_part(group)})
            for name in (name for name in proper if any(name in words for words in beside)):
                word = re.escape(name)
                before = rf"\b{word}(?:['’]s?)? (?:[\w-]+ ){{0,3}}?{_ROLES},? {own}\b"
                after = (
                    rf"\b{own}, (?:[\w-]+ ){{0,4}}(?:of|for|from) (?:the )?{word}\b"
                    rf"|\b{own}, (?:the |an? )?{word}(?:['’]s?)? (?:[\w-]+ ){{0,3}}?{_ROLES}\b"
                )
                if any(re.search(f"{before}|{after}", line) for line in beside):
                    return group
        return ""

    def _beside(self, full: str) -> list[str]:
        """Return the words around every mention of a name."""
        return [
            line[max(0, found.start() - BESIDE) : found.end() + BESIDE]
            for line in self._lines
            for found in re.finditer(re.escape(full), line)
        ]

    def _spoken_for(self, person: str, claims: Iterable[Claim]) -> str:
        """Return the group in whose name a person pledges or offers."""
        for claim in claims:
            if isinstance(claim, Pledge | Offer) and claim.maker.id == person:
                by = claim.by
                own = by.side == claim.maker.side and by.id != person
                if own and (by.id in self._groups or _part(by.id) in ("REB", "OPP")):
                    return by.id
        return ""

    def _community(self, person: str, full: str) -> str:
        """Return the community somebody is called the leader of: "Turkish Cypriot leader X"."""
        words = r"((?:[A-Z][\w-]+ )+[A-Z][\w-]+)(?: community)? (?:[a-z-]+ )?leader,? "
        for line in self._beside(full):
            found = re.search(rf"\b{words}{re.escape(full)}\b", line)
            if found and not set(found[1].casefold().split()) & _COUNTRY_WORDS:
                key = core(found[1]).upper().replace(" ", "-")
                self.communities[f"{person.partition(':')[0]}:{key}"] = f"{core(found[1])} side"
                return f"{person.partition(':')[0]}:{key}"
        return ""


def _part(actor_id: str) -> str:
    return actor_id.partition(":")[2]


def _line(text: str) -> str:
    return " ".join(text.split())


def _named_as(name: str, key: str) -> str:
    """Return `person`, `group`, or `""` where one capitalised word leaves it open."""
    words, own = _folded(name).split(), _folded(key).split()
    if _GROUP_WORDS.search(name) or _ACRONYM.search(name):
        return "group"
    if len(words) == 1:
        # "Houthis" for HOUTHI is a plural; "Hamas" and "Putin" look alike.
        return "group" if words[0] != own[0] and words[0].rstrip("s") == own[0] else ""
    if words == own:
        return "group"
    edges = (words[-len(own) :], words[: len(own)])
    alike = max(SequenceMatcher(None, "".join(edge), "".join(own)).ratio() for edge in edges)
    return "person" if alike >= ALIKE else "group"


def _folded(name: str) -> str:
    """Return a name in plain small letters, hyphens parted and the Arabic article left out."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"\b[ae]l ", "", plain.replace("-", " ").replace("'", ""))


def _set_apart(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the persons who do not speak for their state.

    They are those who criticise their own side, and those who make offers to each other across it.
    """
    apart: set[str] = set()
    for claim in claims:
        match claim:
            case Split():
                apart |= {claim.a.id}
            case Offer() | Pledge() if claim.to is not None and claim.by.side == claim.to.side:
                if all(_part(actor.id) for actor in (claim.by, claim.to)):
                    apart |= {claim.by.id, claim.to.id}
            case _:
                continue
    return frozenset(actor_id for actor_id in apart if _part(actor_id) not in ("", *SECTORS))
