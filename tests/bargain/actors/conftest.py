import pytest

from parley.bargain.actors import PUBLISHED, Actors, hold_election, run_challenge


@pytest.fixture(scope="session", autouse=True)
def compiled() -> None:
    """Compile once, so that no test is timed with the compiler in it."""
    two = Actors.of(1, 1, [0, 1])
    run_challenge(two, PUBLISHED)
    hold_election(two)
