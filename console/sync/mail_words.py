"""What a notice by mail says, in the town's language: a figure, its target and the moment. Nothing of any person."""

from datetime import datetime

from console.operations.mail import Notice

PHRASES: dict[str, dict[str, str]] = {
    "waiting": {
        "ca": "Esperen que algú els atengui: {figure} (llindar: {target})",
        "es": "Esperan a que alguien les atienda: {figure} (umbral: {target})",
        "en": "Waiting for somebody to answer: {figure} (threshold: {target})",
    },
    "longest": {
        "ca": "L’espera més llarga és de {figure} minuts (objectiu: {target})",
        "es": "La espera más larga es de {figure} minutos (objetivo: {target})",
        "en": "The longest wait is {figure} minutes (target: {target})",
    },
    "within": {
        "ca": "Primeres respostes a temps avui: {figure} % (llindar: {target} %)",
        "es": "Primeras respuestas a tiempo hoy: {figure} % (umbral: {target} %)",
        "en": "First answers in time today: {figure} % (threshold: {target} %)",
    },
    "available": {
        "ca": "No hi ha cap operador disponible",
        "es": "No hay ningún operador disponible",
        "en": "No operator is available",
    },
    "channel": {
        "ca": "No es pot connectar amb {what}",
        "es": "No se puede conectar con {what}",
        "en": "{what} cannot be reached",
    },
    "test": {
        "ca": "Prova dels avisos per correu",
        "es": "Prueba de los avisos por correo",
        "en": "Test of the notices by mail",
    },
    "when": {"ca": "Des de: {moment}", "es": "Desde: {moment}", "en": "Since: {moment}"},
    "end": {
        "ca": "Obre el quadre de la consola per veure què passa. Aquest avís s’envia un sol cop i ningú no en llegeix les respostes.",
        "es": "Abre el panel de la consola para ver qué pasa. Este aviso se envía una sola vez y nadie lee las respuestas.",
        "en": "Open the board of the console to see what is going on. This notice is sent once, and nobody reads replies to it.",
    },
}


def subject_of(notice: Notice | None, language: str) -> str:
    """One line; of a test without a notice."""
    if notice is None:
        return PHRASES["test"][language]
    figure, target = notice.measure.figure, notice.measure.target
    return PHRASES[notice.kind][language].format(figure=figure, target=target, what=notice.what)


def body_of(notice: Notice | None, language: str, moment: datetime) -> str:
    """The whole text; `moment` in the town's time."""
    when = PHRASES["when"][language].format(moment=moment.strftime("%d/%m/%Y %H:%M"))
    return "\n\n".join((subject_of(notice, language) + "\n" + when, PHRASES["end"][language])) + "\n"
