"""A person's phone, or part of a page, in a browser."""

import os
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

PHONE = ViewportSize(width=390, height=780)
DESK = ViewportSize(width=1640, height=900)
STILL = 2_000
"""Milliseconds until the highlight of an edit is gone."""
TEACHER, MEMBER, OTHER, CURATOR = "1001", "1002", "1003", "1004"
SEATED, WAITING = "1005", "1007"
MENTOR, FAR_MENTOR = "1008", "1009"
METHODIST = "1012"
NEWCOMER = "1013"
"""Sample people of the demo."""

HIDDEN = """row => {
    const log = row.closest(".log");
    log.scrollTo({ top: log.scrollHeight, behavior: "instant" });
    return Math.ceil(log.getBoundingClientRect().top - row.getBoundingClientRect().top);
}"""
"""Pixels of the newest message above what is seen of the chat, scrolled to its end."""


class Seat:
    """A person's part of a page."""

    def __init__(self, page: Page, person: str) -> None:
        self.page = page
        self.panel = page.locator(f"[data-person='{person}']")

    def button(self, label: str) -> Locator:
        """Returns the newest button with that label."""
        return self.panel.locator(".inline-button", has_text=label).last

    @property
    def newest(self) -> Locator:
        return self.panel.locator("[data-message-id]").last

    async def presses(self, label: str) -> None:
        """Clicks at once: an edit that replaces the keyboard while the mouse is down would lose
        the click.
        """
        button = self.button(label)
        await button.click(trial=True)
        while not await button.evaluate("node => node.isConnected && (node.click(), true)"):
            await button.wait_for()  # replaced since it was found

    async def chooses(self, label: str) -> None:
        """Presses on the reply keyboard."""
        await self.panel.locator("[data-role=keyboard]").get_by_role("button", name=label).click()

    async def says(self, text: str) -> None:
        await self.panel.locator("[data-role=input]").fill(text)
        await self.panel.locator("[data-role=send]").click()

    async def reads(self, text: str) -> None:
        await expect(self.newest).to_contain_text(text)

    async def sees(self, text: str) -> None:
        """Waits for the text anywhere on the screen: letters may have arrived below."""
        await expect(self.panel.locator("[data-message-id]", has_text=text).last).to_be_visible()

    async def hides_keyboard(self) -> None:
        await self.panel.get_by_role("button", name="Скрыть клавиатуру").click()

    async def picture(self, file: Path) -> None:
        await take_picture(self.page, file)


async def take_picture(page: Page, file: Path) -> None:
    """Renews a picture of the README, if asked for."""
    if "PICTURES" in os.environ:
        await page.wait_for_timeout(STILL)
        await page.screenshot(path=file)


class Look:
    """Looks at screens as their reader sees them."""

    def __init__(self, pictures: Path) -> None:
        self.hidden: list[str] = []
        self._pictures = pictures

    async def at(self, seat: Seat, what: str, text: str) -> None:
        """Notes the newest message, which contains `text`, unless it and its buttons are seen."""
        await seat.reads(text)
        await expect(seat.panel.locator("[aria-busy=true]")).to_have_count(0)
        hidden = await seat.newest.evaluate(HIDDEN)
        if hidden > 0:
            self.hidden.append(f"{what}: {hidden} px")
        await seat.picture(self._pictures / f"{what}.png")


async def at(browser: Browser, address: str, person: str) -> Seat:
    """Opens the page on a phone."""
    page = await browser.new_page(viewport=PHONE, locale="ru-RU")
    await page.goto(f"{address.partition('#')[0]}p/{person}")
    return Seat(page, person)
