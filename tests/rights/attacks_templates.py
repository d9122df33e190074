"""Templates that say something else than the timeline shows, and a list nobody of the desks may write."""

from typing import Final

from tests.rights.attack import LAST, Attack, journal, message, send

_WORDS = "E'Hola Nuria, fins dilluns.\\n\\nAjuntament'"


def template(words: str = _WORDS, name: str = "espera", values: str = '["Nuria", "dilluns"]') -> str:
    """A template of the asker, honest unless told otherwise, with its entry of the journal."""
    payload = f'{{"kind": "template", "template": {{"name": "{name}", "language": "ca", "values": {values}}}}}'
    return message(text=words) + send(text=words, payload=f"'{payload}'") + journal("reply", message=LAST)


TEMPLATES: Final = (
    Attack("honestly a template", "laia", template(), "allowed"),
    Attack("a template behind other words", "laia", template("'Bon dia'"), "42501 other words"),
    Attack("a template with a value nobody sees", "laia", template(values='["Nuria", "mai"]'), "42501 other words"),
    Attack("a template that is none", "laia", template(name="altra"), "42501 other words"),
    Attack("a template filled with a pattern", "laia", template(values='["Nuria", "\\\\0"]'), "42501 other words"),
    Attack(
        "a template made at a desk",
        "marta",
        "INSERT INTO template (channel_id, name, language, category, status, body, checked_at)"
        " VALUES (<channel>, 'x', 'ca', 'UTILITY', 'APPROVED', 'Paga', 1)",
        "42501 permission denied",
    ),
    Attack(
        "a template approved at a desk", "marta", "UPDATE template SET status = 'APPROVED'", "42501 permission denied"
    ),
    Attack("a template removed", "sync", "DELETE FROM template", "42501 permission denied"),
)
