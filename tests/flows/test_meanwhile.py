"""What comes while an operator is deciding is not overlooked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.models.inbound import Batch, InboundMessage, Sender, Update
from console.models.states import MessageKind
from console.operations import incoming
from console.ui.dialogs.verbs import ResolveDialog
from tests.flows.keyboard_office import WAIT_MS, Office, dialog, fire, open_mine

pytestmark = pytest.mark.timeout(120)


def test_what_comes_while_the_dialog_is_open_is_not_closed(at: Office, qtbot: QtBot) -> None:
    row = open_mine(at, qtbot)
    fire(at, "resolve")
    asked = dialog(qtbot, ResolveDialog)
    text = "I encara una cosa més"
    sender = Sender(row.contact_provider_id, row.contact_name)
    event = InboundMessage("m:late", sender, "9000001", at.town.clock.now_ms(), MessageKind.TEXT, text)
    at.town.session.desk.run(
        incoming.record_batch, row.channel_id, Batch((Update("late", "{}", (event,)),), "late", False)
    )
    with qtbot.waitSignal(at.window.verbs.failed, timeout=WAIT_MS) as told:
        QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    assert told.args is not None and told.args[0].code == "came_meanwhile"
    assert at.row(row.id).state == "open" and at.row(row.id).operator_login == "laia"
