"""What is loaded when the queue is first on screen. An operator waits for each of these in the morning.

A module that is not in the list fails: whoever needs it before the first paint adds it here, everybody else imports it
inside the function that uses it, or in console/ui/furniture.py, which a reader thread loads after the paint.
"""

import pytest

from tests.bench import cold_start, years

FIRST = frozenset(
    [
        "console",
        "console.app",
        "console.commands",
        "console.commands.opening",
        "console.credentials",
        "console.desk_folder",
        "console.feed",
        "console.models",
        "console.models.capabilities",
        "console.models.clock",
        "console.models.office_problems",
        "console.models.problems",
        "console.models.reasons",
        "console.models.record",
        "console.models.records",
        "console.models.states",
        "console.models.twilio_problems",
        "console.models.whatsapp_problems",
        "console.models.mail_problems",
        "console.models.window",
        "console.office_folder",
        "console.operations",
        "console.operations.confidential",
        "console.operations.desk",
        "console.operations.meta",
        "console.operations.office",
        "console.operations.quarantine",
        "console.operations.queue",
        "console.settings",
        "console.storage",
        "console.storage.engine",
        "console.storage.files",
        "console.storage.migrate",
        "console.storage.private_files",
        "console.storage.sqlite",
        "console.ui",
        "console.ui.bridge",
        "console.ui.buttons",
        "console.ui.cleaning",
        "console.ui.collector",
        "console.ui.formats",
        "console.ui.icons",
        "console.ui.paint",
        "console.ui.panes",
        "console.ui.phones",
        "console.ui.queue",
        "console.ui.queue.painter",
        "console.ui.queue.column",
        "console.ui.queue.model",
        "console.ui.queue.sections",
        "console.ui.queue.shelf",
        "console.ui.queue.steps",
        "console.ui.queue.strip",
        "console.ui.queue.table",
        "console.ui.queue.view",
        "console.ui.queue.words",
        "console.ui.resources",
        "console.ui.shell",
        "console.ui.text",
        "console.ui.theme",
        "console.ui.tokens",
        "console.ui.translations",
        "console.ui.widgets",
        "console.ui.window",
    ]
)


@pytest.fixture(scope="module")
def paint(tmp_path_factory: pytest.TempPathFactory) -> cold_start.Paint:
    """The program's first paint on a desk with fifty conversations."""
    folder = tmp_path_factory.mktemp("first-paint")
    desk = years.build(folder, 500)
    return cold_start.measure("console", "--data", str(desk.data), "--key-file", str(desk.key), settings=folder)


def test_nothing_heavy_is_loaded(paint: cold_start.Paint) -> None:
    assert paint.heavy == []


def test_only_what_the_queue_needs_is_loaded(paint: cold_start.Paint) -> None:
    ours = {name for name in paint.modules if name.partition(".")[0] == "console"}
    assert sorted(ours - FIRST) == []


def test_the_list_names_nothing_that_is_gone(paint: cold_start.Paint) -> None:
    assert sorted(FIRST - paint.modules) == []


def test_a_heavy_module_would_be_seen() -> None:
    seen = cold_start.Paint('{"ms": 1, "cpu_ms": 1, "peak_kb": 1, "modules": ["ssl", "console.app"]}')
    assert seen.heavy == ["ssl"]
