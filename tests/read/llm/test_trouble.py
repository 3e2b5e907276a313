"""What goes wrong between Parley and a model: one clear message, and nothing lost."""

import builtins
import json
import time
from dataclasses import replace

import pytest

from parley.errors import InputError, MissingInput, ModelError
from parley.read import ModelServer
from tests.read.llm.fake_server import Raw
from tests.read.llm.records import GOOD, listed

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def completion(content, **more):
    choice = {"message": {"content": content}, "finish_reason": "stop"} | more
    return Raw(body=json.dumps({"choices": [choice]}).encode())


def test_no_server_there(read, fake):
    fake.die()
    with pytest.raises(ModelError, match=r"no answer from a model server at .*--llm-url"):
        read()


def test_server_that_hangs(read, fake, server):
    fake.script = [Raw(hang_seconds=2)]
    begun = time.monotonic()
    with pytest.raises(ModelError, match=r"no whole answer within 0.3 seconds; .*--llm-timeout"):
        read(asked=replace(server, timeout_seconds=0.3))
    assert len(fake.questions()) == 1
    assert time.monotonic() - begun < 5


def test_server_that_drips(read, fake, server):
    fake.script = [Raw(body=b" " * 400, drip_seconds=0.05)]
    begun = time.monotonic()
    with pytest.raises(ModelError, match=r"no whole answer within 0.4 seconds"):
        read(asked=replace(server, timeout_seconds=0.4))
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("status", [429, 500, 503])
def test_busy_server_is_asked_again(read, fake, status):
    fake.script = [Raw(status=status), Raw(status=status), None]
    assert len(read().claims) == 6
    assert len(fake.questions()) == 5 + 2


def test_server_that_stays_busy_is_asked_four_times(read, fake):
    fake.script = [Raw(status=429, body=b'{"error": {"message": "slow\\u001b[2J down"}}')] * 9
    with pytest.raises(ModelError, match=r"HTTP 429: slow \[2J down; 4 tries") as caught:
        read()
    assert len(fake.questions()) == 4
    assert "\x1b" not in str(caught.value)


def test_wait_that_the_server_asks_for_is_kept(read, fake):
    fake.script = [Raw(status=429, headers={"retry-after": "0.3"}), None]
    begun = time.monotonic()
    read()
    assert time.monotonic() - begun >= 0.3


def test_connection_that_breaks_off_is_tried_again(read, fake):
    fake.script = [Raw(body=b'{"choices": [', breaks_off=True), None]
    assert len(read().claims) == 6


def test_server_that_dies_half_way_loses_nothing(read, fake, server):
    fake.script = [None, None, *[Raw(status=503)] * 4]
    with pytest.raises(ModelError, match="2 answers are kept: the same command goes on"):
        read()
    reading = read()
    assert len(reading.claims) == 6
    assert (reading.account.cached, reading.account.questions) == (2, 5)


def test_wrong_model_name_is_told_with_the_right_ones(read, server):
    with pytest.raises(ModelError, match=r"no model 'wrong'.*it has 'test-model'.*--llm-model"):
        read(asked=replace(server, model="wrong"))


def test_only_model_is_taken_where_none_is_named(read, fake, server):
    reading = read(asked=replace(server, model=""))
    assert reading.account.model == "test-model"


@pytest.mark.parametrize("names", [(), ("one", "two")])
def test_none_or_several_models_need_a_name(read, fake, server, names):
    fake.names = names
    with pytest.raises(ModelError, match="name one model with --llm-model"):
        read(asked=replace(server, model=""))


@pytest.mark.parametrize("status", [401, 403])
def test_key_that_is_refused(read, fake, status):
    fake.script = [Raw(status=status)]
    with pytest.raises(ModelError, match="PARLEY_LLM_KEY"):
        read()


def test_web_page_for_an_answer(read, fake):
    page = Raw(body=b"<html>Welcome</html>", headers={"content-type": "text/html; charset=utf-8"})
    fake.script = [page]
    with pytest.raises(ModelError, match=r"text/html \('<html>Welcome.*usually ends in /v1"):
        read()
    assert len(fake.questions()) == 1


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"choices": []}', b'{"choices": [{}]}', b"7"])
def test_json_that_is_no_completion(read, fake, body):
    fake.script = [Raw(body=body)]
    with pytest.raises(ModelError, match="OpenAI-compatible server"):
        read()


def test_redirect_is_not_followed(read, fake):
    fake.script = [Raw(status=307, headers={"location": "http://203.0.113.9/v1"})]
    with pytest.raises(ModelError, match=r"sends on to 'http://203.0.113.9/v1', which is not"):
        read()


# -- answers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrap",
    [
        lambda text: f"Here you are:\n```json\n{text}\n```\nAnything else?",
        lambda text: f"\n\n  {text}",
        lambda text: json.dumps(json.loads(text), indent=2),
    ],
    ids=["fence", "space", "indented"],
)
def test_json_among_other_words_is_read(read, fake, wrap):
    fake.wrap = wrap
    assert len(read().claims) == 6


@pytest.mark.parametrize(
    "content",
    [
        "I am sorry, I cannot do that.", "", None, "{]", '{"records": 5}', '["records"]', "7",
        '{"claims": []}', '{"records": [], "note": "none"}', '{"records": [NaN]}', "[" * 9000,
        '{"records":' + "[" * 9000,
    ],
)  # fmt: skip
def test_answer_without_a_list_is_asked_for_once_more(read, fake, content):
    fake.script = [completion(content), None]
    reading = read()
    assert len(reading.claims) == 6
    assert reading.account.unusable == 1
    assert fake.questions()[1]["messages"][-1]["content"].startswith("That was not one whole JSON")


def test_model_that_never_lists_is_an_error_and_no_empty_reading(read, fake):
    fake.wrap = lambda text: "I would rather not."
    with pytest.raises(ModelError, match="none of 8 answers is JSON of the asked form"):
        read()


def test_call_of_a_tool_is_no_answer_and_not_carried_out(read, fake):
    call = {"content": None, "tool_calls": [{"function": {"name": "fetch", "arguments": "{}"}}]}
    fake.script = [completion(None, message=call), None]
    assert read().account.unusable == 1


def test_records_of_another_form_are_refused_and_the_others_held(read, fake):
    strange = [
        7,
        {"kind": "pledge"},
        {"kind": "confession", "span": "x"},
        GOOD[2] | {"value": "60"},
        GOOD[5] | {"type": "BOMB"},
        GOOD[5] | {"start": "0"},
    ]
    fake.model = lambda paragraphs, kinds: [*strange, *listed()(paragraphs, kinds)]
    reading = read()
    assert len(reading.claims) == 6
    assert reading.account.refusals() == {"not of the asked form": 4 * len(strange)}


def test_record_of_a_kind_not_asked_for_is_refused(read, fake):
    fake.model = lambda paragraphs, kinds: listed()(paragraphs, {"poll"})
    reading = read()
    assert [claim.kind for claim in reading.claims] == ["poll"]
    assert reading.account.refusals() == {"not of the asked form": 3}


def test_list_without_end_is_cut(read, fake):
    fake.model = lambda paragraphs, kinds: listed()(paragraphs, kinds) * 60
    reading = read()
    assert len(reading.claims) == 6
    assert set(reading.account.refusals()) == {"repeated", "not of the asked form"}


def test_list_that_breaks_off_is_asked_for_in_halves(read, fake):
    def model(paragraphs, kinds):
        fake.finish = "length" if len(paragraphs) > 1 and kinds == {"event"} else "stop"
        return listed()(paragraphs, kinds)

    fake.model = model
    reading = read()
    assert len(reading.claims) == 6
    assert reading.account.cut == 0
    assert reading.account.questions == 5 + 4


def test_whole_records_before_a_break_are_held(read, fake):
    one = json.dumps({"records": [GOOD[5], GOOD[5] | {"span": "Kenya denied the attack"}]})
    broken = one[:-60]
    fake.script = [None, completion(broken, finish_reason="length"), None]
    text = "Kenyan troops shelled Moyale on Friday. Kenya denied the attack.\n"
    fake.model = lambda paragraphs, kinds: []
    reading = read(text)
    assert [claim.span.text for claim in reading.claims] == [GOOD[5]["span"]]
    assert reading.account.cut == 1


# -- the form that a server takes ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("forms", "form", "sent"),
    [
        (("json_object", None), "json_object with schema", {"type", "schema"}),
        ((None,), "plain", set()),
    ],
)
def test_server_without_schemas_is_asked_in_a_looser_form_and_says_so(
    read, fake, forms, form, sent
):
    fake.forms = forms
    told = []
    reading = read(announce=told.append)
    assert len(reading.claims) == 6
    assert reading.account.forms == ((form, 5),)
    assert len(told) == 1
    assert f"going on with: {form}" in told[0]
    assert set(fake.questions()[-1].get("response_format", {})) == sent
    assert all(claim.reader.endswith(f", {form}") for claim in reading.claims)


def test_form_is_settled_once_and_shown_in_words_where_the_server_is_not_told(read, fake):
    fake.forms = (None,)
    read()
    refused = len(fake.questions()) - 5
    assert refused == 3
    assert "JSON Schema" in fake.questions()[-1]["messages"][0]["content"]


def test_form_refused_with_a_servers_error_is_refused_all_the_same(read, fake):
    words = b'{"error": {"message": "response_format: Input should be text or json_object"}}'
    fake.script = [Raw(status=500, body=words), None]
    assert read().account.forms == (("json_object with schema", 5),)


def test_reading_goes_on_in_the_form_in_which_it_began(read, fake):
    fake.forms = ("json_object", None)
    fake.script = [None, None, None, *[Raw(status=503)] * 4]
    with pytest.raises(ModelError, match="2 answers are kept"):
        read()
    before = len(fake.questions())
    assert read().account.forms == (("json_object with schema", 5),)
    assert len(fake.questions()) == before + 3


def test_question_that_is_refused_in_every_form_names_the_reason(read, fake):
    words = b'{"error": {"message": "context length exceeded"}}'
    fake.script = [Raw(status=400, body=words)] * 4
    with pytest.raises(ModelError, match=r"context length exceeded.*--llm-window"):
        read()


# -- settings -----------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["", "localhost:8080", "ftp://localhost/v1", "file:///etc/passwd"])
def test_what_is_no_web_address(url):
    with pytest.raises(InputError, match="no web address"):
        ModelServer(url=url)


def test_login_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(InputError, match="PARLEY_LLM_KEY") as caught:
        ModelServer(url="https://ann:sesame@models.example/v1")
    assert "sesame" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "is_local", "is_open"),
    [
        ("http://127.0.0.1:8080/v1", True, False),
        ("http://localhost/v1", True, False),
        ("http://[::1]:8080/v1/", True, False),
        ("https://models.example/v1", False, False),
        ("http://models.example/v1", False, True),
        ("http://127.0.0.1.models.example/v1", False, True),
        ("http://localhost.models.example/v1", False, True),
    ],
)
def test_whether_a_text_leaves_the_machine_or_travels_in_the_open(url, is_local, is_open):
    server = ModelServer(url=url)
    assert (server.is_local, server.is_open) == (is_local, is_open)


def test_sending_a_text_elsewhere_is_said_first(read, server):
    told = []
    away = replace(server, url="http://models.invalid/v1", tries=1)
    with pytest.raises(ModelError):
        read(asked=away, announce=told.append)
    assert told == ["The article's text is sent to http://models.invalid/v1, unencrypted."]


def test_provenance_names_no_folder_of_somebodys_disk():
    assert ModelServer(model="/home/ann/models/small.gguf").label == "small.gguf"
    assert ModelServer(model="org/small").label == "org/small"


def test_missing_library_names_its_extra(read, monkeypatch):
    def without(name, *rest, **more):
        if name == "httpx":
            raise ImportError(name)
        return plain(name, *rest, **more)

    plain = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingInput, match=r"pip install 'parley\[llm\]'"):
        read()
