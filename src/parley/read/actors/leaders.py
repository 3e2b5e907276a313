"""People in public office: whom a name means, by the countries and the day of its text."""

from collections import defaultdict
from collections.abc import Container, Sequence, Set
from dataclasses import dataclass
from datetime import date

from parley.read.actors.names import FAMILY_FIRST, fold
from parley.read.actors.tables import rows

# Surnames of leaders that are words or first names, too; alone they need a title, a text that
# names the leader's country, or the model's word for it.
ALSO_WORDS = frozenset(
    """may major brown park moon rice hill fox straw price young hunt king paul francis powell
    gore snow mao hu li wang ban lee ali khan ma lai kim yang deng taylor doe marcos singh
    santos garcia ahmed mitchell ross baker carter ford bush power scott white black green day
    march to le le an so chan chen chun kan lam lu min win wen woo han hun son sun sung song
    banana begin skate hawk long key english banks bell booth brooke burns butler casey church
    cook cooper cross dean downer evans fisher foster franks gates grant graves hale hammer hare
    hay holmes howe kelly law lake little lock lord mann marker means miles mills moody more nagy
    page paz pearl penny peters pope post read reid rich robin rock root rose shea shields shine
    sharp speight spring stone stephen street swan swing wade walker walls ward waters west wine
    wise wolf wood wright mesa sol lobo paz duke prince sawyer adams stevens bishop barrow
    bennett bruton bryant cameron campbell clark cohen fraser harper harris heath henry howard
    hughes jackson james johnson jonathan jones kenny lewis martin morris murphy nixon perry
    reynolds richardson robinson rubin sharon smith thomas turner walsh warren wilson williams
    abdullah ibrahim omar hassan hussein hussain mohamed mohammed muhammad ismail mustafa yusuf
    salim saleh salem ahmad mahmoud hamid hamad idris abbas aziz amin karim rashid salman suleiman
    fernandez flores gomez gonzalez gutierrez hernandez lopez martinez morales ortega perez
    ramirez ramos reyes rivera rodriguez romero sanchez serrano silva torres vargas castro
    castillo molina mora moreno""".split()
)
#: Offices whose holders are named by surname alone without introduction.
FAMOUS = frozenset("president prime-minister chancellor leader secretary-general".split())
_OPEN = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A person in public office.

    Attributes:
        id: Actor id.
        full: Folded full name.
        office: The office in a word.
        first: First year in office.
        last: Last year, 9999 where not ended.
        group: Id of the movement or party they are known for, `""` where none or several.
    """

    id: str
    full: str
    office: str
    first: int
    last: int
    group: str = ""

    @property
    def side(self) -> str:
        """The state or organisation they are of."""
        return self.id.partition(":")[0]

    @property
    def surname(self) -> str:
        """The word that may stand for the full name; the id knows at which end it is."""
        words, tail = self.full.split(), fold(self.id.rpartition(":")[2]).split()[-1]
        return tail if tail in words or self.side in FAMILY_FIRST else words[-1]

    def is_meant_by(self, folded: Sequence[str]) -> bool:
        """Tell whether a folded name may be theirs: the surname, or first name and last."""
        if len(folded) == 1:
            return folded[0] in (self.surname, self.full)
        words = self.full.split()
        return (folded[0], folded[-1]) == (words[0], words[-1])

    def held(self, day: date | None) -> bool:
        """Tell whether the office was held in the year of a day; true where the day is unknown."""
        return day is None or self.first <= day.year <= self.last


def load_leaders() -> dict[str, list[Leader]]:
    """Return the people in office by folded surname, in the order of the file."""
    found: dict[str, list[Leader]] = defaultdict(list)
    for actor, written, office, first, last, group, _ in rows("leaders.tsv"):
        # Family names stand first in some countries: the id knows which word it is.
        family = fold(actor.rpartition(":")[2]).rpartition(" ")[2]
        for name in written.split("|"):
            leader = Leader(
                id=actor,
                full=fold(name),
                office=office,
                first=int(first),
                last=int(last or _OPEN),
                group=group,
            )
            for key in {leader.full.rpartition(" ")[2], family}:
                found[key].append(leader)
    return dict(found)


def bearer(
    namesakes: Sequence[Leader],
    folded: Sequence[str],
    *,
    side: str,
    titles: Set[str],
    day: date | None,
    named: Container[str],
) -> Leader | None:
    """Return whom a name means among the leaders of its surname, `None` where nobody fits.

    A full name needs a text that names the leader's side, the office before it, or one of the years
    in office. A surname alone needs the text to name the side, and but for heads of state and
    government one of the years, or else the office before the name; without them only heads of
    state and government are known whose surname is no word and no other leader's.

    Args:
        namesakes: Leaders of the surname.
        folded: The name's words, folded.
        side: The side that the words beside the name give it, `""` for none.
        titles: Words of title before the name, folded.
        day: Day of publication.
        named: States and organisations that the text names.
    """
    meant = [leader for leader in namesakes if leader.is_meant_by(folded)]
    alone = folded[0] not in ALSO_WORDS and len({leader.id for leader in meant}) == 1

    def titled(leader: Leader) -> bool:
        return set(leader.office.split("-")) <= titles

    def fits(leader: Leader) -> bool:
        if side:
            return leader.side == side or leader.full.split() == list(folded)
        if leader.side in named and (len(folded) > 1 or leader.office in FAMOUS):
            return True
        if len(folded) > 1 and titled(leader):
            return True
        known = leader.side in named or titled(leader) or (alone and leader.office in FAMOUS)
        return leader.held(day) and (len(folded) > 1 or known)

    def distance(leader: Leader) -> tuple[bool, bool, bool]:
        return not titled(leader), not leader.held(day), leader.side not in named

    return min(filter(fits, meant), key=distance, default=None)
