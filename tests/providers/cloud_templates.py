"""The message templates of the test's WhatsApp business account: the list in pages, and what the provider finds wrong with one that is sent.

Written from the provider's own description: names and languages must exist and be approved, the fields must be as many, and no value may
hold a new line, a tab or more than four spaces in a row.
"""

import base64
import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

Json = dict[str, Any]
_FIELD = re.compile(r"\{\{(\w+)\}\}")


class TemplateShelf:
    """What the account has. `page_size`: at most so many in an answer, whatever is asked for."""

    def __init__(self) -> None:
        self.templates: list[Json] = []
        self.page_size = 2
        self.asked = 0

    def put(
        self,
        name: str,
        language: str,
        body: str,
        *,
        status: str = "APPROVED",
        category: str = "UTILITY",
        **parts: Any,
    ) -> Json:
        """Another template. `header` and `footer`: texts; `buttons`: the provider's own entries; `header_format`: a file's."""
        components: list[Json] = []
        if "header" in parts or "header_format" in parts:
            components.append(
                {"type": "HEADER", "format": parts.get("header_format", "TEXT"), "text": parts.get("header", "")}
            )
        components.append({"type": "BODY", "text": body})
        if "footer" in parts:
            components.append({"type": "FOOTER", "text": parts["footer"]})
        if "buttons" in parts:
            components.append({"type": "BUTTONS", "buttons": parts["buttons"]})
        made = {"name": name, "language": language, "status": status, "category": category, "components": components}
        self.templates.append({**made, "id": str(len(self.templates) + 1)})
        return self.templates[-1]

    def page(self, path: str) -> tuple[int, str, bytes]:
        """The answer to a question for the list."""
        self.asked += 1
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        start = int(base64.b64decode(asked["after"]).decode()) if "after" in asked else 0
        shown = self.templates[start : start + min(self.page_size, int(asked.get("limit", 25)))]
        end = start + len(shown)
        cursors = {
            name: base64.b64encode(str(at).encode()).decode() for name, at in (("before", start), ("after", end))
        }
        body: Json = {"data": shown, "paging": {"cursors": cursors}}
        if end < len(self.templates):
            # An address of somebody who would like to have the token.
            body["paging"]["next"] = "https://elsewhere.example/message_templates"
        return 200, "application/json", json.dumps(body).encode()

    def refusal(self, sent: Json) -> tuple[int, str] | None:
        """What the provider finds wrong with the template of a message, or None."""
        found = next(
            (
                each
                for each in self.templates
                if (each["name"], each["language"]) == (sent.get("name"), sent.get("language", {}).get("code"))
            ),
            None,
        )
        if found is None or found["status"] in ("PENDING", "REJECTED"):
            return 132001, "Template name does not exist in the translation"
        if found["status"] == "PAUSED":
            return 132015, "Template is Paused"
        if found["status"] == "DISABLED":
            return 132016, "Template is Disabled"
        given = {each["type"]: each.get("parameters", []) for each in sent.get("components", [])}
        if set(given) - {"body", "header", "button"}:
            return 132012, "Parameter format does not match format in the created template"
        for kind, parts in (("BODY", "body"), ("HEADER", "header")):
            component: Json = next((each for each in found["components"] if each["type"] == kind), {})
            names = list(dict.fromkeys(_FIELD.findall(component.get("text", ""))))
            values = given.get(parts, [])
            if len(names) != len(values):
                return 132000, f"body: number of localizable_params ({len(values)}) does not match ({len(names)})"
            if any(not name.isdigit() for name in names) and {each.get("parameter_name") for each in values} != set(
                names
            ):
                return 132012, "Parameter name is missing or unknown"
            for each in values:
                text = each.get("text")
                if each.get("type") != "text" or not isinstance(text, str) or not text:
                    return 132012, "Parameter format does not match format in the created template"
                if re.search(r"[\n\t]| {5}", text):
                    return 132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces"
        return None
