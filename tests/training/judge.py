"""An outside judge of the wire: aiogram's models of the Bot API look at every request and every update.

The models allow unknown keys, so those are looked for first. Put `judge_request` into `server.on_request` and
`judge_update` into `server.on_update`; what they refuse becomes a violation of kind "judge", which `assert_clean`
shows.
"""

from typing import Any

import aiogram.methods
from aiogram.methods import TelegramMethod
from aiogram.types import Update

from console.training.server import TrainingServer
from console.training.wire import Call

_MODELS: dict[str, type[TelegramMethod[Any]]] = {
    name.lower(): model
    for name in aiogram.methods.__all__
    if isinstance(model := getattr(aiogram.methods, name), type) and issubclass(model, TelegramMethod)
}


def judge_request(call: Call) -> None:
    """AssertionError or a validation error when the Bot API does not know the method, a parameter, or a value."""
    model = _MODELS.get(call.method)
    assert model is not None, f"the Bot API has no method {call.written_method}"
    params = call.decoded_params()
    # A part that another parameter refers to by attach:// is no parameter of its own.
    unknown = sorted(key for key in params.keys() - model.model_fields.keys() if key not in call.files)
    assert not unknown, f"{call.written_method} has no parameters {unknown}"
    model.model_validate({key: value for key, value in params.items() if key in model.model_fields})


def judge_update(update: dict[str, Any]) -> None:
    """A validation error when the update is none."""
    Update.model_validate(update)


def install(server: TrainingServer) -> TrainingServer:
    """Let the judge watch a server."""
    server.on_request.append(judge_request)
    server.on_update.append(judge_update)
    return server


def assert_clean(server: TrainingServer) -> None:
    """No request or update was refused by the judge and no rule of conduct was broken."""
    assert server.town.faults.violations() == []
