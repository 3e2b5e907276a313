"""The options of reading with a model, and what such a reading cost, in lines for people."""

import os
import re
from typing import TYPE_CHECKING, Annotated

import typer

from parley.cli.console import count

if TYPE_CHECKING:
    from parley.read import Account, ModelServer

#: Read from the environment only: what is typed stands in a shell's history.
_KEY = "PARLEY_LLM_KEY"
#: Parameters of `parley read` that mean something with a model only.
_ONLY_WITH_A_MODEL = (
    "llm_url", "llm_model", "llm_seed", "llm_window", "llm_answer", "llm_timeout", "llm_price"
)  # fmt: skip
_PRICE = re.compile(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)")

Reader = Annotated[
    str,
    typer.Option(
        "--reader",
        metavar="rules|llm",
        help="Who reads: Parley's rules, or a model on a server that you name.",
    ),
]
Url = Annotated[
    str,
    typer.Option(
        "--llm-url",
        metavar="URL",
        envvar="PARLEY_LLM_URL",
        show_default=False,
        help="With --reader llm: an OpenAI-compatible server, http://127.0.0.1:8080/v1 if none. "
        f"A key it needs goes into {_KEY}.",
    ),
]
Name = Annotated[
    str,
    typer.Option(
        "--llm-model",
        metavar="NAME",
        envvar="PARLEY_LLM_MODEL",
        show_default=False,
        help="Its model; the only one it has if none is named.",
    ),
]
Seed = Annotated[int, typer.Option("--llm-seed", help="Sent with every question.")]
WindowSize = Annotated[
    int, typer.Option("--llm-window", min=200, help="Characters of the article in one question.")
]
AnswerSize = Annotated[
    int, typer.Option("--llm-answer", min=100, help="Longest answer in tokens, a bound on cost.")
]
Timeout = Annotated[
    float, typer.Option("--llm-timeout", min=1.0, help="Seconds that one answer may take.")
]
Price = Annotated[
    str,
    typer.Option(
        "--llm-price",
        metavar="IN/OUT",
        show_default=False,
        help="Price of a million tokens in and out, such as 0.15/0.60, to show the cost.",
    ),
]


def require_model(context: typer.Context) -> None:
    """Refuse options of the model reader where the rules read.

    Raises:
        BadParameter: One of them was typed.
    """
    for name in _ONLY_WITH_A_MODEL:
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":  # not the environment, a default
            option = "--" + name.replace("_", "-")
            raise typer.BadParameter(f"{option} goes with --reader llm")


def server_of(
    url: str, model: str, *, seed: int, window: int, answer: int, timeout: float, price: str
) -> "ModelServer":
    """Return the server that the options and the environment name.

    Raises:
        BadParameter: A price is not two numbers.
        InputError: The address is none.
    """
    from parley.read import LOCAL_URL, ModelServer

    prices = _PRICE.fullmatch(price)
    if price and prices is None:
        raise typer.BadParameter(f"--llm-price {price!r}: write it as IN/OUT, such as 0.15/0.60")
    return ModelServer(
        url=url or LOCAL_URL,
        model=model,
        key=os.environ.get(_KEY, ""),
        seed=seed,
        window=window,
        answer_tokens=answer,
        timeout_seconds=timeout,
        price_in=float(prices[1]) if prices else None,
        price_out=float(prices[2]) if prices else None,
    )


def account_lines(account: "Account") -> str:
    """Return what a reading by a model cost, and what of its answers was refused and why."""
    tokens = f"{account.tokens_in} tokens in, {account.tokens_out} out"
    if account.untold:
        tokens += f" (not told for {count(account.untold, 'answer')})"
    price = "" if account.price is None else f", at the price given {account.price:.4f}"
    forms = ", ".join(f"{number} by {form}" for form, number in account.forms)
    lines = [
        f"Read by {account.method}, on {account.host}.",
        f"{count(account.questions, 'question')}, {account.cached} from the cache; {tokens}; "
        f"{account.seconds:.1f} s{price}. Answers: {forms or 'none'}.",
        f"{count(account.proposed, 'record')} proposed, {account.held} held, "
        f"{len(account.refused)} refused; place put right in {account.repaired}, put to a vote "
        f"{account.disputed}.",
    ]
    if account.unusable:
        lines.append(f"{count(account.unusable, 'answer')} held no list of the asked form.")
    if account.cut:
        lines.append(f"{count(account.cut, 'list')} broke off; what came before that was used.")
    for reason, number in account.refusals().items():
        first = next(r for r in account.refused if r.reason == reason)
        lines.append(f"  refused {number}: {reason}, such as {first.kind or 'one'} {first.words!r}")
    return "\n".join(lines)
