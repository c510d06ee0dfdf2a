"""Two people with the same acts: one reads Russian and names the buttons, the other English.

The English reader presses the button in the same position, so a walk is written once and every
screen is compared in both languages.
"""

from pathlib import Path
from typing import Any

from district.languages import Language
from keyboards.menu import Entry
from tests.play import Player
from tests.screens.sample import TEXTS

_KEPT = Path(__file__).parent / "screens"
_MARKS = {"bold": "*", "italic": "_", "code": "`", "text_link": "~"}


class Twins:
    def __init__(self, russian: Player, english: Player, *, accept: bool) -> None:
        self._russian, self._english = russian, english
        self._accept = accept

    async def opens(self, entry: Entry) -> None:
        """Opens a menu entry by its label."""
        await self._russian.says(TEXTS.of(Language.RU).plain(f"menu-{entry}"))
        await self._english.says(TEXTS.of(Language.EN).plain(f"menu-{entry}"))

    async def says(self, text: str) -> None:
        await self._russian.says(text)
        await self._english.says(text)

    async def sends_picture(self) -> None:
        await self._russian.sends_picture()
        await self._english.sends_picture()

    async def sends_file(self, content: bytes, name: str) -> None:
        await self._russian.sends_file(content, name)
        await self._english.sends_file(content, name)

    @property
    def players(self) -> tuple[Player, Player]:
        return self._russian, self._english

    def sees(self, start: str) -> str:
        """Returns the Russian label that begins so: it may end with a number."""
        return next(one for one in self._russian.buttons if one.startswith(start))

    async def presses(self, label: str) -> None:
        """Presses the button in the same row and column."""
        message, data = await self._russian.holds(label)
        back, row, column = _place(self._russian, message, data)
        shown = self._english.screens[-back]
        button = shown["reply_markup"]["inline_keyboard"][row][column]
        await self._russian.presses_stale((message, data))
        await self._english.presses_stale((shown["message_id"], button["callback_data"]))

    async def one_presses(self, label: str) -> None:
        """Presses for the Russian reader only, for acts on a shared object."""
        await self._russian.presses(label)

    def look(self, name: str, back: int = 1) -> None:
        """Compares the newest screens, or those `back` messages earlier, with the stored ones;
        stores them with `--accept`.
        """
        differences = [
            f"{kept}\n{seen}"
            for language, player in (("ru", self._russian), ("en", self._english))
            if (seen := _drawn(player, back)) != (kept := self._kept(language, name, seen))
        ]
        assert not differences, f"{name}: if it is meant, run with --accept\n" + "\n".join(
            differences
        )

    def _kept(self, language: str, name: str, seen: str) -> str:
        file = _KEPT / language / f"{name}.txt"
        if self._accept:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(seen, encoding="utf-8")
        return file.read_text(encoding="utf-8") if file.exists() else ""


def _place(player: Player, message: int, data: str) -> tuple[int, int, int]:
    """Returns message from the end, row, column."""
    for back, shown in enumerate(reversed(player.screens), 1):
        rows = shown.get("reply_markup", {}).get("inline_keyboard", [])
        for row, buttons in enumerate(rows):
            for column, button in enumerate(buttons):
                if (shown["message_id"], button.get("callback_data")) == (message, data):
                    return back, row, column
    raise LookupError(data)


def _drawn(player: Player, back: int) -> str:
    """Formats a message as text: media, text with entities, a line per row of buttons; without
    buttons, the reply keyboard.
    """
    message = player.screens[-back]
    media = [kind for kind in ("photo", "document", "video") if kind in message]
    words = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    lines = [f"<{kind}>" for kind in media] + [_marked(words, entities)]
    lines += [" ".join(f"[{one['text']}]{_kind(one)}" for one in row) for row in rows]
    if not rows and player.keyboard:
        lines.append(f"keyboard: {' · '.join(player.keyboard)}")
    return "\n".join(lines) + "\n"


def _kind(button: dict[str, Any]) -> str:
    return {"success": "+", "danger": "!", "primary": "*"}.get(button.get("style", ""), "")


def _marked(text: str, entities: list[dict[str, Any]]) -> str:
    """Entity offsets are in UTF-16 units."""
    units = text.encode("utf-16-le")
    marks = [
        mark
        for one in entities
        for mark in (
            (one["offset"] + one["length"], _MARKS.get(one["type"], "")),
            (one["offset"], _MARKS.get(one["type"], "")),
        )
    ]
    for at, mark in sorted(marks, reverse=True):
        units = units[: 2 * at] + mark.encode("utf-16-le") + units[2 * at :]
    return units.decode("utf-16-le")
