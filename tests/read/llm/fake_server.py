"""A small OpenAI-compatible server on 127.0.0.1 that answers as a test tells it to."""

import json
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

#: What a model lists for a question: its paragraphs and the kinds that it may list.
Model = Callable[[list[dict[str, Any]], set[str]], list[dict[str, Any]]]


@dataclass(frozen=True)
class Raw:
    """An answer byte by byte: what a broken server sends."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    drip_seconds: float = 0.0
    hang_seconds: float = 0.0
    breaks_off: bool = False


@dataclass
class FakeServer:
    """Listens on a free port of the loopback address.

    Attributes:
        model: Lists records for paragraphs; every record is confirmed unless `verdict` says not.
        forms: The `response_format` types that it takes; `None` for a request without one.
        script: What it sends before it answers as the model; `None` means answer.
        asked: Every request, as (method, path, body).
    """

    model: Model = lambda paragraphs, kinds: []
    names: tuple[str, ...] = ("test-model",)
    forms: tuple[str | None, ...] = ("json_schema", "json_object", None)
    verdict: Callable[[dict[str, Any], bool], bool] = lambda record, decides: True
    script: list[Raw | None] = field(default_factory=list)
    wrap: Callable[[str], str] = lambda text: text
    finish: str = "stop"
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)

    def __enter__(self) -> "FakeServer":
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.die()

    def die(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def questions(self) -> list[dict[str, Any]]:
        return [body for method, _, body in self.asked if method == "POST"]

    def reply(self, body: dict[str, Any]) -> Raw:
        if body["model"] not in self.names:
            return _error(404, f"The model '{body['model']}' does not exist")
        asked_form = body.get("response_format", {}).get("type")
        if asked_form not in self.forms:
            return _error(422, f"response_format {asked_form} is unknown")
        content = self.wrap(json.dumps(self._content(body)))
        usage = {"prompt_tokens": 100, "completion_tokens": 10}
        choice = {
            "message": {"role": "assistant", "content": content},
            "finish_reason": self.finish,
        }
        return Raw(body=json.dumps({"choices": [choice], "usage": usage}).encode())

    def _content(self, body: dict[str, Any]) -> dict[str, Any]:
        system, user = body["messages"][0]["content"], json.loads(body["messages"][1]["content"])
        if "records" in user:
            decides = "disagree" in system
            verdicts = [
                {"number": r["number"], "right": self.verdict(r, decides)} for r in user["records"]
            ]
            return {"verdicts": verdicts}
        kinds = {k for k in ALL_KINDS if f"\n\n{k}: " in system}
        return {"records": self.model(user["paragraphs"], kinds)}


ALL_KINDS = frozenset(
    "statement event pledge offer position poll split explanation forecast".split()
)


def _error(status: int, message: str) -> Raw:
    return Raw(status=status, body=json.dumps({"error": {"message": message}}).encode())


def _handler(server: FakeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            server.asked.append(("GET", self.path, {}))
            listed = {"data": [{"id": name} for name in server.names]}
            self._send(Raw(body=json.dumps(listed).encode()))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            body["authorization"] = self.headers.get("authorization")
            server.asked.append(("POST", self.path, body))
            scripted = server.script.pop(0) if server.script else None
            self._send(server.reply(body) if scripted is None else scripted)

        def _send(self, raw: Raw) -> None:
            time.sleep(raw.hang_seconds)
            try:
                self.send_response(raw.status)
                for name, value in ({"content-type": "application/json"} | raw.headers).items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(raw.body) + raw.breaks_off))
                self.end_headers()
                for piece in _pieces(raw):
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                pass  # the client has hung up, as it should

    return Handler


def _pieces(raw: Raw) -> Iterable[bytes]:
    if not raw.drip_seconds:
        yield raw.body
        return
    for byte in raw.body:
        time.sleep(raw.drip_seconds)
        yield bytes([byte])
