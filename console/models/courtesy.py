"""When a message is a mere thank-you. Such a message must not start a new wait (product, section 2.2).

Precision first: the whole text must be made of thanks, assent and greetings, with at least one thanks; one word that is on no list
and the message counts as a question. "Gràcies!" is courtesy, "gràcies, i el volant?" is not.
"""

from console.models.normalise import tokens

_THANKS = """
gracies | moltes gracies | moltissimes gracies | mil gracies | merci | merci beaucoup | moltes merces | gracias | muchas gracias
muchisimas gracias | mil gracias | thanks | thank you | many thanks | thx | cheers | شكرا | شكرا جزيلا | شكرا لكم | شكرا لك
"""
_ASSENT = """
ok | okay | vale | perfecte | perfecto | perfect | d acord | de acuerdo | entesos | entendido | genial | estupendo | fantastic | great
molt be | muy bien | bien | bon dia | bona tarda | bona nit | buenos dias | buenas tardes | buenas noches | hola | adeu | adios | bye
goodbye | salut | saludos | salutacions | molt amable | molt amables | muy amable | muy amables | a vosaltres | a vosotros | a ustedes
a tots | a todos | per tot | por todo | for everything | very much | so much | a lot | again | altra vegada | de nou | otra vez
per la informacio | per la resposta | per la ajuda | per l ajuda | per l atencio | per la rapidesa | per respondre | per contestar
por la informacion | por la respuesta | por la ayuda | por su ayuda | por tu ayuda | por la atencion | por responder | por contestar
for the help | for your help | for the information | for the answer | for your answer | i | y | and
"""


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in text.replace("\n", "|").split("|") if phrase.strip())


_THANKING = _phrases(_THANKS)
_HARMLESS = _phrases(_ASSENT)
_LONGEST_PHRASE = max(len(phrase) for phrase in _THANKING | _HARMLESS)
_MOST_WORDS = 14
_EMOJI = frozenset("👍👌🙏😊🙂😀😃😄❤👏🤝💪😉🥰😘☺✅💙💚💛")
_EMOJI_GLUE = frozenset("!.,\ufe0f\u200d")


def is_courtesy(text: str) -> bool:
    """Whether the text says thank you and nothing else. An empty text, a question mark or a digit never does."""
    if any(mark in text for mark in "?¿؟"):
        return False
    words = tokens(text)
    if not words:
        marks = [
            ch for ch in text if not ch.isspace() and ch not in _EMOJI_GLUE and not "\U0001f3fb" <= ch <= "\U0001f3ff"
        ]
        return bool(marks) and all(ch in _EMOJI for ch in marks)
    return len(words) <= _MOST_WORDS and _made_of_phrases(tuple(words))


def _made_of_phrases(words: tuple[str, ...]) -> bool:
    """Whether the words can be read as phrases of the two lists, one after the other, at least one of them thanks."""
    reach: dict[int, set[bool]] = {0: {False}}
    for start in range(len(words)):
        for length in range(1, _LONGEST_PHRASE + 1):
            phrase = words[start : start + length]
            if start in reach and len(phrase) == length:
                end = reach.setdefault(start + length, set())
                if phrase in _THANKING:
                    end.add(True)
                elif phrase in _HARMLESS:
                    end.update(reach[start])
        if not reach.get(start + 1) and start + 1 in reach:
            del reach[start + 1]
    return True in reach.get(len(words), set())
