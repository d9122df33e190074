"""The ranking and the keywords from the command line: for measuring them on anybody's labelled data, without a desk or a key."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from console.commands.lines import Answer, BadLine, answer_batches, answer_each, read_object
from console.models.problems import Problem


def train(arguments: argparse.Namespace) -> None:
    """`answers train FILE.csv --out MODEL`"""
    from console.commands.examples_table import read_examples

    examples = read_examples(Path(arguments.path))
    from console.answers import model_file, ranking
    from console.answers.examples import MOST_PER_ANSWER, Examples

    started = time.perf_counter()
    # A table is taken whole; the limit of a desk begins where the table ends.
    kept = Examples(examples, most_per_answer=len(examples))
    kept.most_per_answer = max([MOST_PER_ANSWER, *(kept.number(label) for label in kept.labels())])
    model = ranking.train(kept, _show_progress if sys.stderr.isatty() else None)
    model_file.write(model, Path(arguments.out))
    told = {
        "examples": len(kept),
        "answers": len(model.labels),
        "none_of_ours": kept.number(None),
        "seconds": round(time.perf_counter() - started, 2),
    }
    if arguments.json:
        print(json.dumps(told))
    else:
        print(
            f"{told['examples']} examples of {told['answers']} answers ({told['none_of_ours']} of none of ours)"
            f" learnt in {told['seconds']} s; the model is in {arguments.out}"
        )


def rank(arguments: argparse.Namespace) -> None:
    """`answers rank --model MODEL < texts.jsonl`"""
    from console.answers import model_file
    from console.answers.language import LanguageGuesser

    model = model_file.read(Path(arguments.model))
    guesser = LanguageGuesser()

    def answer(line: bytes) -> Answer:
        text = read_object(line, "text")["text"]
        ranked = [{"label": each.label, "p": each.p} for each in model.rank(text)]
        return {"ranked": ranked, "lang": guesser.guess(text).language}

    answer_each(answer)


def learn(arguments: argparse.Namespace) -> None:
    """`answers learn --model MODEL < picks.jsonl`. A pick is confirmed when it is on the disk."""
    from console.answers import model_file
    from console.answers.examples import Example
    from console.commands.examples_table import NONE_LABEL

    path = Path(arguments.model)
    model = model_file.read(path)

    def learn_one(line: bytes) -> Answer:
        try:
            pick = read_object(line, "text", "label")
            if not pick["text"].strip() or not pick["label"].strip():
                raise BadLine('This line has an empty "text" or "label".')
        except BadLine as error:
            return {"error": str(error)}
        label = pick["label"].strip()
        model.learn(Example(pick["text"], None if label == NONE_LABEL else label))
        return {"learned": True}

    def answer(lines: list[bytes]) -> list[Answer]:
        answered = [learn_one(line) for line in lines]
        if any("learned" in each for each in answered):
            model_file.write(model, path)
        return answered

    answer_batches(answer)


def recognise(arguments: argparse.Namespace) -> None:
    """`answers recognise --keywords FILE.json < texts.jsonl`"""
    from console.answers.keywords import Keywords

    keywords = Keywords(*_read_keywords(Path(arguments.keywords)))

    def answer(line: bytes) -> Answer:
        found = keywords.recognise(read_object(line, "text")["text"])
        return {"keyword": found.keyword, "argument": found.argument, "ask": found.ask}

    answer_each(answer)


def _read_keywords(path: Path) -> tuple[dict[str, list[str]], dict[str, Any]]:
    """Keyword to aliases: a list, or an object with `aliases`, `exact_only` and `arguments`. Raises Problem `keywords_unreadable`."""
    from console.answers.keywords import KeywordOptions

    aliases: dict[str, list[str]] = {}
    options: dict[str, Any] = {}
    try:
        read = json.loads(path.read_bytes().decode("utf-8-sig"))
        for keyword, said in read.items():
            entry = said if isinstance(said, dict) else {"aliases": said}
            aliases[keyword] = _texts(entry["aliases"])
            exact_only = entry.get("exact_only")
            if exact_only not in (None, True, False):
                raise ValueError
            options[keyword] = KeywordOptions(exact_only, tuple(_texts(entry.get("arguments", []))))
    except (OSError, ValueError, AttributeError, KeyError, RecursionError) as error:
        raise Problem("keywords_unreadable", path=path) from error
    return aliases, options


def _texts(read: object) -> list[str]:
    if not isinstance(read, list) or not all(isinstance(text, str) for text in read):
        raise ValueError
    return list(read)


def _show_progress(done: int, passes: int) -> None:
    sys.stderr.write(f"\r{100 * done // passes} %")
    if done + 1 == passes:
        sys.stderr.write("\r     \r")
    sys.stderr.flush()
