"""Files that went through the box, by their id: a bot may send one again without uploading."""

import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

DOWNLOAD_LIMIT = 20 << 20
UPLOAD_LIMIT = 50 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    name: str
    content: bytes
    mime: str
    id: str = field(default_factory=lambda: "BQAC" + secrets.token_urlsafe(24))

    @property
    def unique_id(self) -> str:
        return self.id[-12:]

    @property
    def path(self) -> str:
        return f"files/{self.id}/{self.name}"

    def described(self) -> dict[str, Any]:
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


class Files:
    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def keep(self, name: str, content: bytes, mime: str) -> StoredFile:
        stored = StoredFile(name=name, content=content, mime=mime)
        self._files[stored.id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)


def media(kind: str, stored: StoredFile) -> Any:
    """The field of a message that shows the file as a photo, a document, a video …"""
    described = stored.described()
    if kind == "photo":
        width, height = picture_size(stored.content) or (800, 600)
        return [{**described, "width": width, "height": height}]
    described |= {"file_name": stored.name, "mime_type": stored.mime}
    if kind in {"video", "audio", "voice"}:
        described |= {"duration": 1}
    if kind == "video":
        described |= {"width": 640, "height": 360}
    return described


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG; None for what this does not read."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:  # noqa: PLR2004
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    return None
