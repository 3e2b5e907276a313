"""Questions to a model: from the cache where they were put before, else over the network."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from parley.errors import ModelError
from parley.read.llm.account import Count
from parley.read.llm.cache import Answer, Cache
from parley.read.llm.client import FORMS, Client, FormRefused
from parley.read.llm.prompts import AGAIN, prompts_digest, with_form
from parley.read.llm.replies import Reply, read_reply
from parley.read.llm.server import ModelServer
from parley.records import identity


class Desk:
    """Puts questions to one model and keeps count of what they cost.

    Attributes:
        server: Where the model is; on entering it has the model's name.
        count: What it cost so far.
    """

    def __init__(
        self, server: ModelServer, cache: Path, announce: Callable[[str], None] | None
    ) -> None:
        self.server = server
        self.count = Count()
        self._cache = Cache(cache)
        self._announce = announce or (lambda _: None)
        self._client: Client | None = None
        self._form = FORMS[0]
        self._is_settled = False

    def __enter__(self) -> Self:
        if not self.server.model:
            with Client(self.server) as client:
                self.server = replace(self.server, model=_only(client.models(), self.server))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._client is not None:
            self._client.__exit__(kind, error, trace)

    @property
    def method(self) -> str:
        """What made an answer: model, settings and prompts, as written on every claim."""
        server = self.server
        return (
            f"llm {server.label}, temperature 0, seed {server.seed}, window {server.window}, "
            f"answer {server.answer_tokens}, prompts {prompts_digest()}"
        )

    def ask(self, instructions: str, shown: str, *, schema: dict[str, Any], name: str) -> Reply:
        """Return the entries of a list that a model answers with.

        An answer that holds no such list is asked for once more, told so.

        Args:
            instructions: The system's message.
            shown: The user's message.
            schema: JSON Schema of the answer.
            name: The one property of the answer, which holds the list.

        Raises:
            ModelError: The server gives no answer.
        """
        messages = [
            {"role": "system", "content": instructions},
            {"role": "user", "content": shown},
        ]
        answer = self._answer(messages, schema)
        reply = read_reply(answer, name)
        if reply.is_usable:
            return reply
        self.count.of["unusable"] += 1
        said = {"role": "assistant", "content": answer.text[: self.server.window]}
        messages += [said, {"role": "user", "content": AGAIN}]
        again = read_reply(self._answer(messages, schema), name)
        self.count.of["unusable"] += not again.is_usable
        return again

    def require_answers(self) -> None:
        """Refuse a model that never gave a list: that nothing was found is another thing.

        Raises:
            ModelError: No answer so far is of the asked form.
        """
        questions = self.count.of["questions"]
        if questions and self.count.of["unusable"] == questions:
            raise ModelError(
                f"{self.server.base}: none of {questions} answers is JSON of the asked form; use "
                f"a server that holds a model to a JSON Schema, or another model with --llm-model"
            )

    def _answer(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> Answer:
        self.count.of["questions"] += 1
        server = self.server
        key = identity(
            {
                "url": server.base,
                "model": server.model,
                "seed": server.seed,
                "answer_tokens": server.answer_tokens,
                "messages": messages,
                "schema": schema,
            }
        )
        answer = self._cache.get(key)
        if answer is not None:
            self.count.of["cached"] += 1
            self._form = self._form if self._is_settled else answer.form
        else:
            answer = self._fetch(messages, schema)
            self._cache.put(key, answer)
            self.count.of["untold"] += answer.tokens_in is None or answer.tokens_out is None
            self.count.of["tokens_in"] += answer.tokens_in or 0
            self.count.of["tokens_out"] += answer.tokens_out or 0
        self.count.forms[answer.form] += 1
        return answer

    def _fetch(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> Answer:
        """Ask the server, in the strictest form that it takes."""
        begun = time.monotonic()
        try:
            return self._in_a_form(messages, schema)
        except ModelError as error:
            answered = self.count.of["questions"] - 1
            if not answered:
                raise
            raise ModelError(
                f"{error}. {answered} answers are kept: the same command goes on from there"
            ) from error
        finally:
            self.count.seconds += time.monotonic() - begun

    def _in_a_form(self, messages: list[dict[str, str]], schema: dict[str, Any]) -> Answer:
        """Return the answer in the first form that the server takes; later ones keep to it."""
        client, refused = self._connected(), ""
        left = FORMS[FORMS.index(self._form) :]
        for form in left[:1] if self._is_settled else left:
            try:
                answer = client.complete(_told(messages, form, schema), form=form, schema=schema)
            except FormRefused as error:
                refused = str(error)
                continue
            if form != self._form:
                self._announce(
                    f"{self.server.base} does not take answers by {self._form} ({refused}); going "
                    f"on with: {form}. Records are held to the article all the same."
                )
            self._form, self._is_settled = form, True
            return answer
        raise ModelError(
            f"{self.server.base} refuses the question ({refused}); if it is too long for the "
            f"model, ask for less at once with --llm-window"
        )

    def _connected(self) -> Client:
        if self._client is None:
            self._client = Client(self.server)
            where = f"{self.server.base}{', unencrypted' if self.server.is_open else ''}"
            if not self.server.is_local:
                self._announce(f"The article's text is sent to {where}.")
        return self._client


def _told(
    messages: list[dict[str, str]], form: str, schema: dict[str, Any]
) -> list[dict[str, str]]:
    """Return messages that show the schema where the server is not told it."""
    if form not in ("json_object", "plain"):
        return messages
    first = messages[0] | {"content": with_form(messages[0]["content"], schema)}
    return [first, *messages[1:]]


def _only(names: Sequence[str], server: ModelServer) -> str:
    """Return the only model there is.

    Raises:
        ModelError: There is none, or there are several.
    """
    if len(names) == 1:
        return names[0]
    listed = ", ".join(map(repr, names[:10])) or "none"
    raise ModelError(f"{server.base} has {listed}; name one model with --llm-model")
