"""One question to an OpenAI-compatible server, and its answer or a clear error.

The only module of Parley that opens a connection. It posts to the address it is given, follows
nothing, offers no tools, and ignores the proxies and logins of the environment.
"""

import json
import re
import time
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from parley.errors import MissingInput, ModelError
from parley.read.llm.cache import Answer
from parley.read.llm.server import ModelServer

if TYPE_CHECKING:
    import httpx

#: How an answer is held to its form, the strictest first. A server that knows none of a form's
#: words refuses the request, and the next one is tried: `json_schema` is OpenAI's, vLLM's,
#: Ollama's and llama.cpp's; a schema beside `json_object` is that of llama-cpp-python and others.
FORMS = ("json_schema", "json_object with schema", "json_object", "plain")
_OK = 200
#: What a server says where it does not know or want a part of the request.
_REFUSES = (400, 415, 422, 501)
#: What a server says where the same request may go through later.
_BUSY = (408, 409, 425, 429, 500, 502, 503, 504)
_MOST_BYTES = 16_000_000  # of one answer; the longest useful one has some ten thousand
_LONGEST_WAIT = 30.0  # seconds before a try, whatever the server asks for
_SHOWN = 200  # characters of a server's own words in a message


class FormRefused(Exception):
    """Tell that a server refused a request as it was put; its words are the message."""


class Client:
    """A connection to one server."""

    def __init__(self, server: ModelServer) -> None:
        try:
            import httpx
        except ImportError as error:
            raise MissingInput(
                "reading with a model needs httpx, which is not installed; install it with: "
                "pip install 'parley[llm]'"
            ) from error
        self._httpx = httpx
        self._server = server
        headers = {"Authorization": f"Bearer {server.key}"} if server.key else {}
        self._http = httpx.Client(
            headers=headers, timeout=server.timeout_seconds, trust_env=False, follow_redirects=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def models(self) -> tuple[str, ...]:
        """Return the names of the models that the server has."""
        try:
            answer = self._patiently("GET", "/models", None)
        except FormRefused as error:
            raise ModelError(
                f"{self._server.base} does not tell its models ({error}); name one with --llm-model"
            ) from error
        listed = answer.get("data")
        entries = listed if isinstance(listed, list) else []
        return tuple(str(e["id"]) for e in entries if isinstance(e, dict) and "id" in e)

    def complete(
        self, messages: list[dict[str, str]], *, form: str, schema: Mapping[str, Any]
    ) -> Answer:
        """Return the model's answer to some messages.

        Args:
            messages: The conversation, as the interface has it.
            form: One of `FORMS`.
            schema: JSON Schema of the answer; sent where the form says so.

        Raises:
            FormRefused: The server does not take the request as it stands.
            ModelError: It cannot be reached, does not answer in time, or not as asked.
        """
        request = {
            "model": self._server.model,
            "messages": messages,
            "temperature": 0,
            "seed": self._server.seed,
            "max_tokens": self._server.answer_tokens,
            "stream": False,
        } | _response_format(form, schema)
        return _answer(self._patiently("POST", "/chat/completions", request), form, self._server)

    def _patiently(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        """Send a request again while the server is busy or away, each time after a longer wait."""
        wait = self._server.backoff_seconds
        for left in reversed(range(self._server.tries)):
            asked_wait = 0.0
            try:
                status, headers, content = self._send(method, path, body)
            except self._httpx.TimeoutException as error:
                raise self._late() from error
            except self._httpx.TransportError as error:
                trouble = self._away(error)
            else:
                if status not in _BUSY or _is_of_the_form(content):
                    return self._read(status, headers, content)
                trouble = self._busy(status, content)
                asked_wait = _seconds(headers.get("retry-after", ""))
            if not left:
                raise trouble
            time.sleep(min(max(wait, asked_wait), _LONGEST_WAIT))
            wait *= 2
        raise AssertionError("tries are above 0")

    def _send(
        self, method: str, path: str, body: dict[str, Any] | None
    ) -> tuple[int, "httpx.Headers", bytes]:
        """Return status, headers and body of one answer that came whole within the time limit.

        The library's own limit is for each piece: a server that sends a byte now and then would
        never meet it.
        """
        limit = time.monotonic() + self._server.timeout_seconds
        content = bytearray()
        with self._http.stream(method, self._server.base + path, json=body) as response:
            for piece in response.iter_bytes():
                content += piece
                if time.monotonic() > limit:
                    raise self._late()
                if len(content) > _MOST_BYTES:
                    raise ModelError(
                        f"{self._server.base} sends an answer without end (over "
                        f"{_MOST_BYTES // 1_000_000} MB); use another server"
                    )
            return response.status_code, response.headers, bytes(content)

    def _read(self, status: int, headers: "httpx.Headers", content: bytes) -> dict[str, Any]:
        """Return the JSON object of an answer, or raise what its status says."""
        if status in _REFUSES or (status != _OK and _is_of_the_form(content)):
            raise FormRefused(f"HTTP {status}: {_said(content)}")
        if status != _OK:
            raise self._refused(status, headers, content)
        try:
            answer = json.loads(content)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            kind = headers.get("content-type", "no content type").split(";")[0]
            raise ModelError(
                f"{self._server.base} answers with {kind} ({_said(content)!r}), not with the "
                f"JSON of an OpenAI-compatible server; its address usually ends in /v1: correct "
                f"--llm-url"
            )
        return answer

    def _refused(self, status: int, headers: "httpx.Headers", content: bytes) -> ModelError:
        base, model = self._server.base, self._server.model
        if status in (401, 403):
            return ModelError(
                f"{base} refuses the key (HTTP {status}); put the right one into PARLEY_LLM_KEY"
            )
        if status == 404:
            return ModelError(
                f"{base} has no model {model!r}, or no /chat/completions (HTTP 404: "
                f"{_said(content)}); {self._named()}"
            )
        if 300 <= status < 400:
            to = headers.get("location", "nowhere")
            return ModelError(
                f"{base} sends on to {to[:_SHOWN]!r}, which is not followed; if you trust it, give "
                f"that address with --llm-url"
            )
        return ModelError(
            f"{base} answers HTTP {status} ({_said(content)}); see the server's own log"
        )

    def _named(self) -> str:
        """Return which models there are, for a message; asked once, whatever comes."""
        try:
            _, _, content = self._send("GET", "/models", None)
            names = [str(entry["id"]) for entry in json.loads(content)["data"]]
        except (self._httpx.HTTPError, ModelError, ValueError, LookupError, TypeError):
            return "correct --llm-model or --llm-url"
        return f"it has {', '.join(map(repr, names[:10])) or 'none'}: name one with --llm-model"

    def _late(self) -> ModelError:
        return ModelError(
            f"{self._server.base} gave no whole answer within "
            f"{self._server.timeout_seconds:g} seconds; allow more with --llm-timeout, or ask for "
            f"less at once with --llm-window"
        )

    def _away(self, error: Exception) -> ModelError:
        why = str(error) or type(error).__name__
        return ModelError(
            f"no answer from a model server at {self._server.base} ({why}; {self._server.tries} "
            f"tries); start one there, or name another with --llm-url or PARLEY_LLM_URL"
        )

    def _busy(self, status: int, content: bytes) -> ModelError:
        return ModelError(
            f"{self._server.base} is busy or broken (HTTP {status}: {_said(content)}; "
            f"{self._server.tries} tries); try again later, or look into the server's own log"
        )


def _response_format(form: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    match form:
        case "json_schema":
            named = {"name": "answer", "strict": True, "schema": schema}
            return {"response_format": {"type": "json_schema", "json_schema": named}}
        case "json_object with schema":
            return {"response_format": {"type": "json_object", "schema": schema}}
        case "json_object":
            return {"response_format": {"type": "json_object"}}
        case _:
            return {}


def _answer(reply: dict[str, Any], form: str, server: ModelServer) -> Answer:
    """Return the words of a chat completion; a call of a tool has none, and is not carried out."""
    try:
        choice = reply["choices"][0]
        words = choice["message"].get("content")
        finish = choice.get("finish_reason")
    except (LookupError, TypeError, AttributeError) as error:
        raise ModelError(
            f"{server.base} answers with JSON that is no chat completion "
            f"({_said(json.dumps(reply).encode())}); is it an OpenAI-compatible server?"
        ) from error
    usage = reply.get("usage")
    told = usage if isinstance(usage, dict) else {}
    return Answer(
        text=words if isinstance(words, str) else "",
        form=form,
        is_whole=finish != "length",
        tokens_in=_tokens(told.get("prompt_tokens")),
        tokens_out=_tokens(told.get("completion_tokens")),
    )


def _is_of_the_form(content: bytes) -> bool:
    """Tell whether a server's error is about the form of the answer, whatever its status.

    llama-cpp-python answers HTTP 500 to a form that it does not know.
    """
    return b"response_format" in content or b"json_schema" in content


def _tokens(told: object) -> int | None:
    return told if isinstance(told, int) and told >= 0 else None


def _seconds(header: str) -> float:
    return float(header) if re.fullmatch(r"\d{1,6}(\.\d+)?", header.strip()) else 0.0


def _said(content: bytes) -> str:
    """Return the beginning of a server's words on one line, without what steers a terminal."""
    text = content[: 4 * _SHOWN].decode("utf-8", errors="replace")
    try:
        error = json.loads(content)["error"]
        text = str(error["message"] if isinstance(error, dict) else error)
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    plain = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(plain.split())[:_SHOWN] or "no words"
