"""How a model is reached, and what it is asked with."""

import re
from dataclasses import dataclass, field

from parley.errors import InputError

#: Where llama.cpp's own server listens; nothing leaves the machine unless another is named.
LOCAL_URL = "http://127.0.0.1:8080/v1"
_LOOPBACK = re.compile(r"localhost|127(?:\.\d{1,3}){3}|\[::1\]", re.IGNORECASE)
_URL = re.compile(
    r"(?P<scheme>https?)://(?P<login>[^/@]*@)?(?P<host>\[[^\]/]*\]|[^/:?#]+)(:\d+)?/?.*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelServer:
    """An OpenAI-compatible server and the settings of every question put to it.

    Attributes:
        url: Its base address, up to and with `/v1`.
        model: The model's name; `""` takes the only one that the server has.
        key: Sent as a bearer token where given; kept out of everything that is written.
        seed: Sent with every question; the temperature is always 0.
        window: Code points of the article in one question.
        answer_tokens: Longest answer, in tokens.
        timeout_seconds: Longest wait for one whole answer.
        tries: How often a question is put while the server is busy or away.
        backoff_seconds: Wait before the second try; it doubles with each further one.
        price_in: Price of a million tokens read, in the user's currency; `None` where not given.
        price_out: Price of a million tokens written.
    """

    url: str = LOCAL_URL
    model: str = ""
    key: str = field(default="", repr=False)
    seed: int = 0
    window: int = 3000
    answer_tokens: int = 2048
    timeout_seconds: float = 300.0
    tries: int = 4
    backoff_seconds: float = 0.5
    price_in: float | None = None
    price_out: float | None = None

    def __post_init__(self) -> None:
        parts = _URL.fullmatch(self.url)
        if parts is None:
            raise InputError(
                f"model server {self.url!r} is no web address; write it as {LOCAL_URL}"
            )
        if parts["login"]:
            raise InputError(
                f"model server at {parts['host']}: the address holds a login, which would be "
                f"written into results; set PARLEY_LLM_KEY instead"
            )
        for name in ("window", "answer_tokens", "timeout_seconds", "tries"):
            if getattr(self, name) <= 0:
                raise InputError(f"model reader: {name} {getattr(self, name)} must be above 0")

    @property
    def base(self) -> str:
        """The base address without a slash at its end."""
        return self.url.rstrip("/")

    @property
    def host(self) -> str:
        """The machine it runs on."""
        parts = _URL.fullmatch(self.url)
        assert parts is not None
        return parts["host"]

    @property
    def is_local(self) -> bool:
        """Tell whether the text stays on this machine."""
        return _LOOPBACK.fullmatch(self.host) is not None

    @property
    def is_open(self) -> bool:
        """Tell whether the text travels unencrypted to another machine."""
        return not self.is_local and self.url.startswith("http://")

    @property
    def label(self) -> str:
        """The model's name for provenance: of a path on somebody's disk, the file only."""
        is_path = self.model.startswith(("/", "~", ".")) or "\\" in self.model
        return re.split(r"[/\\]", self.model)[-1] if is_path else self.model
