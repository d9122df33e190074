"""Whether a sentence asks for a person: «necesito hablar con alguien de verdad, por favor», in the languages of a town's citizens.

The few exact words of wording.PERSON_WORDS need no grammar; this reads whole sentences. What is recognised is a wish, a question or an
order of the writer's own (want, can, put me through) together with talking to, or being served by, a person. Somebody who tells of a
person ("una persona ha caigut", "vaig parlar amb un operador") has no such wish in the sentence, and is left to the rest.
"""

import re
from collections.abc import Iterable
from typing import Final

from console.models.normalise import tokens

_MOST_WORDS = 60
"""A longer message tells a story: what it wants is for a person to find out anyway, outside a dialogue, and in one it is what was asked for."""
_SHORT_WORDS = 9
"""So many words may do without a wish: «parlar amb una persona de debò»."""

# Each language's own words, normalised by `tokens` below: "|" parts choices, a space parts words.
_WANT = (
    "vull|vullc|voldria|volia|m agradaria|necessito|necesito|preciso|prefereixo|demano|desitjo|puc|podria|podem|podriem|podeu|es pot|es podria|com puc|com podria"
    "|deixa m|deixeu me|fes me|feu me|haig de|he de|us prego|si puc|quiero|quisiera|queria|querria|me gustaria|prefiero|deseo|pido|puedo|podria|podriamos"
    "|podemos|se puede|se podria|como puedo|exijo|exigeixo|ruego|dejadme|dejame|tengo que|debo|hay manera de|hi ha manera de|i want|i d like|i would like|id like|i d rather"
    "|i would rather|id rather|i prefer|i need|i must|i have to|i wish|can i|could i|may i|can we|could we|how can i|how do i|is it possible|is there a way|let me|wanna"
    "|i wanted|je veux|je voudrais|j aimerais|je souhaite|je souhaiterais|je prefere|j ai besoin|puis je|je peux|pourrais je|peut on|est ce que je peux|comment puis je"
    "|laissez moi|je desire|je demande|اريد|بدي|اود|احتاج|هل يمكنني|هل يمكن|يمكنني|ممكن|اريد ان|ارغب|بغيت|ابغي|عايز|عاوز|حاب|لازم|ابي"
    "|voglio|vorrei|posso|potrei|ho bisogno|quero|queria|gostaria|preciso|posso|vreau|as vrea|as dori|doresc|pot|pot sa|ich will|ich mochte|ich wurde gerne|kann ich|darf ich"
    "|konnte ich|я хочу|хочу|мне нужно|можно|могу|могу ли|я хотел бы|я хотела бы|мені потрібно|можна|чи можу|nahi dut|nahi nuke|dezaket|behar dut|gustaria me"
)
_TALK = (
    "parlar|parli|parlem|xatejar|xerrar|conversar|comunicar me|comunicar m|contactar|posar me en contacte|posar m en contacte|dirigir me|tractar|hablar|hablo|hablemos|charlar|chatear"
    "|comunicarme|contactar|contacto|ponerme en contacto|entrar en contacto|dirigirme|tratar|platicar|talk|talking|speak|speaking|chat|chatting|connect|get in touch|be in touch|contact|deal"
    "|get through|parler|discuter|echanger|dialoguer|contacter|joindre|m adresser|التحدث|اتحدث|تحدث|اتكلم|الكلام|التكلم|كلام|نتكلم|التواصل|اتواصل|احكي|نهضر|اكلم|احدث"
    "|parlare|parlarne|comunicare|falar|conversar|vorbesc|vorbi|discut|sprechen|reden|поговорить|говорить|связаться|поговорити|говорити|зв язатися|hitz egin"
)
_WITH = "amb|con|ab|to|with|avec|a|au|aux|de|مع|الي|ل|com|cu|la|mit|с|со|з|із|et|al|"
_SMALL = (
    "una|un|uns|unes|unos|unas|alguna|algun|alguns|algunes|algunos|algunas|el|la|l|els|les|los|las|lo|a|an|the|some|any|another|altra|altre|una altra|otra|otro|cualquier|qualsevol|algu|alguien"
    "|de|d|del|de l|real|reals|reales|actual|live|proper|veritable|verdadera|verdadero|autentica|autentic|autentico|ser|esser|esser|vostra|vostre|vuestra|vuestro|seva|seu|su|your|of|your"
    "|member|one|une|un|des|vrai|vraie|veritable|autre|chi|شي|اي|احد|اي احد|uno|qualche|uma|um|o|os|algum|alguma|einem|einer|einen|eine|echten|echter|живым|живой|реальным|настоящим|живою|живим"
)
_PERSON = (
    "persona|persones|personas|personal|algu|alguien|operador|operadora|operadors|operadores|operari|operario|operaria|agent|agente|agents|agentes|funcionari|funcionaria|funcionaris|funcionario|funcionarios"
    "|treballador|treballadora|treballadors|trabajador|trabajadora|empleat|empleada|empleats|empleado|empleada|huma|humana|humans|humano|humana|humanos"
    "|person|persons|people|human|humans|someone|somebody|anyone|anybody|operator|operators|representative|staff|employee|worker|clerk|colleague"
    "|personne|quelqu|humain|humaine|conseiller|conseillere|operateur|operatrice|employe|employee|fonctionnaire"
    "|شخص|موظف|موظفه|انسان|احد|احدا|حد|واحد|مسؤول|مسوول|بشر|بشري|الموظف|موظفين|عامل"
    "|qualcuno|operatore|operatrice|impiegato|impiegata|pessoa|alguem|atendente|funcionario|cineva|persoana|operatorul|om|functionar|mensch|menschen|jemand|jemandem|jemanden|mitarbeiter|mitarbeiterin"
    "|человеком|кем нибудь|оператором|сотрудником|людиною|кимось|оператором|працівником|norbaitekin|pertsona batekin|langile batekin|alguen|persoa|cunha persoa"
)
_OFFICE = (
    "responsable|responsables|encarregat|encarregada|encargado|encargada|tecnic|tecnica|tecnico|administratiu|administrativa|administrativo|alcalde|alcaldessa|alcaldesa"
    "|regidor|regidora|concejal|concejala|ajuntament|ayuntamiento|town hall|city hall|council|mairie|officer|adviser|advisor|treballadora social|trabajadora social|social worker"
)
"""Whom somebody wants for a matter of their own: in a dialogue that is a way out of it, outside it may be what a stored answer is about."""
_MACHINE = "robot|robots|bot|bots|maquina|maquinas|maquines|contestador|ordinador|ordenador|machine|machines|computer|ai|ia|automat|roboter|روبوت|اله|الة"
_SERVE = (
    "atengues|atendiera|truques|atengui|atenguin|atengueu|atengui m|contesti|contestin|respongui|responguin|truqui|truquin|ajudi|ajudin|atienda|atiendan|atendais|conteste|contesten|responda|respondan|llame|llamen|ayude|ayuden"
    "|call|calls|help|helps|answer|answers|contact|contacts|assist|serve|rappelle|rappelez|reponde|appelle|aide|يكلمني|يساعدني|يرد علي|يتصل بي|يجيبني"
)
_PASS = (
    "passa m|passeu me|passi m|passar me|passa me|posa m|poseu me|posi m|connecta m|connecteu me|pasame|paseme|pasadme|pasenme|pasarme|me pasas|me pasa|me pasais|me puedes pasar|me puede pasar|ponme|pongame|poneme|ponedme|comuniqueme|comunicame"
    "|transfiereme|transfierame|conectame|put me through|put me on|transfer me|connect me|pass me|get me|give me|hand me over|hand me off|passez moi|passe moi|mettez moi|transferez moi"
    "|حولني|حولوني|اوصلني|وصلني|وصلوني|passami|passatemi|mi passi|verbinden sie mich|соедините|переключите"
)
_NO = "no|ja no|ya no|not|don t|dont|do not|ne|n|لا|ما|non|nu|nicht|не"
_NOT_WANTED = "vull|volia|necessito|necesito|quiero|queria|quisiera|want|need|wish|voglio|quero|vreau|cal|hace falta|veux|souhaite|اريد|احتاج"
"""Of these the «no» is meant: «no vull parlar amb ningú». «No puc parlar amb una persona?» asks for one."""
_OUTRIGHT = (
    "hi ha algu|hi ha algu aqui|hi ha alguna persona|hi ha algun huma|que hi ha algu|hay alguien|hay alguien ahi|hay alguien aqui|hay alguna persona|hay algun humano|is anybody there|is anyone there|is someone there"
    "|anybody there|anyone there|is there anybody|is there anyone|is there a human|is there a person|il y a quelqu un|y a t il quelqu un|quelqu un est la|هل يوجد احد|هل هناك احد|في حدا"
    "|atencio humana|atencion humana|atencio personalitzada|atencion personalizada|human please|real human|live agent|live person|customer service|customer support"
    "|operatore|persona reale|una persona reale|pessoa|atendente|um humano|mensch|ein mensch|mitarbeiter|operatorul|o persoana|оператор|человек|живой человек|людина|жива людина|pertsona bat|pertsona"
    "|人工|转人工|人工客服|مع انسان|كلموني|حد يكلمني"
)
"""Whole messages; among fewer words than any sentence above they are all there is."""


def _choices(*lists: str) -> str:
    """The phrases of lists as one alternation, the longest first so that none is cut short."""
    said = {" ".join(tokens(phrase)) for each in lists for phrase in each.split("|")} - {""}
    return "(?:" + "|".join(sorted(said, key=lambda phrase: (-len(phrase), phrase))) + ")"


_WORD = r"\S+"
_FILL: Final = rf"(?: (?!socials?\b){_WORD}){{0,3}}?"


def _sentences(persons: str, *, is_loose: bool) -> list[re.Pattern[str]]:
    """The sentences that ask for somebody, whatever their length. `is_loose`: also those that most often ask for one."""
    want, talk, person = _choices(_WANT), _choices(_TALK), rf"{_choices(persons)}(?= |$)(?! socials?(?: |$))"
    small = rf"(?: {_choices(_SMALL)})"
    somebody = rf"(?: {_choices(_WITH)})?{small}{{0,4}} {person}"
    patterns = [
        # "vull (poder) parlar (ara mateix) amb una persona"
        rf"(?:^| ){want}{_FILL} {talk}{_FILL}{somebody}",
        # "passa'm amb una persona"
        rf"(?:^| ){_choices(_PASS)}{somebody}",
    ]
    if is_loose:
        serve, us = _choices(_SERVE), "(?:em|me|m|ens|nos)"
        patterns += [
            # "que m'atengui algú", "algú que em truqui", "can someone call me"
            rf"(?:^| )(?:que )?(?:{us} )?{serve}(?: me)?{small}{{0,3}} {person}",
            rf"(?:^| ){person} (?:que )?{us} (?:pugui |pueda )?{serve}(?= |$)",
            rf"(?:^| ){person} (?:real |to |who |that |qui |can |could |please )*{serve}(?: me| us)(?= |$)",
            # "mit einem Menschen sprechen", "pertsona batekin hitz egin": the person first
            rf"(?:^| )(?:(?:mit|con|с|з) )?(?:{_choices(_SMALL)} ){{0,2}}{person} (?:{_WORD} )?"
            rf"{_choices('sprechen|reden|hitz egin|поговорить|поговорити|говорить')}",
        ]
    return [re.compile(pattern) for pattern in patterns]


def _short_sentences(persons: str, *, is_loose: bool) -> list[re.Pattern[str]]:
    """Sentences that ask only when there is not much else: «parlar amb una persona, ja», «vull una persona de debò»."""
    person = rf"{_choices(persons)}(?= |$)(?! socials?(?: |$))"
    small = rf"(?: {_choices(_SMALL)})"
    bare = rf"^(?:{_WORD} )?{_choices(_TALK)}{_FILL}(?: {_choices(_WITH)})?{small}{{0,4}} {person}"
    have = (
        rf"(?:^| ){_choices(_WANT)}(?: tenir| tener| que hi hagi| have| to have| de| d| avoir)?{small}{{0,4}} {person}"
        r"(?! (?:que|per|para|qui|pour|who|to|for|amb|con|with|a) )"
    )
    return [re.compile(pattern) for pattern in ((bare, have) if is_loose else (bare,))]


_MACHINES: Final = re.compile(
    rf"(?:^| ){_choices(_NO)}{_FILL} {_choices(_TALK)}{_FILL}(?: {_choices(_WITH)})?(?: {_choices(_SMALL)}){{0,2}}"
    rf" {_choices(_MACHINE)}(?= |$)"
)
_STRICT: Final = (_sentences(_PERSON, is_loose=False), _short_sentences(_PERSON, is_loose=False))
_EVERYBODY: Final = f"{_PERSON}|{_OFFICE}"
_LOOSE: Final = (_sentences(_EVERYBODY, is_loose=True), _short_sentences(_EVERYBODY, is_loose=True))
_REFUSAL: Final = re.compile(rf"(?:^| ){_choices(_NO)} (?:(?:em|me|m|ho|lo|hi|li|se) )?{_choices(_NOT_WANTED)}(?= |$)")
_WISH: Final = re.compile(rf"(?:^| ){_choices(_WANT, _PASS)}(?= |$)")
_TELLING: Final = frozenset(
    word for each in (_EVERYBODY, _MACHINE) for phrase in each.split("|") for word in tokens(phrase)
)
"""Without one of these words no sentence asks for a person; most messages are done after this look."""
_WHOLE: Final = frozenset(tuple(tokens(phrase)) for phrase in _OUTRIGHT.split("|"))


def asks_for_person(text: str, *, is_loose: bool) -> bool:
    """Whether a sentence asks for a person. `is_loose`: also what most often does, for a dialogue, where a person is the cheaper mistake.
    Any text is safe; one too long asks for nothing."""
    if len(text) > 1_000:
        return False
    words = tokens(text)
    if not words or len(words) > _MOST_WORDS:
        return False
    if _bare(words) in _WHOLE:
        return True
    if _TELLING.isdisjoint(words):
        return False
    said = " ".join(words)
    if _MACHINES.search(said):
        return True
    said = _without_refusals(said)
    sentences, short = _LOOSE if is_loose else _STRICT
    return any(pattern.search(said) for pattern in sentences) or (
        len(words) <= _SHORT_WORDS and any(pattern.search(said) for pattern in short)
    )


def _without_refusals(said: str) -> str:
    """What is left after everything the writer does not want: of «no quiero un bot, quiero una persona» the second half."""
    while refused := _REFUSAL.search(said):
        wish = _WISH.search(said, refused.end())
        if wish is None:
            return ""
        # The wish may itself be refused: «no quiero nada, no quiero hablar con nadie».
        again = _REFUSAL.search(said, refused.end())
        begin = again.start() if again is not None and again.start() <= wish.start() < again.end() else wish.start()
        said = said[begin:].lstrip()
    return said


def _bare(words: Iterable[str]) -> tuple[str, ...]:
    """The words without the courtesy that is one word long."""
    return tuple(
        word for word in words if word not in ("hola", "hello", "please", "sisplau", "porfa", "bonjour", "ola")
    )
