"""What the optional extras add on the municipal set: nothing depends on them, and each row says when one is not installed."""

import statistics
from pathlib import Path

from console.answers import second_look
from console.answers.ranking import Model, train
from console.answers.second_look import SecondLook, mixed
from console.answers.translating import installed_modes, translated
from tests.bench import answer_sets
from tests.bench.answers_report import Report


def extras(data: Path, report: Report) -> None:
    """R@1, R@3 and R@5 of municipal_dev, trained on municipal_train alone, with each extra that is here."""
    own = answer_sets.examples(answer_sets.read(data, "municipal_train.csv"))
    asked = [row for row in answer_sets.read(data, "municipal_dev.csv") if row["label"] != answer_sets.NONE]
    plain = train(own)
    _say(report, "municipal_dev without extras", [_place(plain, row, None) for row in asked])
    if not installed_modes():
        report.say("  with Apertium's examples", "Apertium is not installed")
        return
    model = train([*translated(own), *own])
    _say(report, "  with Apertium's examples", [_place(model, row, None) for row in asked])
    table = second_look.installed_table()
    if table is None:
        report.say("  and the second look", "wordllama is not installed")
        return
    look = SecondLook(table, model.examples)
    _say(report, "  and the second look", [_place(model, row, look) for row in asked])


def _place(model: Model, row: answer_sets.Row, look: SecondLook | None) -> int:
    ranked = model.rank(row["text"], None)
    shares = look.shares(row["text"], row["lang"]) if look is not None else {}
    order = [label for label, _ in mixed(ranked, shares)]
    return order.index(row["label"]) if row["label"] in order else len(order)


def _say(report: Report, name: str, places: list[int]) -> None:
    figures = {f"R@{top}": 100 * statistics.mean(place < top for place in places) for top in (1, 3, 5)}
    report.say(name, "  ".join(f"{name} {value:.1f}" for name, value in figures.items()))
