"""The keys of the evening, pressed in the window of the keyboard tests: the hand-over, a template, the windows that close."""

from pytestqt.qtbot import QtBot

from console.ui.composer.templates import TemplatePicker
from console.ui.dialogs.handover import HandoverDialog
from console.ui.dialogs.windows import WindowPlanDialog
from tests.flows.keyboard_office import Office, dialog, fire, open_mine


def press_evening(at: Office, qtbot: QtBot) -> None:
    """Each opens what it says; a channel without templates keeps its box."""
    for name, kind in (("hand_over", HandoverDialog), ("closing_windows", WindowPlanDialog)):
        fire(at, name)
        dialog(qtbot, kind).reject()
        with qtbot.waitActive(at.window):
            at.window.activateWindow()
    open_mine(at, qtbot)
    fire(at, "templates")
    picker = at.window.findChild(TemplatePicker)
    assert picker is not None and picker.isHidden() and at.window.composer.box.isVisible()
