"""The templates of a WhatsApp business account, as the Cloud API lists them (reference: WhatsApp Cloud API, section 5).

What a template wants that the desk cannot give (a picture above, a field in a header or a button) is said and not left out.
"""

from collections.abc import Callable
from urllib.parse import quote

from console.models.templates import FoundTemplate, fields_of
from console.providers.base import NetworkDown
from console.providers.telegram_text import Json, items, obj, one_line, storable

MOST_PAGES = 50
_FIELDS = "name,language,status,category,components"
_PAGE = 100
_LONGEST = 4096


def read_templates(get: Callable[[str], Json], base: str, account: str) -> list[FoundTemplate]:
    """All of an account's, page by page; `get` asks one address. Raises ProviderError.

    The next page is asked for by its cursor, never by the address the answer names: the token travels nowhere else.
    """
    address = f"{base}/{quote(account, safe='')}/message_templates?fields={_FIELDS}&limit={_PAGE}"
    found: list[FoundTemplate] = []
    after = ""
    for _ in range(MOST_PAGES):
        page = get(f"{address}&after={quote(after, safe='')}" if after else address)
        if not isinstance(page.get("data"), list):
            raise NetworkDown("the answer holds no templates")
        found += [each for entry in items(page.get("data")) if (each := _template(obj(entry))) is not None]
        paging = obj(page.get("paging"))
        after = one_line(obj(paging.get("cursors")).get("after"), 2000)
        if not after or not paging.get("next"):
            return found
    # Half a list would make the other half look gone.
    raise NetworkDown("there are more templates than anybody has")


def _template(entry: Json) -> FoundTemplate | None:
    name, language = one_line(entry.get("name"), 512), one_line(entry.get("language"), 20)
    status, category = one_line(entry.get("status"), 40).upper(), one_line(entry.get("category"), 40).upper()
    if not name or not language or not status:
        return None
    body = footer = header = kind = ""
    buttons: list[str] = []
    has_other_fields = False
    for part in map(obj, items(entry.get("components"))):
        text = storable(str(part.get("text") or ""))[:_LONGEST]
        match one_line(part.get("type"), 40).upper():
            case "BODY":
                body = text
            case "FOOTER":
                footer = text
            case "HEADER":
                kind = one_line(part.get("format"), 40).upper() or "TEXT"
                header = text if kind == "TEXT" else ""
                has_other_fields |= bool(fields_of(header))
            case "BUTTONS":
                for button in map(obj, items(part.get("buttons"))):
                    buttons.append(one_line(button.get("text"), 60))
                    has_other_fields |= _wants_value(button)
            case _:
                # A carousel, an offer that ends: the citizen would not get what the preview shows.
                has_other_fields = True
    return FoundTemplate(name, language, category, status, body, kind, header, footer, tuple(buttons), has_other_fields)


def _wants_value(button: Json) -> bool:
    kind = one_line(button.get("type"), 40).upper()
    return bool(fields_of(str(button.get("url") or ""))) or kind not in ("QUICK_REPLY", "URL", "PHONE_NUMBER")
