"""Tries one rule the way a citizen would meet it, without a citizen: the same decision and the same words, and nothing kept or sent."""

import uuid
from dataclasses import dataclass
from typing import Any

from console.answers.calls import Answer, Call, CallFacts, NoAnswer
from console.answers.external import DryRun, ExternalCode
from console.models.rules import KeptRule, RuleKind
from console.operations.automatic import Dialogue, Outcome, Task
from console.sync.answerers import make_answering, make_external
from console.sync.parts import Files, Parts


@dataclass(frozen=True, slots=True)
class Tried:
    """What would go out. `is_called`: these words call the rule by themselves. `dry_run`: how a service outside was asked."""

    outcome: Outcome
    is_called: bool
    dry_run: DryRun | None


class _ReadOnlyFiles:
    """Files of rules can be read; those a code makes are not stored."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def put(self, data: bytes) -> str:
        return ""

    def get(self, stored_as: str) -> bytes:
        return self._files.get(stored_as)

    def delete(self, stored_as: str) -> None:
        return None

    def orphans(self, known: set[str]) -> list[str]:
        return []


class _DryAnswerer:
    """Asks a service outside with dry runs only, and remembers the last one."""

    def __init__(self, external: ExternalCode) -> None:
        self._external = external
        self.last: DryRun | None = None

    def answer(self, kept: KeptRule, call: Call) -> Answer:
        run = self.last = self._external.dry_run(kept.rule, call)
        if run.answer is None:
            raise NoAnswer(run.why, CallFacts(run.status, run.attempts, run.why))
        return run.answer

    def close(self) -> None:
        self._external.close()


def try_rule(
    parts: Parts,
    kept: KeptRule,
    text: str,
    *,
    language: str | None = None,
    channel: str = "telegram",
    state: dict[str, Any] | None = None,
) -> Tried:
    """Try a rule, saved or not, with what a citizen says. `state`: what the dialogue kept from the message before."""
    dry = _DryAnswerer(make_external(parts))
    answering = make_answering(parts, files=_ReadOnlyFiles(parts.files), instead={RuleKind.EXTERNAL: dry})
    now = parts.desk.read(lambda tx: tx.now)
    task = Task(
        message_id=0,
        conversation_id=0,
        contact_id=0,
        channel_id=0,
        channel_kind=channel,
        uuid=str(uuid.uuid4()),
        kind="text",
        text=text,
        at=now,
        contact_name="",
        language=language,
        is_language_corrected=language is not None,
        button=None,
        location=None,
        dialogue=None if state is None else Dialogue(kept.rule.name, state, ()),
        earlier=(),
        subscriptions=(),
        now=now,
    )
    try:
        outcome, is_called = answering.trial(kept, task)
    finally:
        answering.close()
    return Tried(outcome, is_called, dry.last)
