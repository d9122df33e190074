"""Which method name runs which function, and the methods that only read: getMe, getUpdates, webhooks, getFile,
getChat.
"""

from collections.abc import Callable
from typing import Any

from console.training import editing, sending
from console.training.refusals import bad_request, no_such_method
from console.training.shelf import MAX_DOWNLOAD_BYTES
from console.training.town import Account
from console.training.wire import Call, Json, take_flag, take_integer, take_nested, take_text

Method = Callable[[Account, Call], Any]


def _get_me(account: Account, call: Call) -> Json:
    return account.as_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": account.hears_all_in_groups,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def _allowed_updates(call: Call) -> list[str] | None:
    """The kinds asked for; None when the parameter is missing or unreadable, which keeps the last list."""
    value = take_nested(call, "allowed_updates", "can't parse allowed_updates JSON object")
    return [str(kind) for kind in value] if isinstance(value, list) else None


def get_updates(account: Account, call: Call) -> list[Any]:
    """The one method that must not run under the town's lock: it waits."""
    return account.updates.poll(
        take_integer(call, "offset"),
        take_integer(call, "limit", 100),
        take_integer(call, "timeout"),
        _allowed_updates(call),
    )


def _set_webhook(account: Account, call: Call) -> bool:
    """The town keeps the address and calls nobody. Conflicts with polling are played as in the real server."""
    url = take_text(call, "url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    account.updates.set_allowed(_allowed_updates(call))
    account.updates.set_webhook(url, take_flag(call, "drop_pending_updates"))
    return True


def _delete_webhook(account: Account, call: Call) -> bool:
    account.updates.set_webhook("", take_flag(call, "drop_pending_updates"))
    return True


def _webhook_info(account: Account, call: Call) -> Json:
    counts = account.updates.counts()
    info: Json = {
        "url": account.updates.webhook_url,
        "has_custom_certificate": False,
        "pending_update_count": counts["waiting"],
    }
    return info | ({"allowed_updates": account.updates.allowed} if account.updates.allowed else {})


def _get_file(account: Account, call: Call) -> Json:
    stored = account.town.shelf.find(take_text(call, "file_id"))
    if stored.size > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.file_unique_id,
        "file_size": stored.size,
        "file_path": stored.path,
    }


def _get_chat(account: Account, call: Call) -> Json:
    chat = account.chats.get(take_integer(call, "chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    return chat.as_chat() | {"accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}


_GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}

METHODS: dict[str, Method] = {
    "getme": _get_me,
    "getupdates": get_updates,
    "setwebhook": _set_webhook,
    "deletewebhook": _delete_webhook,
    "getwebhookinfo": _webhook_info,
    "getfile": _get_file,
    "getchat": _get_chat,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_media("photo"),
    "senddocument": sending.send_media("document"),
    "sendvoice": sending.send_media("voice"),
    "sendaudio": sending.send_media("audio"),
    "sendvideo": sending.send_media("video"),
    "sendlocation": sending.send_location,
    "sendcontact": sending.send_contact,
    "sendmediagroup": sending.send_media_group,
    "sendchataction": sending.send_chat_action,
    "setmessagereaction": editing.set_reaction,
    "editmessagetext": editing.edit_text,
    "editmessagecaption": editing.edit_caption,
    "editmessagereplymarkup": editing.edit_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "answercallbackquery": editing.answer_press,
    "copymessage": editing.copy_message,
}


def perform(account: Account, call: Call) -> Any:
    """Carry out one call and give its `result`. Raises Refusal."""
    method = METHODS.get(call.method)
    if method is None:
        raise no_such_method()
    if method is get_updates:
        return get_updates(account, call)
    with account.town.lock:
        return method(account, call)
