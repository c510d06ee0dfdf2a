"""`setWebhook`: addresses, secrets, conflicts with polls, queues, retries."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web

from sandbox import Box, Person
from sandbox.webhook import SECRET, queue_of
from tests.play import TOKEN
from tests.sandbox.api import Api, opened
from tests.world import MovingClock

HTTPS = "https://bot.example.org/telegram"
BAD = "400 Bad Request: "


class Receiver:
    """A bot's own server. `answers` are the next responses; then it accepts."""

    def __init__(self) -> None:
        self.url = ""
        self.came: list[tuple[int, str]] = []
        """Update and secret of each request."""
        self.answers: list[web.Response] = []
        self.hold: set[int] = set()
        """Updates whose requests stay open."""
        self.open = 0
        self.most_open = 0
        self._released = asyncio.Event()

    async def receive(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.came.append((update["update_id"], request.headers[SECRET]))
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        if update["update_id"] in self.hold:
            await self._released.wait()
        self.open -= 1
        return self.answers.pop(0) if self.answers else web.Response()

    def release(self) -> None:
        self.hold = set()
        self._released.set()

    @property
    def updates(self) -> list[int]:
        return [number for number, _ in self.came]


@pytest.fixture
def box(clock: MovingClock) -> Box:
    return Box(TOKEN, now=clock, limits=False, is_local=True)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made, app = Receiver(), web.Application()
    app.router.add_post("/", made.receive)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield made
    made.release()
    await runner.cleanup()


async def until(is_so: Callable[[], bool]) -> None:
    while not is_so():  # noqa: ASYNC110 - the pytest time limit ends it
        await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (
            {"url": "http://bot.example.org"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        ({"url": "bot.example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://bot.example.org:8080"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": HTTPS, "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": HTTPS, "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_wrong_webhooks_are_refused(
    clock: MovingClock, arguments: dict[str, str], refusal: str
) -> None:
    async with opened(Box(TOKEN, now=clock, limits=False)) as api:
        assert await api.refusal("setWebhook", **arguments) == BAD + refusal
        assert (await api.result("getWebhookInfo"))["url"] == ""


async def test_a_webhook_is_described_and_set_at_most_once_a_second(
    api: Api, clock: MovingClock
) -> None:
    given = {"url": HTTPS, "max_connections": 500, "allowed_updates": ["message"]}
    assert (await api.call("setWebhook", **given)).body["description"] == "Webhook was set"
    assert await api.result("getWebhookInfo") == {
        "url": HTTPS,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 100,
        "allowed_updates": ["message"],
    }
    assert await api.refusal("setWebhook", **given) == "429 Too Many Requests: retry after 1"
    clock.advance(timedelta(seconds=1))
    assert (await api.call("setWebhook", **given)).body["description"] == "Webhook is already set"
    gone = await api.call("setWebhook", url="")
    assert gone.body["description"] == "Webhook was deleted"
    again = await api.call("deleteWebhook")
    assert again.body["description"] == "Webhook is already deleted"


async def test_polls_and_a_webhook_exclude_each_other(
    api: Api, box: Box, aishat: Person, receiver: Receiver
) -> None:
    polling = asyncio.create_task(api.refusal("getUpdates", timeout=50))
    await until(lambda: box.call_counts["getUpdates"] == 1)
    await asyncio.sleep(0.02)
    receiver.answers = [web.Response(status=503)] * 3
    await api.result("setWebhook", url=receiver.url)
    assert await polling == "409 Conflict: terminated by setWebhook request"
    assert await api.refusal("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    aishat.send("not accepted")
    await until(lambda: len(receiver.came) == 2)  # at once, then after a pause
    await api.result("deleteWebhook")
    assert await api.updates() == [1000]


async def test_updates_of_a_chat_wait_for_one_another_and_others_do_not(
    api: Api, box: Box, aishat: Person, receiver: Receiver
) -> None:
    patimat = box.add_person(first_name="Патимат")
    receiver.hold = {1000}
    aishat.send("before the webhook")
    await api.result("setWebhook", url=receiver.url, secret_token="s-1")
    aishat.send("waits")
    aishat.press(1, "another queue")
    patimat.send("another chat")
    await until(lambda: len(receiver.came) == 3)
    assert sorted(receiver.updates) == [1000, 1002, 1003]
    assert {secret for _, secret in receiver.came} == {"s-1"}
    receiver.release()
    await box.updates.all_confirmed()
    assert receiver.updates[3:] == [1001]


async def test_no_more_requests_are_open_than_allowed(
    api: Api, box: Box, receiver: Receiver
) -> None:
    people = [box.add_person(first_name=str(number)) for number in range(5)]
    receiver.hold = set(range(1000, 1005))
    await api.result("setWebhook", url=receiver.url, max_connections=2)
    for one in people:
        one.send("text")
    await until(lambda: len(receiver.came) == 2)
    receiver.release()
    await box.updates.all_confirmed()
    assert receiver.most_open == 2


async def test_an_update_is_sent_again_at_once_and_its_failure_is_reported(
    api: Api, box: Box, clock: MovingClock, aishat: Person, receiver: Receiver
) -> None:
    receiver.answers = [web.Response(status=503)]
    await api.result("setWebhook", url=receiver.url)
    aishat.send("text")
    await box.updates.all_confirmed()
    assert receiver.updates == [1000, 1000]
    info = await api.result("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    assert info["last_error_date"] == int(clock().timestamp())


async def test_what_would_expire_during_the_pause_is_dropped(
    api: Api, box: Box, aishat: Person, receiver: Receiver
) -> None:
    receiver.answers = [web.Response(status=500, headers={"Retry-After": "151"})]
    await api.result("setWebhook", url=receiver.url)
    aishat.press(1, "data")
    await box.updates.all_confirmed()
    assert receiver.updates == [1000]


async def test_a_bot_that_is_gone_for_a_day_loses_its_webhook(
    api: Api, clock: MovingClock, aishat: Person, receiver: Receiver
) -> None:
    gone = web.Response
    receiver.answers = [gone(status=410, headers={"Retry-After": "1"}), gone(status=410)]
    await api.result("setWebhook", url=receiver.url)
    aishat.send("text")
    await until(lambda: len(receiver.came) == 1)
    clock.advance(timedelta(hours=23))
    await until(lambda: len(receiver.came) == 2)
    await until(lambda: api.box.webhook.hook is None)
    assert await api.updates() == [1000]


async def test_a_reply_may_carry_one_call(
    api: Api, box: Box, aishat: Person, receiver: Receiver
) -> None:
    calls: list[dict[str, Any]] = [
        {"method": "sendMessage", "chat_id": aishat.id, "text": "in the reply"},
        {"method": "deleteWebhook"},
        {"method": "sendMessage", "chat_id": 1, "text": "to a stranger"},
    ]
    receiver.answers = [web.json_response(one) for one in calls]
    await api.result("setWebhook", url=receiver.url)
    for _ in calls:
        aishat.send("text")
    await box.updates.all_confirmed()
    said = [one["text"] for one in aishat.messages if one["from"]["is_bot"]]
    assert said == ["in the reply"]
    assert box.webhook.hook is not None


async def test_updates_wait_while_a_server_does_not_listen(
    api: Api, box: Box, aishat: Person
) -> None:
    await api.result("setWebhook", url="http://127.0.0.1:9/")
    aishat.send("text")
    await until(lambda: "last_error_message" in box.webhook.described())
    info = await api.result("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)


@pytest.mark.parametrize(
    ("kind", "content", "queue"),
    [
        ("message", {"chat": {"id": -5}, "from": {"id": 7}}, ("message", -5)),
        ("edited_message", {"chat": {"id": 7}, "from": {"id": 7}}, ("message", 7)),
        (
            "callback_query",
            {"from": {"id": 7}, "message": {"chat": {"id": -5}}},
            ("callback_query", 7),
        ),
        ("my_chat_member", {"chat": {"id": -5}, "from": {"id": 7}}, ("chat_member", -5)),
        ("message", "malformed", ("other", 0)),
    ],
)
def test_each_update_has_its_queue(kind: str, content: Any, queue: tuple[str, int]) -> None:
    assert queue_of({"update_id": 1, kind: content}) == queue
