"""Files sent to a form: checked by name, MIME type, size and first bytes."""

from contextlib import aclosing

from aiogram import Bot
from aiogram.types import Message

from district.errors import SendAsFile
from district.gathered import FILE_NAME_LIMIT, HEAD, Files, SentFile
from district.typed_text import limited_text

SECONDS = 30


async def sent_file(message: Message, key: Files) -> SentFile:
    """Returns the file of a message.

    Raises:
        SendAsFile: no document.
        WrongFileType, NotWhatItSays: of another type. Files that are too large to be downloaded are
            checked by name and MIME type only.
    """
    document, bot = message.document, message.bot
    if document is None or bot is None:
        raise SendAsFile
    name = "".join(filter(str.isprintable, document.file_name or ""))
    file = SentFile(
        id=document.file_id,
        unique=document.file_unique_id,
        name=limited_text(name or "?", FILE_NAME_LIMIT),
        mime=(document.mime_type or "").lower(),
        size=document.file_size or 0,
    )
    key.ensure_fits(file)
    if not file.is_large:
        key.ensure_is(file, await _head(bot, file.id))
    return file


async def _head(bot: Bot, file_id: str) -> bytes:
    """Downloads only the first bytes."""
    path = (await bot.get_file(file_id)).file_path or ""
    url = bot.session.api.file_url(bot.token, path)
    head = b""
    async with aclosing(
        bot.session.stream_content(url, timeout=SECONDS, chunk_size=HEAD)
    ) as chunks:
        async for chunk in chunks:
            head += chunk
            if len(head) >= HEAD:
                break
    return head
