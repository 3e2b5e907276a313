"""Problems to bargain over, made up for the tests."""

from parley.records import Amount, Lever, Problem, Stake, Topic


def amount(name: str, low: float, high: float | None = None, *, guess: bool = False) -> Amount:
    return Amount(name=name, low=low, high=low if high is None else high, is_guess=guess)


def stake(
    party: str,
    topic: str,
    ideal: tuple[float, float],
    salience: tuple[float, float] = (1, 1),
    *,
    shape: tuple[float, float] = (1, 1),
    least: tuple[float, float] | None = None,
    guess: bool = False,
) -> Stake:
    return Stake(
        party=party,
        topic=topic,
        ideal=amount(f"ideal: {party}, {topic}", *ideal),
        salience=amount(f"salience: {party}, {topic}", *salience, guess=guess),
        shape=amount(f"shape: {party}, {topic}", *shape),
        least=None if least is None else amount(f"red line: {party}, {topic}", *least),
    )


def lever(name: str, party: str, worth: tuple[float, float], belief: tuple[float, float]) -> Lever:
    return Lever(
        name=name,
        party=party,
        worth=amount(f"worth: {name}", *worth),
        belief=amount(f"belief: {name}", *belief),
    )


def river_war(**changes: object) -> Problem:
    """Return a made-up war over a river, a port and a dam, 20 numbers with ranges."""
    fields: dict[str, object] = {
        "parties": ("north", "south"),
        "topics": (Topic(name="river"), Topic(name="port"), Topic(name="dam")),
        "stakes": (
            stake("north", "river", (0.9, 1), (1, 3), shape=(1, 2)),
            stake("north", "port", (0.8, 1), (1, 2), least=(0.3, 0.6)),
            stake("north", "dam", (0.7, 1), (0.5, 1), guess=True),
            stake("south", "river", (0, 0.1), (1, 2), shape=(1, 1.5)),
            stake("south", "port", (0, 0.2), (1, 3), least=(0.4, 0.7)),
            stake("south", "dam", (0, 0.3), (0.5, 2), guess=True),
        ),
        "win": amount("win", 0.4, 0.8),
        "costs": (amount("cost: north", 0, 0.1), amount("cost: south", 0.0, 0.2)),
        "levers": (lever("hawks", "north", (-0.4, -0.2), (0.5, 1)),),
    }
    return Problem(**{**fields, **changes})  # type: ignore[arg-type]
