"""Stored files by id: a bot may send one again without uploading it."""

import mimetypes
import re
import secrets
import struct
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from sandbox.errors import bad

DOWNLOAD_LIMIT = 20 << 20
UPLOAD_LIMIT = 50 << 20
PHOTO_SIDES = 10_000
"""Limit of width plus height."""
PHOTO_RATIO = 20
UNKNOWN_TYPE = "application/octet-stream"


_PLAIN = re.compile(r"\.[A-Za-z0-9]{1,8}")


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
        """The download path; it contains only a plain suffix of the name."""
        ending = PurePosixPath(self.name).suffix
        return f"files/{self.id}/file{ending if _PLAIN.fullmatch(ending) else ''}"

    def described(self) -> dict[str, Any]:
        return {
            "file_id": self.id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.content),
        }


class Files:
    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def keep(self, name: str, content: bytes, mime: str = UNKNOWN_TYPE) -> StoredFile:
        """Stores a file; an unknown type is guessed from the name."""
        if mime == UNKNOWN_TYPE:
            mime = mimetypes.guess_type(name)[0] or mime
        stored = StoredFile(name=name, content=content, mime=mime)
        self._files[stored.id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)


def media(kind: str, stored: StoredFile, given: dict[str, Any] | None = None) -> Any:
    """Returns the message field for the file as a photo, document, video …

    `given` has the sender's metadata: duration, performer, title, width, height.
    """
    described = stored.described()
    if kind == "photo":
        width, height = picture_size(stored.content) or (800, 600)
        return [{**described, "width": width, "height": height}]
    described["mime_type"] = stored.mime
    if kind != "voice":
        described["file_name"] = stored.name
    return {**described, **_DEFAULTS.get(kind, {}), **(given or {})}


_DEFAULTS: dict[str, dict[str, Any]] = {
    "audio": {"duration": 1},
    "voice": {"duration": 1},
    "video": {"duration": 1, "width": 640, "height": 360},
}


def ensure_photo(content: bytes) -> None:
    """Validates a photo.

    Raises:
        ApiError: 400, not an image or dimensions that the server refuses.
    """
    if not content.startswith(_PICTURES):
        raise bad("IMAGE_PROCESS_FAILED")
    size = picture_size(content)
    if size is None:
        return
    short, long = sorted(size)
    if short + long > PHOTO_SIDES or long > PHOTO_RATIO * short:
        raise bad("PHOTO_INVALID_DIMENSIONS")


_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"BM")


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Returns width and height of a PNG, or None for other formats."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:  # noqa: PLR2004
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    return None
