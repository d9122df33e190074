"""`ventanilla answers try`: what a citizen would get from a rule, of any kind. Nothing is sent to anybody and nothing is changed.

Code inside runs, its effects are only listed; a service outside is really asked, and told that it is a dry run.
"""

import argparse
import json
from dataclasses import asdict
from typing import Any

from console.commands.opening import Session
from console.commands.shape import print_json
from console.models.problems import Problem
from console.operations import rules
from console.sync.trying import Tried, try_rule


def try_answer(session: Session, arguments: argparse.Namespace) -> None:
    """`answers try RULE --text TEXT [--language ca] [--channel KIND] [--state JSON]`"""
    kept = session.desk.read(rules.rule, arguments.rule)
    try:
        state = json.loads(arguments.state) if arguments.state else None
        if state is not None and not isinstance(state, dict):
            raise ValueError
    except ValueError as error:
        raise Problem("bad_dialogue_state") from error
    tried = try_rule(
        session.parts(),
        kept,
        arguments.text,
        language=arguments.language,
        channel=arguments.channel,
        state=state,
    )
    if arguments.json:
        print_json(tried_json(tried))
        return
    _print(tried)


def tried_json(tried: Tried) -> dict[str, Any]:
    """The shape of `answers try --json`."""
    outcome, run = tried.outcome, tried.dry_run
    return {
        "rule": outcome.rule,
        "version": outcome.version,
        "is_called": tried.is_called,
        "keyword": outcome.keyword or None,
        "text": outcome.text,
        "buttons": [button for line in outcome.buttons for button in line],
        "files": [file.name for file in outcome.files],
        "state": outcome.state,
        "person": outcome.person,
        "why": outcome.why,
        "effects": [{"effect": type(effect).__name__, **asdict(effect)} for effect in outcome.effects],
        "took_ms": outcome.took_ms,
        "service": None
        if run is None
        else {
            "url": run.url,
            "headers": run.headers,
            "request": json.loads(run.request) if run.request else None,
            "status": run.status,
            "attempts": run.attempts,
            "took_ms": run.took_ms,
            "why": run.why,
            "detail": run.detail,
            "public": run.is_public,
        },
    }


def _print(tried: Tried) -> None:
    outcome, run = tried.outcome, tried.dry_run
    if not tried.is_called:
        print("These words alone would not call the rule; it was asked all the same.")
    if outcome.text:
        print(outcome.text)
    for line in outcome.buttons:
        print(" ".join(f"[{button['text']}]" for button in line))
    for file in outcome.files:
        print(f"file\t{file.name}\t{file.size}")
    if outcome.state is not None:
        print(f"state\t{json.dumps(outcome.state, ensure_ascii=False)}")
    for effect in outcome.effects:
        print(f"would\t{type(effect).__name__}")
    if outcome.person:
        print(f"person\t{outcome.why}")
    if run is not None:
        print(
            f"service\tstatus {run.status}, asked {run.attempts} times, {run.took_ms} ms{', public' if run.is_public else ''}"
        )
        if run.why:
            print(f"why\t{run.why} {run.detail}".rstrip())
