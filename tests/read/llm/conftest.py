from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from parley.read import ModelServer, read_with_model
from parley.read.llm import ModelReading
from parley.records import Source
from tests.read.llm.fake_server import FakeServer
from tests.read.llm.records import ARTICLE, listed


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with FakeServer(model=listed()) as server:
        yield server


@pytest.fixture
def server(fake: FakeServer) -> ModelServer:
    return ModelServer(url=fake.url, model="test-model", timeout_seconds=5, backoff_seconds=0.01)


@pytest.fixture
def source() -> Source:
    return source_of(ARTICLE)


def source_of(text: str) -> Source:
    return Source(content=text.encode(), text=text, name="talks.txt", published=date(2015, 6, 8))


Read = Callable[..., ModelReading]


@pytest.fixture
def read(source: Source, server: ModelServer, tmp_path) -> Read:
    """Return a function that reads the article, with other text or settings where given."""

    def call(
        text: str | None = None, asked: ModelServer | None = None, **more: Any
    ) -> ModelReading:
        document = source if text is None else source_of(text)
        return read_with_model(document, asked or server, cache=tmp_path / "answers", **more)

    return call
