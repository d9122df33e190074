"""A small town's examples, written for the tests."""

from console.answers.examples import Example

QUESTIONS: dict[str, list[str]] = {
    "padro": [
        "Com m'empadrono?",
        "Quiero empadronarme en el pueblo",
        "How do I register as a resident?",
        "Vull un volant del padró",
    ],
    "bus": [
        "Quan passa el bus?",
        "Horario del autobús",
        "When is the next bus?",
        "Horaires du bus",
        "On és la parada del bus?",
    ],
    "deixalleria": [
        "On és la deixalleria?",
        "¿Dónde tiro un colchón viejo?",
        "Where can I take old furniture?",
        "Tinc mobles per llençar",
    ],
    "soroll": [
        "Els veïns fan molt soroll",
        "Hay mucho ruido por la noche",
        "My neighbours are too loud",
        "موسيقى عالية في الليل",
    ],
    "gos": ["He perdut el meu gos", "Se ha escapado mi perro", "I lost my dog", "Com registro un gos?"],
    "multa": ["Com pago una multa?", "Quiero recurrir una multa", "I got a parking fine", "J'ai reçu une amende"],
}


def examples() -> list[Example]:
    return [
        Example(text, label, key=f"{label}{place}")
        for label, texts in QUESTIONS.items()
        for place, text in enumerate(texts)
    ]
