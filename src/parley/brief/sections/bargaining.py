"""Could they agree: room for a deal with its range, what binds, what would open it, on what."""

from collections.abc import Iterable, Iterator

from parley.brief.belief_picture import belief_words, beliefs_words
from parley.brief.dossier import Dossier
from parley.brief.names import Names
from parley.brief.page import Block, Cell, Figure, Section, Sentence, Support, Table
from parley.brief.sections.plain import say
from parley.brief.settlement_picture import settlement_words
from parley.brief.space_picture import space_words
from parley.brief.tornado_picture import tornado_words
from parley.brief.words import figure, isolate, listing, percent
from parley.records import Amount, DealSpace, Hindrance, Opening, Stake

#: The share of variance on guesses from which the result says more of them than of the case.
MOSTLY = 0.5
#: Inputs named in a sentence; the tornado has more.
_NAMED = 3
#: Share of draws below which something is not worth a reader's time.
_TOLD = 0.01


def bargaining(dossier: Dossier, names: Names) -> Section:
    """Return what follows from the analyst's block `bargain:`; empty without one."""
    space = dossier.deal_space
    if space is None:
        return Section(key="bargaining", title="Could they agree", blocks=())
    own = (Support(kind="deal-space", ref=space.id),)
    sentences = (
        say(
            "This is an analysis aid, not advice to any party: it shows what follows from the "
            "numbers below, whosever they are",
            own,
        ),
        room_sentence(space),
        *_binding(space, own),
        *_openings(space, own),
        *_offers(space, own),
        *_swaps(space, own),
        *_levers(space),
        guess_sentence(space),
        *_settling(space, own),
        *_signals(space, own),
    )
    figures: tuple[Figure, ...] = (
        Figure(
            kind="space",
            title="What deals and fighting on are worth",
            alt=space_words(space),
            space=space,
            supports=own,
        ),
        Figure(
            kind="tornado",
            title="What moves the result",
            alt=tornado_words(space),
            space=space,
            supports=own,
        ),
    )
    if space.beliefs is not None:
        belief = Figure(
            kind="beliefs",
            title="What each signal says",
            alt=beliefs_words(space),
            space=space,
            supports=own,
        )
        figures = (*figures, belief)
    if space.settlements:
        curve = Figure(
            kind="settlement",
            title="How soon talks settle",
            alt=settlement_words(space),
            space=space,
            supports=own,
        )
        figures = (*figures, curve)
    block = Block(sentences=sentences, tables=tuple(_tables(space, own)), figures=figures)
    return Section(key="bargaining", title="Could they agree", blocks=(block,))


def share_words(space: DealSpace) -> str:
    """Return the share of draws with room, its range first: "in 6 to 19 % of draws (12 %)"."""
    if percent(space.low) == percent(space.high):
        return f"{percent(space.share)} of draws"
    ends = f"{space.low * 100:.0f} to {space.high * 100:.0f} %"
    return f"{ends} of draws ({percent(space.share)} of all)"


def room_sentence(space: DealSpace) -> Sentence:
    """Return how sure it is that a deal exists."""
    first, second = space.problem.parties[:2]
    what = f"a deal that both {first} and {second} prefer to fighting on"
    supports = [Support(kind="deal-space", ref=space.id)]
    if space.share == 0:
        return say(f"No draw of {space.draws:,} has room for {what}", supports)
    swayed = ""
    if space.swayed_by:
        supports += _behind(space, [space.swayed_by])
        swayed = f"; the range is from one end of {isolate(space.swayed_by)} to the other"
    return say(f"There is room for {what} in {share_words(space)}{swayed}", supports)


def guess_sentence(space: DealSpace) -> Sentence:
    """Return how much of the result rests on guesses."""
    amounts = list(space.problem.amounts())
    guesses = [amount.name for amount in amounts if amount.is_guess]
    said = f"{len(guesses)} of {len(amounts)} numbers are guesses nobody stated"
    said += f"; {percent(space.on_guesses)} of the result’s variance rests on them"
    if space.on_guesses >= MOSTLY:
        said += ": the result is mostly these guesses"
    supports = [Support(kind="deal-space", ref=space.id), *_behind(space, guesses)]
    return say(said, supports)


def _binding(space: DealSpace, own: tuple[Support, ...]) -> Iterator[Sentence]:
    """Return what closes a deal: issues first, then the red lines, levels and levers themselves."""
    closing = sorted((i for i in space.issues if i.closes >= _TOLD), key=lambda i: -i.closes)
    if closing:
        told = [f"{isolate(i.topic)} ({percent(i.closes)})" for i in closing[:_NAMED]]
        yield say(
            "Of the draws without room, these shares have room once one issue is set aside: "
            + listing(told),
            [*own, *_claims_on(space, [issue.topic for issue in closing])],
        )
    holding = [each for each in space.hindrances if each.closes >= _TOLD][:_NAMED]
    if holding:
        told = [f"{_hindrance(each)} ({percent(each.closes)})" for each in holding]
        yield say(
            f"Of the draws without room, these shares have room without {listing(told)}",
            [*own, *(s for each in holding for s in _behind_hindrance(space, each))],
        )


def _hindrance(hindrance: Hindrance) -> str:
    what = {"red line": "the red line", "levels": "the levels of", "lever": "the lever"}
    return f"{what[hindrance.kind]} {isolate(hindrance.name.removeprefix('least: '))}"


def _behind_hindrance(space: DealSpace, hindrance: Hindrance) -> list[Support]:
    if hindrance.kind == "lever":
        return _behind(space, [f"worth: {hindrance.name}", f"belief: {hindrance.name}"])
    return _behind(space, [hindrance.name])


def _openings(space: DealSpace, own: tuple[Support, ...]) -> Iterator[Sentence]:
    middle = "with every number in the middle of its range"
    if space.room >= 0:
        yield say(f"{middle}, both can gain {figure(space.room)} at the least", own)
        return
    if space.clashes:
        lines = [
            stake.least.name
            for stake in space.problem.stakes
            if stake.least is not None and stake.topic in space.clashes
        ]
        yield say(
            f"{middle}, red lines exclude each other on {listing(map(isolate, space.clashes))}",
            [*own, *_behind(space, lines)],
        )
    else:
        yield say(f"{middle}, the best deal leaves one side {figure(-space.room)} short", own)
    if not space.openings and space.together is None:
        yield say("No change of the numbers that opens a deal from there was found", own)
    if space.openings:
        smallest = space.openings[0]
        yield say(
            f"The smallest single change that opens a deal is {change_words(smallest)}",
            [*own, *_behind(space, _changed(smallest))],
        )
    if space.together is not None and len(space.together.changes) > 1:
        yield say(
            f"The smallest joint change found is {change_words(space.together)}",
            [*own, *_behind(space, _changed(space.together))],
        )


def _changed(opening: Opening) -> list[str]:
    return [name for name, _, _ in opening.changes]


def change_words(opening: Opening) -> str:
    """Return a change in words: "win from 0.50 to 0.46"."""
    told = listing(
        f"{isolate(name)} from {figure(before)} to {figure(after)}"
        for name, before, after in opening.changes
    )
    return told if opening.is_within else f"{told}, which leaves the range believed in"


def _offers(space: DealSpace, own: tuple[Support, ...]) -> Iterator[Sentence]:
    """Return what each deal on the table is worth to both, and which red lines it crosses."""
    first, second = space.problem.parties[:2]
    war = next(spot for spot in space.spots if spot.kind == "war")
    basis = {proposal.name: proposal.basis for proposal in space.problem.proposals}
    for spot in space.spots:
        if spot.kind != "offer":
            continue
        gains = [mine - theirs for mine, theirs in zip(spot.worth, war.worth, strict=True)]
        told = f"{first} {gains[0]:+.2f}, {second} {gains[1]:+.2f}".replace("-", "−")
        lines = [isolate(name.removeprefix("least: ")) for name in spot.crosses]
        beyond = f", but crosses the red line {listing(lines)}" if lines else ""
        claims = [Support(kind="claim", ref=id_) for id_ in basis.get(spot.name, ())]
        yield say(
            f"{isolate(spot.name)}, in the middle of all ranges, is worth this beside fighting on: "
            f"{told}{beyond}",
            [*own, *claims, *_behind(space, spot.crosses)],
        )


def _swaps(space: DealSpace, own: tuple[Support, ...]) -> Iterator[Sentence]:
    first, second = space.problem.parties[:2]
    if not space.swaps:
        yield say("No swap of two issues that both would gain from was found", own)
    for swap in space.swaps[:_NAMED]:
        claims = [Support(kind="claim", ref=id_) for id_ in swap.basis]
        yield say(
            f"From {isolate(swap.start)}, both gain ({first} {figure(swap.gains[0])}, {second} "
            f"{figure(swap.gains[1])}) if {isolate(swap.first[0])} moves from "
            f"{figure(swap.first[1])} to {figure(swap.first[2])} and {isolate(swap.second[0])} "
            f"from {figure(swap.second[1])} to {figure(swap.second[2])}",
            [*own, *claims],
        )


def _settling(space: DealSpace, own: tuple[Support, ...]) -> Iterator[Sentence]:
    if space.settlements:
        problem = space.problem
        names = [amount.name for amount in (problem.win, *problem.costs, *problem.patience)]
        yield say(settlement_words(space), [*own, *_behind(space, names)])


def _signals(space: DealSpace, own: tuple[Support, ...]) -> Iterator[Sentence]:
    """Return what is believed of a side's type after each signal."""
    types, beliefs = space.problem.types, space.beliefs
    if types is None or beliefs is None:
        return
    for step, signal in enumerate(types.signals, start=1):
        claims = [Support(kind="claim", ref=id_) for id_ in signal.basis]
        inputs = [Support(kind="input", ref=amount.name) for amount in signal.likelihood]
        why = f" ({isolate(signal.why)})" if signal.why else ""
        yield say(
            f"Signal {step} of {types.party}, {isolate(signal.what)}: {belief_words(space, step)}"
            f"{why}",
            [*own, *claims, *inputs],
        )


def _levers(space: DealSpace) -> Iterator[Sentence]:
    for lever in space.problem.levers:
        by = f", held by {lever.by}" if lever.by else ""
        yield say(
            f"The lever {isolate(lever.name)} bears on {lever.party}{by}: worth "
            f"{_range(lever.worth)} of its best outcome, believed in with {_range(lever.belief)}",
            _behind(space, [lever.worth.name, lever.belief.name]),
        )


def _tables(space: DealSpace, own: tuple[Support, ...]) -> Iterator[Table]:
    problem = space.problem
    of = {(stake.topic, stake.party): stake for stake in problem.stakes}
    yield Table(
        caption="What each party wants: 0 and 1 are the ends of an issue; ? marks a guess",
        columns=("Issue", *problem.parties),
        rows=tuple(
            (
                topic.name,
                tuple(_stake_cell(space, of.get((topic.name, p))) for p in problem.parties),
            )
            for topic in problem.topics
        ),
        supports=own,
    )
    yield Table(
        caption="What fighting on is worth; ? marks a guess",
        columns=("", "Range", "Why"),
        rows=tuple(
            (amount.name, (_cell(space, _range(amount), amount), _cell(space, amount.why, amount)))
            for amount in (problem.win, *problem.costs)
        ),
        supports=own,
    )


def _stake_cell(space: DealSpace, stake: Stake | None) -> Cell:
    if stake is None:
        return Cell(text="")
    amounts = {"wants": stake.ideal, "weight": stake.salience, "not beyond": stake.least}
    shown = {word: amount for word, amount in amounts.items() if amount is not None}
    return Cell(
        text="\n".join(f"{word} {_range(amount)}" for word, amount in shown.items()),
        supports=tuple(_behind(space, [amount.name for amount in shown.values()])),
    )


def _cell(space: DealSpace, text: str, amount: Amount) -> Cell:
    return Cell(text=text, supports=tuple(_behind(space, [amount.name])) if text else ())


def _range(amount: Amount) -> str:
    mark = "? " if amount.is_guess else ""
    if amount.low == amount.high:
        return f"{mark}{figure(amount.low)}"
    return f"{mark}{figure(amount.low)} to {figure(amount.high)}"


def _behind(space: DealSpace, names: Iterable[str]) -> list[Support]:
    """Return the inputs, and the claims they rest on."""
    amounts = {amount.name: amount for amount in space.problem.amounts()}
    found: dict[Support, None] = {}
    for name in names:
        if name in amounts:
            found[Support(kind="input", ref=name)] = None
            found |= {Support(kind="claim", ref=id_): None for id_ in amounts[name].basis}
    return list(found)


def _claims_on(space: DealSpace, topics: list[str]) -> list[Support]:
    ids = [id_ for t in space.problem.topics if t.name in topics for id_ in t.claims]
    return [Support(kind="claim", ref=id_) for id_ in dict.fromkeys(ids)]
