"""The few words the program says to citizens by itself, around the town's own answers, in the five languages of the hall.

Kept apart from the translations of the window: a citizen's language has nothing to do with the operator's.
"""

from datetime import datetime
from typing import Final

from console.answers.times import when
from console.models.normalise import tokens
from console.models.opening import Opening

_WORDS: Final[dict[str, dict[str, str]]] = {
    "person": {
        "ca": "Parlar amb una persona",
        "es": "Hablar con una persona",
        "en": "Talk to a person",
        "fr": "Parler à une personne",
        "ar": "التحدث مع شخص",
    },
    "person_hint": {
        "ca": "Per parlar amb una persona, escriu PERSONA.",
        "es": "Para hablar con una persona, escribe PERSONA.",
        "en": "To talk to a person, write PERSON.",
        "fr": "Pour parler à une personne, écrivez PERSONNE.",
        "ar": "للتحدث مع شخص اكتب: موظف",
    },
    "handoff": {
        "ca": "D'acord, ho passo a una persona de l'Ajuntament. Et respondrà per aquí mateix.",
        "es": "De acuerdo, se lo paso a una persona del Ayuntamiento. Te responderá por aquí mismo.",
        "en": "All right, I am passing this to a person at the town hall. They will answer you right here.",
        "fr": "D'accord, je transmets à une personne de la mairie. Elle vous répondra ici même.",
        "ar": "حسنا، سأحول رسالتك إلى موظف في البلدية وسيجيبك هنا.",
    },
    "handoff_failed": {
        "ca": "Ara mateix no ho puc respondre automàticament. Ho passo a una persona de l'Ajuntament.",
        "es": "Ahora mismo no puedo responderlo automáticamente. Se lo paso a una persona del Ayuntamiento.",
        "en": "I cannot answer this automatically right now. I am passing it to a person at the town hall.",
        "fr": "Je ne peux pas répondre automatiquement pour le moment. Je transmets à une personne de la mairie.",
        "ar": "لا أستطيع الرد آليا الآن. سأحول رسالتك إلى موظف في البلدية.",
    },
    "handoff_closed": {
        "ca": "D'acord, ho passo a una persona de l'Ajuntament. Ara és tancat: obrim {when} i et respondrem per aquí mateix.",
        "es": "De acuerdo, se lo paso a una persona del Ayuntamiento. Ahora está cerrado: abrimos {when} y te responderemos por aquí mismo.",
        "en": "All right, I am passing this to a person at the town hall. It is closed now: we open {when} and will answer you right here.",
        "fr": "D'accord, je transmets à une personne de la mairie. C'est fermé pour le moment : nous ouvrons {when} et nous vous répondrons ici même.",
        "ar": "حسنا، سأحول رسالتك إلى موظف في البلدية. المكتب مغلق الآن: نفتح {when} وسنجيبك هنا.",
    },
    "handoff_failed_closed": {
        "ca": "Ara mateix no ho puc respondre automàticament. Ho passo a una persona de l'Ajuntament: obrim {when} i et respondrem per aquí mateix.",
        "es": "Ahora mismo no puedo responderlo automáticamente. Se lo paso a una persona del Ayuntamiento: abrimos {when} y te responderemos por aquí mismo.",
        "en": "I cannot answer this automatically right now. I am passing it to a person at the town hall: we open {when} and will answer you right here.",
        "fr": "Je ne peux pas répondre automatiquement pour le moment. Je transmets à une personne de la mairie : nous ouvrons {when} et nous vous répondrons ici même.",
        "ar": "لا أستطيع الرد آليا الآن. سأحول رسالتك إلى موظف في البلدية: نفتح {when} وسنجيبك هنا.",
    },
    "cancelled": {
        "ca": "D'acord, ho deixem aquí i no he fet res. Escriu-me quan vulguis.",
        "es": "De acuerdo, lo dejamos aquí y no he hecho nada. Escríbeme cuando quieras.",
        "en": "All right, we leave it here and nothing was done. Write to me whenever you like.",
        "fr": "D'accord, on s'arrête là et rien n'a été fait. Écrivez-moi quand vous voulez.",
        "ar": "حسنا، نتوقف هنا ولم يتم أي إجراء. راسلني متى شئت.",
    },
    "resume": {
        "ca": "Continuem amb «{title}»:",
        "es": "Seguimos con «{title}»:",
        "en": "Let us go on with «{title}»:",
        "fr": "Continuons avec « {title} » :",
        "ar": "نكمل «{title}»:",
    },
    "resume_hello": {
        "ca": "Hola! Estàvem amb «{title}»:",
        "es": "¡Hola! Estábamos con «{title}»:",
        "en": "Hello! We were in the middle of «{title}»:",
        "fr": "Bonjour ! Nous en étions à « {title} » :",
        "ar": "أهلا! كنا في «{title}»:",
    },
    "resume_answer": {
        "ca": "contesta el que t'havia preguntat, o escriu CANCEL·LAR.",
        "es": "contesta lo que te había preguntado, o escribe CANCELAR.",
        "en": "answer what I had asked you, or write CANCEL.",
        "fr": "répondez à ce que je vous avais demandé, ou écrivez ANNULER.",
        "ar": "أجب عما سألتك عنه أو اكتب: إلغاء",
    },
    "left_behind": {
        "ca": "Deixem «{title}» sense acabar: no s'ha enviat res.",
        "es": "Dejamos «{title}» sin acabar: no se ha enviado nada.",
        "en": "We leave «{title}» unfinished: nothing was sent.",
        "fr": "Nous laissons « {title} » inachevé : rien n'a été envoyé.",
        "ar": "نترك «{title}» دون إكمال: لم يتم إرسال أي شيء.",
    },
    "did_you_mean": {
        "ca": "Vols dir «{title}»?",
        "es": "¿Quieres decir «{title}»?",
        "en": "Do you mean «{title}»?",
        "fr": "Voulez-vous dire « {title} » ?",
        "ar": "هل تقصد «{title}»؟",
    },
    "yes_title": {
        "ca": "Sí: {title}",
        "es": "Sí: {title}",
        "en": "Yes: {title}",
        "fr": "Oui : {title}",
        "ar": "نعم: {title}",
    },
    "choose": {
        "ca": "Respon amb el número:",
        "es": "Responde con el número:",
        "en": "Answer with the number:",
        "fr": "Répondez avec le numéro :",
        "ar": "أجب بالرقم:",
    },
    "rating_question": {
        "ca": "Hem tancat la teva consulta. Com t'hem atès?",
        "es": "Hemos cerrado tu consulta. ¿Cómo te hemos atendido?",
        "en": "We have closed your enquiry. How did we do?",
        "fr": "Nous avons clos votre demande. Comment avez-vous été accueilli ?",
        "ar": "أغلقنا طلبك. كيف كانت خدمتنا؟",
    },
    "rating_3": {"ca": "🙂 Bé", "es": "🙂 Bien", "en": "🙂 Good", "fr": "🙂 Bien", "ar": "🙂 جيدة"},
    "rating_2": {"ca": "😐 Regular", "es": "😐 Regular", "en": "😐 Fair", "fr": "😐 Moyen", "ar": "😐 مقبولة"},
    "rating_1": {"ca": "🙁 Malament", "es": "🙁 Mal", "en": "🙁 Poor", "fr": "🙁 Mal", "ar": "🙁 سيئة"},
    "rating_thanks": {"ca": "Gràcies!", "es": "¡Gracias!", "en": "Thank you!", "fr": "Merci !", "ar": "شكرا!"},
    "rating_late": {
        "ca": "Aquesta pregunta ja ha passat. Si et cal res, escriu-nos.",
        "es": "Esta pregunta ya ha pasado. Si necesitas algo, escríbenos.",
        "en": "This question is over. If you need anything, write to us.",
        "fr": "Cette question n'est plus d'actualité. Écrivez-nous si besoin.",
        "ar": "انتهى وقت هذا السؤال. راسلنا إن احتجت شيئا.",
    },
    "age": {
        "ca": "(Dada de fa {age}.)",
        "es": "(Dato de hace {age}.)",
        "en": "(As of {age} ago.)",
        "fr": "(Information d'il y a {age}.)",
        "ar": "(معلومة منذ {age}.)",
    },
    "minutes": {"ca": "{n} min", "es": "{n} min", "en": "{n} min", "fr": "{n} min", "ar": "{n} دقيقة"},
    "hours": {"ca": "{n} h", "es": "{n} h", "en": "{n} h", "fr": "{n} h", "ar": "{n} ساعة"},
    "days": {"ca": "{n} dies", "es": "{n} días", "en": "{n} days", "fr": "{n} jours", "ar": "{n} أيام"},
}
CANCEL_SENDS: Final = "CANCEL·LAR"
CANCEL_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "ca": ("cancel·lar", "cancel·la", "cancel·lo", "cancel·la-ho", "sortir", "surt", "deixa-ho", "deixem-ho"),
    "es": ("cancelar", "cancela", "cancelo", "cancélalo", "salir", "déjalo", "dejémoslo"),
    "en": ("cancel", "cancel it", "exit", "quit", "leave it", "never mind"),
    "fr": ("annuler", "annule", "annulez", "quitter", "sortir", "laissez tomber"),
    "ar": ("إلغاء", "الغاء", "خروج"),
}
"""Words that end any dialogue, whichever code or service holds it."""
YES_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "ca": ("sí", "sí que vull", "exacte", "això mateix", "això"),
    "es": ("sí", "eso", "eso es", "exacto"),
    "en": ("yes", "yes i do", "yep", "yeah"),
    "fr": ("oui", "c'est ça"),
    "ar": ("نعم", "أجل"),
}
"""Words that say yes to «Do you mean …?», and to nothing else."""
PERSON_SENDS: Final = "PERSONA"
PERSON_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "ca": (
        "persona",
        "una persona",
        "parlar amb una persona",
        "vull parlar amb una persona",
        "operador",
        "operadora",
        "agent",
        "humà",
        "humana",
        "parlar amb algú",
        "vull parlar amb algú",
        "vull una persona",
        "necessito una persona",
        "persona real",
        "parlar amb un operador",
        "vull parlar amb un operador",
        "parlar amb un agent",
    ),
    "es": (
        "persona",
        "una persona",
        "quiero una persona",
        "necesito una persona",
        "persona real",
        "hablar con una persona",
        "quiero hablar con una persona",
        "quiero hablar con alguien",
        "hablar con un operador",
        "quiero hablar con un operador",
        "hablar con un agente",
        "humano",
        "humana",
        "agente",
        "operador",
        "operadora",
        "hablar con alguien",
    ),
    "en": (
        "person",
        "a person",
        "real person",
        "a real person",
        "human",
        "a human",
        "i need a human",
        "i need a person",
        "i want a human",
        "i want a person",
        "operator",
        "agent",
        "talk to a person",
        "talk to a human",
        "talk to someone",
        "i want to talk to someone",
        "talk to an operator",
        "talk to an agent",
        "speak to a person",
        "speak to a human",
        "speak to someone",
        "i want to speak to someone",
        "speak with someone",
    ),
    "fr": (
        "personne",
        "une personne",
        "humain",
        "un humain",
        "parler à une personne",
        "parler avec une personne",
        "je veux parler à une personne",
        "parler à quelqu'un",
        "parler avec quelqu'un",
        "je veux parler à quelqu'un",
        "opérateur",
        "opératrice",
        "agent",
    ),
    "ar": (
        "موظف",
        "شخص",
        "انسان",
        "إنسان",
        "التحدث مع شخص",
        "التحدث مع موظف",
        "التحدث إلى شخص",
        "التحدث إلى موظف",
        "أريد التحدث مع شخص",
        "أريد التحدث مع موظف",
        "أريد شخص",
        "أريد موظف",
    ),
}
"""Words that always reach a person, whatever rules a town has."""


def person_languages(text: str) -> tuple[str, ...]:
    """The languages in which a text is one of the words for a person; none for PERSONA itself, which the town prints for everybody."""
    said = tokens(text)
    if said == tokens(PERSON_SENDS):
        return ()
    return tuple(language for language, words in PERSON_WORDS.items() if any(tokens(word) == said for word in words))


def say(what: str, language: str | None, **blanks: object) -> str:
    """A phrase in a citizen's language, in Catalan when it is none of ours."""
    choices = _WORDS[what]
    return choices.get(language or "ca", choices["ca"]).format(**blanks)


def handoff_words(what: str, language: str | None, opening: Opening, now: datetime) -> str:
    """`handoff` or `handoff_failed`, with the next opening when the door is closed now."""
    opens = None if opening.is_open(now) else opening.next_opening(now)
    if opens is None:
        return say(what, language)
    return say(f"{what}_closed", language, when=when(opens, now, language or "ca"))


def age(milliseconds: int, language: str | None) -> str:
    """How old something is, in the coarsest unit that is not zero; at least one minute."""
    minutes = max(1, milliseconds // 60_000)
    if minutes < 60:
        return say("minutes", language, n=minutes)
    if minutes < 48 * 60:
        return say("hours", language, n=minutes // 60)
    return say("days", language, n=minutes // 1440)
