"""The list of templates as it is read, and what the provider makes of those we send; pywa, a client somebody else wrote, judges both."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from pywa.client import WhatsApp
from pywa.types.templates import BodyText, TemplateLanguage

from console.models.delivery import Outbound, Rejected, Sent
from console.models.problems import SENTENCES
from console.providers.base import NetworkDown, Unauthorised
from console.providers.whatsapp import Timeouts, WhatsAppProvider
from tests.providers.cloud_town import NUMBER, TOKEN, WABA, CloudTown

PHONE = "34600111222"
LINK = {"type": "URL", "text": "Seu", "url": "https://seu.example/{{1}}", "example": ["x"]}


@pytest.fixture
def town() -> Iterator[CloudTown]:
    town = CloudTown()
    town.add("Pau", PHONE, None)
    shelf = town.shelf
    shelf.put("cita", "ca", "Hola {{1}}, la cita és {{2}}.", footer="Ajuntament")
    shelf.put("cita", "es", "Hola {{1}}, la cita es {{2}}.", category="MARKETING")
    shelf.put("avis", "ca", "Hola {{nom}}, avui {{dia}}.", header="Avís")
    shelf.put("espera", "ca", "Et respondrem.", buttons=[{"type": "QUICK_REPLY", "text": "Gràcies"}])
    shelf.put("seu", "ca", "Mira-ho.", buttons=[LINK])
    shelf.put("foto", "ca", "Mira", header_format="IMAGE")
    for status in ("PENDING", "REJECTED", "PAUSED", "DISABLED"):
        shelf.put(status.lower(), "ca", "Res", status=status)
    yield town
    town.close()


@pytest.fixture
def provider(town: CloudTown) -> Iterator[WhatsAppProvider]:
    opened = WhatsAppProvider(town.url, NUMBER, TOKEN, None, Timeouts(ask=5, send=5, file=5))
    yield opened
    opened.close()


def row(**template: Any) -> Outbound:
    payload = {"kind": "template", "template": template}
    return Outbound(1, 1, 1, PHONE, "send", "u-1", "x", None, payload, 1)


def test_the_list_is_read_page_by_page(town: CloudTown, provider: WhatsAppProvider) -> None:
    found = {(each.name, each.language): each for each in provider.templates(WABA)}
    assert len(found) == len(town.shelf.templates) and town.shelf.asked == 5
    first = found["cita", "ca"]
    assert (first.status, first.category, first.footer) == ("APPROVED", "UTILITY", "Ajuntament")
    assert found["avis", "ca"].header == "Avís" and found["espera", "ca"].buttons == ("Gràcies",)
    assert [found[name, "ca"].has_other_fields for name in ("espera", "seu", "foto")] == [False, True, False]
    assert found["foto", "ca"].header_kind == "IMAGE"
    assert found["paused", "ca"].status == "PAUSED"


def test_half_a_list_is_no_list(town: CloudTown, provider: WhatsAppProvider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("console.providers.whatsapp_templates.MOST_PAGES", 2)
    with pytest.raises(NetworkDown):
        provider.templates(WABA)
    town.token = "another"
    with pytest.raises(Unauthorised):
        provider.templates(WABA)


def theirs(handler: Any) -> WhatsApp:
    """pywa on a wire of its own."""
    wire = httpx.Client(transport=httpx.MockTransport(handler))
    return WhatsApp(phone_id=NUMBER, token=TOKEN, waba_id=WABA, session=wire)


@pytest.mark.parametrize(
    ("template", "positional", "named"),
    [
        ({"name": "cita", "language": "ca", "values": ["Núria", "dilluns"]}, ("Núria", "dilluns"), {}),
        (
            {"name": "avis", "language": "ca", "values": ["Núria", "dilluns"], "names": ["nom", "dia"]},
            (),
            {"nom": "Núria", "dia": "dilluns"},
        ),
        ({"name": "espera", "language": "ca", "values": []}, None, {}),
    ],
)
def test_they_send_the_same(
    town: CloudTown, provider: WhatsAppProvider, template: Any, positional: Any, named: dict[str, str]
) -> None:
    assert isinstance(provider.perform(row(**template), None), Sent)
    ours = town.calls[0]
    seen: list[Any] = []

    def wire(request: httpx.Request) -> httpx.Response:
        seen.append(json.loads(request.content))
        return httpx.Response(
            200, json={"contacts": [{"input": PHONE, "wa_id": PHONE}], "messages": [{"id": "wamid.X"}]}
        )

    params = [] if positional is None else [BodyText.params(*positional, **named)]
    theirs(wire).send_template(PHONE, template["name"], TemplateLanguage.CATALAN, params or None, tracker="u-1")
    assert ours["biz_opaque_callback_data"] == seen[0]["biz_opaque_callback_data"] == "u-1"
    assert _plain(ours) == _plain(seen[0])
    assert ours["template"]["language"] == {"code": "ca"}


def _plain(message: Any) -> Any:
    """What both say of the template; that a kind is written large means the same."""
    template = json.loads(json.dumps(message["template"]))
    for part in template.get("components", []):
        part["type"] = part["type"].lower()
        for each in part["parameters"]:
            each["type"] = each["type"].lower()
    return message["type"], message["to"], template


@pytest.mark.parametrize(
    ("template", "code"),
    [
        ({"name": "cita", "language": "ca", "values": ["Núria"]}, "rejected_template_fields"),
        ({"name": "avis", "language": "ca", "values": ["Núria", "avui"]}, "rejected_template_fields"),
        ({"name": "cita", "language": "ca", "values": ["Núria", "a\tb"]}, "rejected_template_fields"),
        ({"name": "cita", "language": "en", "values": []}, "rejected_template_missing"),
        ({"name": "pending", "language": "ca", "values": []}, "rejected_template_missing"),
        ({"name": "paused", "language": "ca", "values": []}, "rejected_template_paused"),
        ({"name": "disabled", "language": "ca", "values": []}, "rejected_template_disabled"),
    ],
)
def test_what_they_refuse_is_said(town: CloudTown, provider: WhatsAppProvider, template: Any, code: str) -> None:
    outcome = provider.perform(row(**template), None)
    assert isinstance(outcome, Rejected) and outcome.code == code and code in SENTENCES
    assert town.citizens[PHONE].got == []
