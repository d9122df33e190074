"""Makes the outcome of one task: which rule, whose words, in which language. Called by the responder's workers, several at a time.

Whatever goes wrong in a code or a service ends with a person and a short reason; nothing here raises for a citizen's message.
"""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

from console.answers.calls import (
    MAX_ANSWER,
    MAX_FILE_BYTES,
    MAX_FILES,
    Answer,
    AnswerFile,
    Call,
    CallFacts,
    Case,
    Citizen,
    Incoming,
    NoAnswer,
    Stopped,
    Town,
)
from console.answers.composing import question, rule_answer, shape
from console.answers.keywords import greeted_in, is_greeting
from console.answers.language import FEWEST_WORDS
from console.answers.rulebook import GREETING_CODE, OUT, PERSON, Plan, RuleBook, Said
from console.answers.wording import handoff_words, person_languages, say
from console.models.capabilities import BY_KIND
from console.models.file_kinds import kind_of
from console.models.normalise import tokens
from console.models.opening import Opening, opening_data
from console.models.problems import Problem
from console.models.rules import KeptRule, Rule, RuleHours, RuleKind
from console.operations import incidents, rules, town
from console.operations.automatic import Outcome, Task
from console.operations.desk import Desk
from console.operations.replies import StoredFile
from console.sync.parts import Files

log = logging.getLogger(__name__)


SLOW = (RuleKind.CODE, RuleKind.EXTERNAL)
"""Kinds of rule that run code: it may take as long as its limit allows."""


RANKED = "ranking"
"""Stands in journal and log where a keyword would, when the ranking chose the rule."""


class Answerer(Protocol):
    """Runs code, inside or outside; any thread."""

    def answer(self, kept: KeptRule, call: Call) -> Answer:
        """The answer. Raises NoAnswer, or Stopped while the program ends; blocks no longer than its own time limit."""

    def close(self) -> None:
        """Let go of processes and connections."""


Languages = Callable[[Sequence[str], str | None], str | None]
"""The language of texts (newest last), given the one known so far."""


@dataclass(frozen=True, slots=True)
class _Table:
    stamp: int
    book: RuleBook
    opening: Opening


class Answering:
    """The rules in force and those who run their code. Any thread."""

    def __init__(
        self,
        desk: Desk,
        files: Files,
        answerers: Mapping[RuleKind, Answerer],
        languages: Languages,
        town_name: str = "",
        choose: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        self._desk = desk
        self._files = files
        self._answerers = answerers
        self._languages = languages
        self._town_name = town_name
        self._choose = choose
        self._lock = threading.Lock()
        self._table: _Table | None = None

    def close(self) -> None:
        """End the processes that run code."""
        for answerer in self._answerers.values():
            answerer.close()

    def outcome(self, task: Task) -> Outcome:
        """Decide about a message and make the words. Takes as long as the rule's code or service takes, within its limit. Raises Stopped."""
        started = time.monotonic()
        table = self._current()
        said = _said(table, task)
        plan = table.book.plan(said)
        language = self._language(task)
        spoken = _spoken(plan, task, said, language)
        if plan.wants_person:
            words = handoff_words("handoff", spoken, table.opening, table.opening.local(task.now))
            return Outcome(rule=PERSON, keyword=PERSON, text=words, person=True, why="asked", language=language)
        if plan.wants_out:
            return replace(self._left(task, said, spoken), language=language, spoken=spoken or "")
        if plan.kept is None:
            plan = self._ranked(table, task, plan, said)
        if plan.kept is None:
            return Outcome(person=True, language=language)
        spoken = spoken or "ca"
        made = self._greeted(table, task, spoken) if plan.greets else self._made(table, task, plan, said, spoken)
        return replace(made, language=language, spoken=spoken, took_ms=int((time.monotonic() - started) * 1000))

    def lane(self, task: Task) -> RuleKind | None:
        """The kind of code a message needs, inside or outside, or None when it can be settled at once."""
        table = self._current()
        plan = table.book.plan(_said(table, task))
        is_slow = plan.kept is not None and not plan.ask and plan.kept.rule.kind in SLOW
        return plan.kept.rule.kind if is_slow and plan.kept is not None else None

    def _ranked(self, table: _Table, task: Task, plan: Plan, said: Said) -> Plan:
        """No keyword: the ranking may answer where it has proved that it can, with a rule that may fire by itself, and in no dialogue."""
        if said.kind != "text" or task.button or task.dialogue is not None:
            return plan
        name = self._choose(plan.text)
        kept = table.book.get(name) if name is not None else None
        if kept is None or kept.rule.kind is not RuleKind.TEXT or not table.book.is_active(kept.rule, said):
            return plan
        return Plan(kept, plan.text, RANKED)

    def trial(self, kept: KeptRule, task: Task) -> tuple[Outcome, bool]:
        """What one rule, in force or not, would say to a message, and whether these words call it by themselves."""
        started = time.monotonic()
        table = self._current()
        said = _said(table, task)
        rule = replace(kept.rule, is_automatic=True, hours=RuleHours.ALWAYS, channels=(), valid_from="", valid_until="")
        plan = RuleBook([replace(kept, rule=rule)]).plan(said)
        is_called = plan.kept is not None and not plan.ask
        if not is_called:
            plan = Plan(kept, task.text)
        # Whoever names a language wants to see that one, whatever language the keyword is of.
        language = task.language or _heard(plan, self._language(task)) or "ca"
        made = self._made(table, task, plan, said, language)
        return replace(made, took_ms=int((time.monotonic() - started) * 1000)), is_called

    def _left(self, task: Task, said: Said, language: str | None) -> Outcome:
        """The citizen has had enough of a dialogue: nothing of it is kept."""
        able = BY_KIND[task.channel_kind]
        shaped = shape(Answer(text=say("cancelled", language)), language or "ca", has_buttons=able.has_buttons)
        return Outcome(
            rule=said.dialogue_rule or OUT,
            keyword=OUT,
            text=shaped.text,
            buttons=shaped.buttons,
            choices=shaped.choices,
        )

    def _current(self) -> _Table:
        """The compiled table; compiled again only after a change. The stamp is one indexed look."""
        stamp = self._desk.read(rules.rules_stamp)
        with self._lock:
            if self._table is None or self._table.stamp != stamp:
                # Hours have no stamp of their own: they are read with the table, and their change touches it.
                opening = self._desk.read(town.opening)
                self._table = _Table(stamp, RuleBook(self._desk.read(rules.rules), opening.services), opening)
            return self._table

    def _language(self, task: Task) -> str | None:
        if task.is_language_corrected:
            return task.language
        # A first greeting is too short for a guess, and the telephone may be in any language; but «bonjour» is French.
        is_first = not task.earlier and task.kind == "text" and not task.button
        greeted = greeted_in(task.text) if is_first else None
        if greeted is not None:
            return greeted
        texts = [*task.earlier, task.text] if task.kind == "text" and not task.button else list(task.earlier)
        if task.language is not None:
            # Commands are in no language: BUS 3, three times, is no English.
            texts = [text for text in texts if _is_sentence(text)]
        return self._languages(texts, task.language) if texts else task.language

    def _made(self, table: _Table, task: Task, plan: Plan, said: Said, language: str) -> Outcome:
        assert plan.kept is not None
        rule = plan.kept.rule
        able = BY_KIND[task.channel_kind]
        sorry = handoff_words("handoff_failed", language, table.opening, table.opening.local(task.now))
        try:
            if plan.ask:
                sends = _calling_words(rule, plan.argument)
                answer = question(rule, sends, language)
            else:
                answer = self._answer(table, task, plan, said, language)
            _refuse_nonsense(answer)
            if answer.is_lost and plan.otherwise is not None:
                return self._made(table, task, plan.otherwise, said, _heard(plan.otherwise, language) or language)
            is_beside = plan.interrupts and _is_beside(rule, answer)
            shaped = shape(_beside(answer) if is_beside else answer, language, has_buttons=able.has_buttons)
            files = () if plan.ask else self._sealed(rule, answer.files)
        except Stopped:
            raise
        except NoAnswer as error:
            return replace(_failed(plan, rule, error.why, sorry), facts=error.facts or CallFacts())
        except Problem as problem:
            return _failed(plan, rule, problem.code, sorry)
        except Exception as error:
            log.exception("an answer could not be made: %s", type(error).__name__)
            return _failed(plan, rule, "error", sorry)
        made = Outcome(
            rule=rule.name,
            version=plan.kept.version,
            keyword=plan.keyword,
            text=shaped.text,
            buttons=shaped.buttons,
            files=files,
            choices=shaped.choices,
            state=answer.state,
            keeps_ms=answer.keeps_ms,
            left=answer.left,
            person=answer.handoff is not None,
            why=(answer.handoff or "") if answer.handoff is not None else "asked_first" if plan.ask else "",
            effects=answer.effects,
            topic="" if plan.ask else rule.topic,
            team=rule.team if answer.handoff is not None else "",
            is_exact=rule.is_exact,
            facts=answer.facts or CallFacts(),
            age_ms=answer.age_ms,
        )
        if is_beside:
            return self._resumed(table, task, made, "resume", language)
        if plan.interrupts and not made.person:
            left = say("left_behind", language, title=self._asking(table, task, language))
            return replace(made, text=f"{left}\n\n{made.text}")
        return made

    def _greeted(self, table: _Table, task: Task, language: str) -> Outcome:
        """A hello in the middle of a dialogue: the question once more, and nothing is lost."""
        assert task.dialogue is not None
        assert task.dialogue.rule is not None
        kept = table.book.get(task.dialogue.rule)
        made = Outcome(rule=task.dialogue.rule, version=kept.version if kept else 0, keyword=task.text.strip()[:40])
        return self._resumed(table, task, made, "resume_hello", language)

    def _resumed(self, table: _Table, task: Task, made: Outcome, lead: str, language: str) -> Outcome:
        """Words beside a dialogue, and then its question again."""
        assert task.dialogue is not None
        lead = say(lead, language, title=self._asking(table, task, language))
        question = f"\n{task.dialogue.question}" if task.dialogue.question else f" {say('resume_answer', language)}"
        text = f"{made.text}\n\n{lead}{question}" if made.text else f"{lead}{question}"
        return replace(made, text=text, buttons=(*made.buttons, *task.dialogue.buttons), goes_on=True)

    def _asking(self, table: _Table, task: Task, language: str) -> str:
        """The title of the rule whose dialogue is under way."""
        name = (task.dialogue.rule if task.dialogue else None) or ""
        kept = table.book.get(name)
        return kept.rule.title(language) if kept else name

    def _answer(self, table: _Table, task: Task, plan: Plan, said: Said, language: str) -> Answer:
        assert plan.kept is not None
        rule = plan.kept.rule
        if rule.kind is RuleKind.TEXT:
            return rule_answer(rule, language)
        if rule.kind is RuleKind.OPERATOR:
            stored = rule_answer(rule, language)
            return Answer(text=stored.text, buttons=stored.buttons, handoff="rule")
        answerer = self._answerers.get(rule.kind)
        if answerer is None:
            raise NoAnswer("no_code")
        return answerer.answer(plan.kept, self._call(table, task, plan, said, language))

    def _call(self, table: _Table, task: Task, plan: Plan, said: Said, language: str) -> Call:
        assert plan.kept is not None
        return Call(
            rule=plan.kept.rule.name,
            options=plan.kept.rule.options,
            keyword=plan.keyword or None,
            argument=plan.argument,
            language=language,
            message=Incoming(
                task.message_id,
                task.uuid,
                said.kind,
                plan.text,
                task.at,
                task.location,
                task.kind if task.kind not in ("text", "location", "contact") else None,
            ),
            citizen=Citizen(task.contact_id, task.contact_name, language, task.subscriptions),
            conversation_id=task.conversation_id,
            channel=task.channel_kind,
            has_buttons=BY_KIND[task.channel_kind].has_buttons,
            state=task.dialogue.state if plan.is_dialogue and task.dialogue else None,
            now=table.opening.local(task.now),
            town=Town(
                name=self._town_name,
                opening=opening_data(table.opening),
                menu=table.book.menu(task.channel_kind, said.day, said.is_open, said.against),
                case=self._case(plan.text),
            ),
        )

    def _case(self, text: str) -> Case | None:
        """The incident whose number stands in the text: 2026-000123, with or without its zeros and hyphen."""
        digits = [word for word in tokens(text) if word.isdecimal()]
        for year, number in pairwise(digits):
            if len(year) == 4 and len(number) <= 6:
                return self._desk.read(incidents.case, f"{year}-{int(number):06d}")
        for word in digits:
            if len(word) == 10:
                return self._desk.read(incidents.case, f"{word[:4]}-{word[4:]}")
        return None

    def _sealed(self, rule: Rule, made: Sequence[AnswerFile]) -> tuple[StoredFile, ...]:
        stored = [
            StoredFile(
                file.name,
                file.media_type,
                kind_of(self._files.get(file.stored_as), file.name, file.media_type)[1],
                file.size,
                file.stored_as,
            )
            for file in rule.files
        ]
        for item in made:
            media_type, kind = kind_of(item.data, item.name, item.media_type)
            stored.append(StoredFile(item.name, media_type, kind, len(item.data), self._files.put(item.data)))
        return tuple(stored)


def _is_beside(rule: Rule, answer: Answer) -> bool:
    """Whether a command in the middle of a dialogue is answered and the dialogue goes on: it neither asks for something itself, nor is it
    the menu, with which one begins anew."""
    return answer.state is None and answer.handoff is None and rule.code != GREETING_CODE


def _beside(answer: Answer) -> Answer:
    """The answer with the buttons that open a page and no others: what numbers and buttons say belongs to the dialogue."""
    return replace(answer, buttons=tuple(button for button in answer.buttons if button.url), handoff="beside")


def _said(table: _Table, task: Task) -> Said:
    local = table.opening.local(task.now)
    return Said(
        task.button or task.text,
        "text" if task.button else task.kind,
        task.channel_kind,
        local.date().isoformat(),
        table.opening.is_open(local),
        task.dialogue.rule if task.dialogue else None,
        task.dialogue.choices if task.dialogue else (),
        task.button is not None,
        task.dialogue is not None and task.dialogue.is_question,
        table.opening.against(local),
    )


def _spoken(plan: Plan, task: Task, said: Said, known: str | None) -> str | None:
    """The language to answer in: what the citizen has chosen; in a dialogue, and to a button or its number, the one that was asked in, because
    a street or a button's word is in no language of theirs; else what a keyword is in, or what is known."""
    if task.is_language_corrected and known:
        return known
    if plan.interrupts and task.dialogue is not None and task.dialogue.language:
        return _heard(plan, task.dialogue.language)
    is_choice = task.button is not None or plan.text != said.text
    if task.dialogue is not None and task.dialogue.language and (plan.is_dialogue or plan.wants_out or is_choice):
        return task.dialogue.language
    return known if is_choice and known else _heard(plan, known)


def _is_sentence(text: str) -> bool:
    """Whether a message is long enough to say something about the language of its writer."""
    return sum(any(map(str.isalpha, word)) for word in tokens(text)) >= FEWEST_WORDS and not is_greeting(text)


def _heard(plan: Plan, known: str | None) -> str | None:
    """The language to answer a keyword or a call for a person in: the known one, unless the words are only of others."""
    # «incidència» and «incidencia» are one word to the recogniser: it is a word of both languages.
    said = tokens(plan.keyword)
    keywords = plan.kept.rule.keywords if plan.kept is not None and plan.keyword else {}
    spoken: Sequence[str] = [
        language for language, words in keywords.items() if any(tokens(word) == said for word in words)
    ]
    spoken = spoken or (person_languages(plan.text) if plan.wants_person else [])
    return known if not spoken or known in spoken else spoken[0]


def _calling_words(rule: Rule, argument: str | None) -> str:
    """What the «yes» of a question says: the rule's first keyword with the argument, within a button's 64 bytes."""
    word = next(iter(rule.all_keywords()), rule.name)
    whole = f"{word} {argument}" if argument else word
    return whole if len(whole.encode()) <= 64 else word


def _refuse_nonsense(answer: Answer) -> None:
    """Raises NoAnswer for what no citizen should get."""
    if not isinstance(answer, Answer):
        raise NoAnswer("nonsense")
    if not all(isinstance(file, AnswerFile) for file in answer.files):
        raise NoAnswer("nonsense")
    if len(answer.text) > MAX_ANSWER:
        raise NoAnswer("too_long")
    if len(answer.files) > MAX_FILES or any(not file.data or len(file.data) > MAX_FILE_BYTES for file in answer.files):
        raise NoAnswer("too_big")
    if not answer.text.strip() and not answer.files and answer.handoff is None:
        raise NoAnswer("empty")


def _failed(plan: Plan, rule: Rule, why: str, words: str) -> Outcome:
    """The citizen is told, with these words, that a person will answer; the dialogue ends."""
    assert plan.kept is not None
    return Outcome(
        rule=rule.name,
        version=plan.kept.version,
        keyword=plan.keyword,
        text=words,
        person=True,
        why=why,
        topic=rule.topic,
        team=rule.team,
        ends_dialogue=True,
    )
