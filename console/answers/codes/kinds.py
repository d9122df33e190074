"""Kinds of incident: those of the house until a town names its own, whose codes may be the service codes of its Open311 system."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from console.answers.codes.options import TEXTS_EXAMPLE, Option, list_of, table, text, texts
from console.answers.codes.speech import own
from console.models.normalise import tokens

KINDS_OPTION = Option(
    "kinds",
    list_of(
        table(
            Option("code", text(60), '"fanal"', is_required=True),
            Option("titles", texts(60), TEXTS_EXAMPLE, is_required=True),
            Option("words", list_of(text(40)), '["llum"]', ()),
        ),
        least=1,
        most=30,
    ),
    '[{"code": "fanal", "titles": {"ca": "Fanal", "es": "Farola"}, "words": ["llum"]}]',
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its code, its titles by language, and words that are enough to know it by."""

    code: str
    titles: Mapping[str, str]
    words: tuple[str, ...] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


HOUSE = (
    Kind(
        "lighting",
        {
            "ca": "Enllumenat",
            "es": "Alumbrado",
            "en": "Street lighting",
            "fr": "Éclairage public",
            "ar": "إنارة الشوارع",
        },
        _words("fanal fanals llum llums farola farolas luz luces bombeta lamp light lampadaire réverbère مصباح إنارة"),
    ),
    Kind(
        "cleaning",
        {
            "ca": "Neteja i contenidors",
            "es": "Limpieza y contenedores",
            "en": "Cleaning and bins",
            "fr": "Propreté et conteneurs",
            "ar": "النظافة والحاويات",
        },
        _words(
            "neteja brut bruta brutícia contenidor contenidors escombraries limpieza sucio sucia suciedad "
            "contenedor contenedores basura paperera papelera cleaning dirty bin bins rubbish propreté sale "
            "poubelle poubelles conteneur نظافة حاوية قمامة"
        ),
    ),
    Kind(
        "bulky",
        {
            "ca": "Mobles i trastos vells",
            "es": "Muebles y trastos viejos",
            "en": "Bulky waste",
            "fr": "Encombrants",
            "ar": "أثاث قديم",
        },
        _words(
            "moble mobles trasto trastos matalàs sofà nevera mueble muebles colchón sofá furniture mattress "
            "sofa encombrants meubles matelas أثاث"
        ),
    ),
    Kind(
        "pavement",
        {
            "ca": "Voreres i calçada",
            "es": "Aceras y calzada",
            "en": "Pavement and road",
            "fr": "Trottoirs et chaussée",
            "ar": "الأرصفة والطرق",
        },
        _words(
            "vorera voreres calçada sot sots forat paviment asfalt rajola panot acera aceras calzada bache "
            "baches socavón pavimento baldosa pavement pothole road trottoir chaussée رصيف حفرة"
        ),
    ),
    Kind(
        "trees",
        {
            "ca": "Arbres i jardins",
            "es": "Árboles y jardines",
            "en": "Trees and gardens",
            "fr": "Arbres et jardins",
            "ar": "الأشجار والحدائق",
        },
        _words(
            "arbre arbres branca jardí parc gespa árbol árboles rama jardín parque césped tree trees branch "
            "garden park arbuste jardin شجرة حديقة"
        ),
    ),
    Kind(
        "water",
        {
            "ca": "Aigua i clavegueram",
            "es": "Agua y alcantarillado",
            "en": "Water and drains",
            "fr": "Eau et égouts",
            "ar": "المياه والصرف الصحي",
        },
        _words(
            "aigua fuita claveguera clavegueres embornal agua fuga alcantarilla alcantarillas imbornal water "
            "leak drain sewer eau fuite égout مياه تسرب"
        ),
    ),
    Kind(
        "traffic",
        {
            "ca": "Senyals i semàfors",
            "es": "Señales y semáforos",
            "en": "Signs and traffic lights",
            "fr": "Signalisation et feux",
            "ar": "إشارات المرور",
        },
        _words(
            "senyal senyals semàfor semàfors señal señales semáforo semáforos sign signs panneau panneaux feux إشارة"
        ),
    ),
    Kind(
        "other",
        {"ca": "Una altra cosa", "es": "Otra cosa", "en": "Something else", "fr": "Autre chose", "ar": "شيء آخر"},
        _words("altre altra altres otro otra other autre آخر"),
    ),
)


def kinds_of(options: Mapping[str, Any]) -> tuple[Kind, ...]:
    """The town's kinds, else those of the house."""
    if not options.get("kinds"):
        return HOUSE
    return tuple(Kind(item["code"], item["titles"], item["words"]) for item in options["kinds"])


def kind_title(kinds: tuple[Kind, ...], code: str, language: str) -> str:
    """The title of a kind; of one nobody knows any more its code."""
    found = next((kind for kind in (*kinds, *HOUSE) if kind.code == code), None)
    return own(found.titles, language) if found else code


def find_kind(kinds: tuple[Kind, ...], said: str) -> Kind | None:
    """The one kind a text names, by its title in any language or by its words; None when it names none or several."""
    for kind in kinds:
        if is_title(kind, said):
            return kind
    there = set(tokens(said))
    found = [kind for kind in kinds if there & {token for word in kind.words for token in tokens(word)}]
    return found[0] if len(found) == 1 else None


def is_title(kind: Kind | None, said: str) -> bool:
    """Whether a text is just the title or the code of a kind, as its button says it."""
    words = tokens(said)
    return (
        kind is not None and bool(words) and any(tokens(each) == words for each in (*kind.titles.values(), kind.code))
    )
