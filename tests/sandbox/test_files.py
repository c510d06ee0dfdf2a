"""Upload and download of files, and reuse by id."""

from typing import Any

import pytest

from sandbox import Box, Person
from sandbox.files import DOWNLOAD_LIMIT, UPLOAD_LIMIT
from tests.sandbox.api import Answer, Api, png

PDF = b"%PDF-1.7"


async def sends(api: Api, person: Person, **fields: Any) -> Answer:
    given = {"document": PDF, "name": "План на 1#2?.pdf"} | fields
    return await api.upload("sendDocument", chat_id=person.id, **given)


async def _downloaded(api: Api, path: str, token: str = "1:test") -> tuple[int, bytes]:
    async with api.http.get(f"{api.address}/file/bot{token}/{path}") as response:
        return response.status, await response.read()


async def test_a_file_goes_up_and_down(api: Api, aishat: Person) -> None:
    sent = (await sends(api, aishat, caption="<b>План</b>", parse_mode="HTML")).result
    document = sent["document"]
    assert (document["file_name"], document["file_size"]) == ("План на 1#2?.pdf", len(PDF))
    assert (sent["caption"], sent["caption_entities"][0]["type"]) == ("План", "bold")
    file = await api.result("getFile", file_id=document["file_id"])
    assert await _downloaded(api, file["file_path"]) == (200, PDF)


async def test_only_the_bot_downloads(api: Api, aishat: Person) -> None:
    sent = (await sends(api, aishat)).result
    file = await api.result("getFile", file_id=sent["document"]["file_id"])
    assert (await _downloaded(api, file["file_path"], "1:other"))[0] == 404
    assert (await _downloaded(api, "files/none/a.pdf"))[0] == 404


async def test_a_file_is_sent_again_by_its_id(api: Api, aishat: Person) -> None:
    first = (await sends(api, aishat)).result
    file_id = first["document"]["file_id"]
    again = await api.result("sendDocument", chat_id=aishat.id, document=file_id)
    assert again["document"] == first["document"]


async def test_a_file_may_be_attached_under_another_name(api: Api, aishat: Person) -> None:
    sent = (await sends(api, aishat, document="attach://plan", plan=PDF)).result
    assert sent["document"]["file_size"] == len(PDF)


async def test_what_a_person_sends_is_downloaded(api: Api, aishat: Person) -> None:
    aishat.send_file("document", PDF, "справка.pdf", "Вот @okrug")
    [update] = await api.result("getUpdates")
    message = update["message"]
    assert message["document"]["mime_type"] == "application/pdf"
    assert message["caption_entities"] == [{"type": "mention", "offset": 4, "length": 6}]
    file = await api.result("getFile", file_id=message["document"]["file_id"])
    assert await _downloaded(api, file["file_path"]) == (200, PDF)


# ── Refusals ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"document": ""}, "there is no document in the request"),
        ({"document": "attach://plan"}, "there is no document in the request"),
        ({"document": b""}, "file must be non-empty"),
        ({"document": "BQACnone"}, "wrong file identifier/HTTP URL specified"),
        ({"caption": "я" * 1025}, "message caption is too long"),
        ({"caption": "<br>", "parse_mode": "HTML"},
         "can't parse entities: Unsupported start tag \"br\" at byte offset 0"),
        ({"reply_to_message_id": 9}, "message to be replied not found"),
    ],
)  # fmt: skip
async def test_a_file_that_is_refused(
    api: Api, aishat: Person, fields: dict[str, Any], refusal: str
) -> None:
    assert (await sends(api, aishat, **fields)).refusal == f"400 Bad Request: {refusal}"
    assert aishat.messages == []


@pytest.mark.parametrize(
    ("file_id", "refusal"),
    [(None, "file_id not specified"), ("", "file_id not specified"), ("x", "invalid file_id")],
)
async def test_a_file_that_is_not_there(api: Api, file_id: str | None, refusal: str) -> None:
    assert await api.refusal("getFile", file_id=file_id) == f"400 Bad Request: {refusal}"


@pytest.mark.parametrize(
    ("size", "is_given"), [(DOWNLOAD_LIMIT, True), (DOWNLOAD_LIMIT + 1, False)]
)
async def test_more_than_20_megabytes_are_not_given(
    api: Api, box: Box, size: int, is_given: bool
) -> None:
    answer = await api.call("getFile", file_id=box.files.keep("a.bin", bytes(size)).id)
    assert answer.body["ok"] if is_given else answer.refusal == "400 Bad Request: file is too big"


async def test_more_than_50_megabytes_are_not_taken(api: Api, aishat: Person) -> None:
    answer = await sends(api, aishat, document=bytes(UPLOAD_LIMIT + (2 << 20)))
    assert answer.refusal == "413 Request Entity Too Large"
    assert aishat.messages == []


# ── Kinds ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (PDF, "IMAGE_PROCESS_FAILED"),
        (png(9_000, 1_001), "PHOTO_INVALID_DIMENSIONS"),
        (png(2_100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png(0, 100), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
async def test_a_photo_that_is_refused(
    api: Api, aishat: Person, content: bytes, refusal: str
) -> None:
    answer = await api.upload("sendPhoto", name="a.png", chat_id=aishat.id, photo=content)
    assert answer.refusal == f"400 Bad Request: {refusal}"


@pytest.mark.parametrize(("width", "height"), [(9_000, 1_000), (2_000, 100), (1, 1)])
async def test_a_photo_knows_its_size(api: Api, aishat: Person, width: int, height: int) -> None:
    answer = await api.upload(
        "sendPhoto", name="a.png", chat_id=aishat.id, photo=png(width, height)
    )
    [size] = answer.result["photo"]
    assert (size["width"], size["height"]) == (width, height)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("audio", {"duration": 61, "performer": "Хор", "title": "Гимн"}),
        ("video", {"duration": 5, "width": 320, "height": 200}),
    ],
)
async def test_what_is_told_of_a_recording_is_kept(
    api: Api, aishat: Person, kind: str, told: dict[str, Any]
) -> None:
    answer = await api.upload(
        f"send{kind}", name="a.bin", chat_id=aishat.id, **{kind: b"x"}, **told
    )
    assert told.items() <= answer.result[kind].items()


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("sticker", {"file_id", "file_unique_id", "width", "height", "type", "is_animated"}),
        ("voice", {"file_id", "file_unique_id", "duration"}),
        ("location", {"latitude", "longitude"}),
        ("contact", {"phone_number", "first_name"}),
        ("dice", {"emoji", "value"}),
        ("poll", {"id", "question", "options", "type"}),
    ],
)
async def test_what_is_neither_text_nor_file(
    api: Api, aishat: Person, kind: str, fields: set[str]
) -> None:
    aishat.send_kind(kind)
    [update] = await api.result("getUpdates")
    assert fields <= set(update["message"][kind])


# ── Albums ─────────────────────────────────────────────────────────────────────────────────────


async def test_an_album_is_several_messages(api: Api, aishat: Person) -> None:
    asked = aishat.send("Пришлите")
    file_id = api.box.files.keep("a.pdf", PDF).id
    item = {"type": "document", "media": file_id, "caption": "План"}
    sent = await api.result(
        "sendMediaGroup",
        chat_id=aishat.id,
        media=[item, item],
        reply_parameters={"message_id": asked["message_id"]},
    )
    assert len({one["media_group_id"] for one in sent}) == 1
    assert [one["caption"] for one in sent] == ["План", "План"]
    assert [one["reply_to_message"]["text"] for one in sent] == ["Пришлите", "Пришлите"]


@pytest.mark.parametrize(
    ("media", "refusal"),
    [
        ("x", "expected an Array of InputMedia"),
        ([], "there are no messages to send"),
        ([{"type": "document", "media": "x"}] * 11, "too many messages to send as an album"),
        ([7, 7], "can't parse InputMedia: expected an Object"),
        ([{"type": "document", "media": "x"}] * 2, "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_an_album_that_is_refused(api: Api, aishat: Person, media: Any, refusal: str) -> None:
    answer = await api.refusal("sendMediaGroup", chat_id=aishat.id, media=media)
    assert answer == f"400 Bad Request: {refusal}"
    assert aishat.messages == []
