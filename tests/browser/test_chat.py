"""The sandbox's web chat with an independent bot of three lines."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from sandbox import Box, serve

pytestmark = pytest.mark.asyncio(loop_scope="session")

TOKEN = "1:chat"
PHONE = ViewportSize(width=390, height=780)


class Chat:
    """A sandbox, a bot that calls it, and the address of its page."""

    def __init__(self, box: Box, address: str, http: aiohttp.ClientSession) -> None:
        self.box = box
        self.address = address
        self._http = http
        self.aishat = box.add_person(first_name="Айшат")
        self.magomed = box.add_person(first_name="Магомед")
        for person in (self.aishat, self.magomed):
            person.start()

    async def calls(self, method: str, **fields: Any) -> Any:
        async with self._http.post(f"{self.address}/bot{TOKEN}/{method}", json=fields) as response:
            body = await response.json()
        assert body["ok"], body
        return body["result"]

    async def says(self, text: str, **fields: Any) -> Any:
        return await self.calls("sendMessage", chat_id=self.aishat.id, text=text, **fields)

    async def sends_file(self, name: str, content: bytes) -> None:
        form = aiohttp.FormData({"chat_id": str(self.aishat.id)}, quote_fields=False)
        form.add_field("document", content, filename=name)
        await self._http.post(f"{self.address}/bot{TOKEN}/sendDocument", data=form)


@pytest_asyncio.fixture(loop_scope="session")
async def chat() -> AsyncIterator[Chat]:
    box = Box(TOKEN)
    async with serve(box) as address, aiohttp.ClientSession() as http:
        yield Chat(box, address, http)


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, chat: Chat) -> Page:
    opened = await browser.new_page(viewport=PHONE, locale="ru-RU")
    await opened.goto(f"{chat.address}/p/{chat.aishat.id}")
    await expect(opened.locator("[data-message-id]").first).to_be_visible()
    return opened


async def test_words_are_typed_and_a_button_is_pressed_without_a_mouse(
    chat: Chat, page: Page
) -> None:
    await page.locator("[data-role=input]").focus()
    await page.keyboard.type("Здравствуйте")
    await page.keyboard.press("Enter")
    await expect(page.locator("[data-message-id]").last).to_contain_text("Здравствуйте")
    assert chat.aishat.messages[-1]["text"] == "Здравствуйте"

    rows = [[{"text": "Принять", "callback_data": "yes", "style": "success"}]]
    await chat.says("Решайте", reply_markup={"inline_keyboard": rows})
    button = page.locator(".inline-button", has_text="Принять")
    await expect(button).to_have_attribute("data-style", "success")
    await button.focus()
    await page.keyboard.press("Enter")
    await expect(button).to_have_attribute("aria-busy", "true")
    pressed = (await chat.calls("getUpdates", offset=-1))[0]["callback_query"]
    await chat.calls(
        "answerCallbackQuery", callback_query_id=pressed["id"], text="Поздно", show_alert=True
    )
    alert = page.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Поздно")
    await page.keyboard.press("Escape")
    await expect(alert).to_have_count(0)


async def test_what_is_edited_and_deleted_changes_at_once(chat: Chat, page: Page) -> None:
    sent = await chat.says("<b>Ждёт</b> решения", parse_mode="HTML")
    newest = page.locator(f"[data-message-id='{sent['message_id']}']")
    await expect(newest.locator("b, strong")).to_have_text("Ждёт")
    where = {"chat_id": chat.aishat.id, "message_id": sent["message_id"]}
    await chat.calls("editMessageText", **where, text="Принята")
    await expect(newest).to_contain_text("Принята")
    await chat.calls("deleteMessage", **where)
    await expect(newest).to_have_count(0)


async def test_markup_that_somebody_typed_stays_text(chat: Chat, page: Page) -> None:
    await chat.says("<img src=x onerror=document.title='broken'>")
    await expect(page.locator("[data-message-id]").last).to_contain_text("<img src=x")
    assert await page.title() != "broken"


async def test_a_document_can_be_downloaded(chat: Chat, page: Page) -> None:
    await chat.sends_file("отчёт № 1.txt", "привет".encode())
    link = page.get_by_role("link", name="отчёт № 1.txt")
    address = await link.get_attribute("href")
    response = await page.request.get(f"{chat.address}{address}")
    assert await response.body() == "привет".encode()


async def test_a_file_of_a_person_is_sent(chat: Chat, page: Page) -> None:
    file = {"name": "план.txt", "mimeType": "text/plain", "buffer": "привет".encode()}
    await page.locator("[data-role=file]").first.set_input_files(file)  # type: ignore[arg-type]
    await expect(page.get_by_role("link", name="план.txt")).to_be_visible()
    assert chat.aishat.messages[-1]["document"]["file_size"] == len(file["buffer"])


async def test_commands_are_offered(chat: Chat, page: Page) -> None:
    await chat.calls("setMyCommands", commands=[{"command": "menu", "description": "Открыть меню"}])
    await page.locator("[data-role=commands]").click()
    await page.locator("[data-role=popup]").get_by_text("Открыть меню").click()
    await expect(page.locator("[data-message-id]").last).to_contain_text("/menu")


async def test_on_a_phone_one_person_is_seen_and_can_be_changed(
    browser: Browser, chat: Chat
) -> None:
    both = f"{chat.address}/#people={chat.aishat.id},{chat.magomed.id}"
    phone = await browser.new_page(viewport=PHONE, locale="ru-RU")
    await phone.goto(both)
    columns = [phone.locator(f"[data-person='{one.id}']") for one in (chat.aishat, chat.magomed)]
    await expect(columns[0]).to_be_visible()
    await expect(columns[1]).to_be_hidden()
    await phone.get_by_role("button", name="Магомед").first.click()
    await expect(columns[1]).to_be_visible()
    await expect(columns[0]).to_be_hidden()

    desk = await browser.new_page(viewport=ViewportSize(width=1200, height=800), locale="ru-RU")
    await desk.goto(both)
    for person in (chat.aishat, chat.magomed):
        await expect(desk.locator(f"[data-person='{person.id}']")).to_be_visible()


async def test_light_and_dark(browser: Browser, chat: Chat) -> None:
    desk = await browser.new_page(viewport=ViewportSize(width=1200, height=800), locale="ru-RU")
    await desk.goto(f"{chat.address}/#people={chat.aishat.id}")
    colour = "getComputedStyle(document.body).backgroundColor"
    before = await desk.evaluate(colour)
    await desk.locator("[data-role=theme]").click()
    await desk.wait_for_function(f"{colour} !== '{before}'")
