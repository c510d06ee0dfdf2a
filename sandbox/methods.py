"""The supported methods: `METHODS` maps lower-cased names to functions.

Each takes the sandbox and the call's arguments and returns `result` or raises `ApiError`.
"""

import json
from typing import Any

from sandbox import changing, sending
from sandbox.arguments import Arguments
from sandbox.box import Box
from sandbox.calls import Described, Method, chat_for, known_chat
from sandbox.errors import bad
from sandbox.files import DOWNLOAD_LIMIT, media
from sandbox.updates import LIMIT


async def get_updates(box: Box, arguments: Arguments) -> Any:
    allowed = arguments.json("allowed_updates")
    limit = arguments.number("limit")
    return await box.updates.get(
        offset=arguments.number("offset") or 0,
        limit=LIMIT if limit is None else limit,
        timeout=arguments.number("timeout") or 0,
        allowed=allowed if isinstance(allowed, list) else None,
    )


async def get_me(box: Box, _: Arguments) -> Any:
    return {
        **box.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_chat(box: Box, arguments: Arguments) -> Any:
    chat = known_chat(box, arguments)
    return {
        **box.described(chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


async def leave_chat(box: Box, arguments: Arguments) -> Any:
    chat_for(box, arguments).standing = "left"
    return True


async def get_file(box: Box, arguments: Arguments) -> Any:
    named = arguments.text("file_id")
    if not named:
        raise bad("file_id not specified")
    stored = box.files.find(named)
    if stored is None:
        raise bad("invalid file_id")
    if len(stored.content) > DOWNLOAD_LIMIT:
        raise bad("file is too big")
    return {**stored.described(), "file_path": stored.path}


def _ensure_scope(box: Box, arguments: Arguments) -> None:
    """Checks that the chat of a scope exists.

    Raises:
        ApiError: 400.
    """
    scope = arguments.json("scope")
    chat = scope.get("chat_id") if isinstance(scope, dict) else None
    if chat is not None and chat not in box.people and chat not in box.chats:
        raise bad("chat not found")


async def set_my_commands(box: Box, arguments: Arguments) -> Any:
    _ensure_scope(box, arguments)
    box.commands.set(
        arguments.raw("commands"), arguments.raw("scope"), arguments.text("language_code")
    )
    box.tell("commands", 0)
    return True


async def get_my_commands(box: Box, arguments: Arguments) -> Any:
    _ensure_scope(box, arguments)
    return box.commands.get(arguments.raw("scope"), arguments.text("language_code"))


async def delete_my_commands(box: Box, arguments: Arguments) -> Any:
    box.commands.delete(arguments.raw("scope"), arguments.text("language_code"))
    box.tell("commands", 0)
    return True


def _profile(field: str, limit: int) -> tuple[Method, Method]:
    async def write(box: Box, arguments: Arguments) -> Any:
        value = arguments.text(field) or ""
        if len(value) > limit:
            raise bad(f"{field} is too long")
        box.profile[f"{field}:{arguments.text('language_code') or ''}"] = value
        return True

    async def read(box: Box, arguments: Arguments) -> Any:
        code = arguments.text("language_code") or ""
        return {field: box.profile.get(f"{field}:{code}", box.profile.get(f"{field}:", ""))}

    return write, read


_set_name, _get_name = _profile("name", 64)
_set_description, _get_description = _profile("description", 512)
_set_short, _get_short = _profile("short_description", 120)


async def set_my_profile_photo(box: Box, arguments: Arguments) -> Any:
    """Takes an uploaded JPEG only, as the documentation says; the texts of the server are ours."""
    photo = arguments.json("photo")
    if not isinstance(photo, dict):
        raise bad("can't parse InputProfilePhoto: expected an Object")
    if photo.get("type") != "static":
        raise bad("can't parse InputProfilePhoto: unsupported type specified")
    scheme, _, name = str(photo.get("photo", "")).partition("attach://")
    upload = None if scheme else arguments.file(name)
    if upload is None:
        raise bad("there is no photo in the request")
    if not upload.content.startswith(b"\xff\xd8\xff"):
        raise bad("IMAGE_PROCESS_FAILED")
    box.profile_photos.insert(0, box.files.keep(upload.name, upload.content))
    return True


async def remove_my_profile_photo(box: Box, _: Arguments) -> Any:
    del box.profile_photos[:1]
    return True


async def get_user_profile_photos(box: Box, arguments: Arguments) -> Any:
    user = arguments.number("user_id")
    if user is None:
        raise bad("invalid user_id specified")
    if user != box.bot["id"] and user not in box.people:
        raise bad("user not found")
    photos = box.profile_photos if user == box.bot["id"] else []
    first, most = arguments.number("offset") or 0, min(arguments.number("limit") or 100, 100)
    shown = [media("photo", one) for one in photos[first : first + most]]
    return {"total_count": len(photos), "photos": shown}


async def set_chat_menu_button(box: Box, arguments: Arguments) -> Any:
    box.profile["menu_button"] = json.dumps(arguments.json("menu_button") or {"type": "default"})
    return True


async def get_chat_menu_button(box: Box, _: Arguments) -> Any:
    return json.loads(box.profile.get("menu_button", '{"type": "default"}'))


async def get_webhook_info(box: Box, _: Arguments) -> Any:
    return box.webhook.described()


async def set_webhook(box: Box, arguments: Arguments) -> Any:
    url = arguments.text("url")
    if not url:
        return await delete_webhook(box, arguments)
    is_new = box.webhook.set(
        url,
        secret=arguments.text("secret_token") or "",
        max_connections=arguments.number("max_connections"),
    )
    allowed = arguments.json("allowed_updates")
    if isinstance(allowed, list):
        box.updates.allow(allowed)
    if arguments.flag("drop_pending_updates"):
        box.updates.drop()
    return Described(True, "Webhook was set" if is_new else "Webhook is already set")


async def delete_webhook(box: Box, arguments: Arguments) -> Any:
    was_set = box.webhook.delete()
    if arguments.flag("drop_pending_updates"):
        box.updates.drop()
    return Described(True, f"Webhook {'was' if was_set else 'is already'} deleted")


METHODS: dict[str, Method] = {
    "answercallbackquery": changing.answer_callback_query,
    "copymessage": sending.copy_message,
    "deletemessage": changing.delete_message,
    "deletemessages": changing.delete_messages,
    "deletemycommands": delete_my_commands,
    "deletewebhook": delete_webhook,
    "editmessagecaption": changing.edit_message_caption,
    "editmessagereplymarkup": changing.edit_message_reply_markup,
    "editmessagetext": changing.edit_message_text,
    "forwardmessage": sending.forward_message,
    "getchat": get_chat,
    "getchatmenubutton": get_chat_menu_button,
    "getfile": get_file,
    "getme": get_me,
    "getmycommands": get_my_commands,
    "getmydescription": _get_description,
    "getmyname": _get_name,
    "getmyshortdescription": _get_short,
    "getupdates": get_updates,
    "getwebhookinfo": get_webhook_info,
    "getuserprofilephotos": get_user_profile_photos,
    "leavechat": leave_chat,
    "removemyprofilephoto": remove_my_profile_photo,
    "sendaudio": sending.sender_of("audio"),
    "sendchataction": sending.send_chat_action,
    "senddocument": sending.sender_of("document"),
    "sendmediagroup": sending.send_media_group,
    "sendmessage": sending.send_message,
    "sendphoto": sending.sender_of("photo"),
    "sendvideo": sending.sender_of("video"),
    "setchatmenubutton": set_chat_menu_button,
    "setmycommands": set_my_commands,
    "setmydescription": _set_description,
    "setmyname": _set_name,
    "setmyprofilephoto": set_my_profile_photo,
    "setmyshortdescription": _set_short,
    "setwebhook": set_webhook,
}
