"""Gives an answer the shape its channel can show: buttons where there are some, numbers where there are none, always a way to a person."""

from dataclasses import dataclass

from console.answers.calls import Answer, Button
from console.answers.wording import PERSON_SENDS, age, say
from console.models.rules import Rule

MOST_BUTTONS = 30
_WIDE = 18
"""Characters up to which two buttons stand in one line."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """Words, rows of buttons as the outbox wants them, and what the numbers 1, 2, 3 say."""

    text: str
    buttons: tuple[tuple[dict[str, str], ...], ...]
    choices: tuple[str, ...]


def rule_answer(rule: Rule, language: str) -> Answer:
    """The stored words and buttons of a rule in a language."""
    buttons = tuple(
        Button(button.labels.get(language) or next(iter(button.labels.values())), button.sends, button.url)
        for button in rule.buttons
    )
    return Answer(text=rule.text(language), buttons=buttons)


def question(rule: Rule, sends: str, language: str) -> Answer:
    """«Did you mean …?» with one button that says it plainly."""
    title = rule.title(language)
    return Answer(
        text=say("did_you_mean", language, title=title),
        buttons=(Button(say("yes_title", language, title=title)[:60], sends),),
    )


def shape(answer: Answer, language: str, *, has_buttons: bool) -> Shaped:
    """An answer for one channel. A handoff needs no way to a person; everything else gets one."""
    text = answer.text.strip()
    if answer.age_ms is not None and text:
        text = f"{text}\n{say('age', language, age=age(answer.age_ms, language))}"
    buttons = list(answer.buttons[:MOST_BUTTONS])
    if answer.handoff is None:
        buttons.append(Button(say("person", language), PERSON_SENDS))
    choices = tuple(button.sends for button in buttons if button.sends)
    if has_buttons:
        return Shaped(text, _rows(buttons), choices)
    lines = [text] if text else []
    lines += [f"{button.text}: {button.url}" for button in buttons if button.url]
    offered = [button for button in buttons if button.sends]
    if len(offered) == 1 and answer.handoff is None:
        lines.append(say("person_hint", language))
    elif offered:
        lines.append(say("choose", language))
        lines += [f"{number}. {button.text}" for number, button in enumerate(offered, 1)]
    return Shaped("\n".join(lines), (), choices)


def _rows(buttons: list[Button]) -> tuple[tuple[dict[str, str], ...], ...]:
    rows: list[tuple[dict[str, str], ...]] = []
    for button in buttons:
        shown = {"text": button.text, "url": button.url} if button.url else {"text": button.text, "data": button.sends}
        last = rows[-1] if rows else ()
        if len(last) == 1 and len(last[0]["text"]) <= _WIDE and len(button.text) <= _WIDE:
            rows[-1] = (*last, shown)
        else:
            rows.append((shown,))
    return tuple(rows)
