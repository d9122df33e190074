"""File names in multipart bodies, in every form clients write them: each reaches the town as it was meant."""

import json
import urllib.request

import pytest

from console.providers.http import Part, multipart
from console.training import acts
from console.training.server import TrainingServer
from console.training.town import Person
from console.training.wire import build_call
from tests.training import judge

NAMES = ("llicència d'obres.pdf", "niño & «col·legi».pdf", "رخصة.pdf", "📎 plànol.pdf", 'una "cometa".pdf', "50%25.pdf")


def parsed(*disposition: bytes) -> dict[str, str]:
    """The file names of a body whose parts carry these headers, by field."""
    parts = b"".join(
        b"--b\r\nContent-Disposition: form-data; " + each + b"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n"
        for each in disposition
    )
    call = build_call("POST", "t", "sendDocument", "", "multipart/form-data; boundary=b", parts + b"--b--\r\n")
    return {field: upload.name for field, upload in call.files.items()}


@pytest.mark.parametrize("name", NAMES)
def test_what_our_own_client_writes(name: str) -> None:
    body, content_type = multipart({"caption": "Aquí té"}, {"document": Part(name, "application/pdf", b"%PDF")})
    call = build_call("POST", "t", "sendDocument", "", content_type, body)
    assert call.files["document"].name == name
    assert call.raw_params == {"caption": "Aquí té"}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('name="document"; filename="més.pdf"'.encode(), "més.pdf"),
        ('name="document"; filename="més.pdf"'.encode("latin-1"), "més.pdf"),
        (b"name=document; filename*=UTF-8''m%C3%A9s%20enll%C3%A0.pdf", "més enllà.pdf"),
        (b"name=\"document\"; filename*=utf-8'ca'm%C3%A9s.pdf", "més.pdf"),
        (b"name=document; filename*=iso-8859-1''m%E9s.pdf", "més.pdf"),
        (b"name=document; filename=\"mes.pdf\"; filename*=UTF-8''m%C3%A9s.pdf", "més.pdf"),
        (b"name=document; filename*=UTF-8''m%C3%A9s.pdf; filename=\"mes.pdf\"", "més.pdf"),
        (b"name=document; filename*0*=UTF-8''m%C3%A9s; filename*1=\"-i-molt.pdf\"", "més-i-molt.pdf"),
        (b"name=document; filename*=unknown''m%C3%A9s.pdf", None),
        (b'name=document; filename="a\\"b.pdf"', 'a"b.pdf'),
        (b'Name="document"; FileName="a.pdf"', "a.pdf"),
    ],
)
def test_every_form_of_a_name(written: bytes, name: str | None) -> None:
    found = parsed(written)["document"]
    assert found == name if name else found.endswith("s.pdf")


def test_a_name_with_accents_reaches_the_citizen(town: TrainingServer, nuria: Person) -> None:
    acts.start_chat(town.account, nuria)
    name = "sol·licitud ça.pdf"
    body, content_type = multipart({"chat_id": str(nuria.id)}, {"document": Part(name, "application/pdf", b"%PDF-1.4")})
    request = urllib.request.Request(
        f"{town.base_url}/bot{town.token}/sendDocument", body, {"Content-Type": content_type}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        assert json.load(answer)["result"]["document"]["file_name"] == name
    judge.assert_clean(town)
