"""Four short pages: language, you, the Telegram bot with a real test, and the recovery key that is shown once.

Nothing is kept until its page is finished; closing the wizard early leaves a desk that asks again next time.
"""

import threading
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget, QWizard, QWizardPage

from console.models.problems import Problem
from console.operations import office
from console.operations.desk import Desk
from console.ui.cleaning import clean_name, isolate
from console.ui.sentences import text_of
from console.ui.text import safe_label
from console.ui.tokens import TypeRole


@dataclass(frozen=True, slots=True)
class BotFound:
    """What the connection test found."""

    account: str
    has_webhook: bool


class Connector(Protocol):
    """Tests and keeps a bot; handed in by the composition root, since the window speaks to no provider itself."""

    def test_bot(self, address: str, token: str) -> BotFound:
        """Ask the provider who the bot is, on any thread. Raises Problem."""

    def keep_bot(self, name: str, address: str, token: str) -> None:
        """Configure the channel and keep its token. Raises Problem."""


class YouPage(QWizardPage):
    """The first operator of the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setTitle(self.tr("Who sits at this desk?"))
        self._name, self._login = QLineEdit(), QLineEdit()
        self._problem = safe_label("", TypeRole.BODY, "bad_text", wraps=True)
        form = QFormLayout(self)
        form.addRow(safe_label(self.tr("Your name, as colleagues see it")), self._name)
        form.addRow(safe_label(self.tr("Login (small letters)")), self._login)
        form.addRow(self._problem)
        for field in (self._name, self._login):
            field.textChanged.connect(self.completeChanged)

    def isComplete(self) -> bool:
        return bool(self._name.text().strip() and self._login.text().strip())

    def validatePage(self) -> bool:
        try:
            self._desk.run(office.add_operator, self._login.text().strip(), self._name.text().strip(), "supervisor")
        except Problem as problem:
            if problem.code != "operator_exists":
                self._problem.setText(text_of(problem))
                return False
        return True


class BotPage(QWizardPage):
    """A Telegram bot: its token is tested before it is kept in the keyring. The test runs on a thread of its own."""

    tested = Signal(object)

    def __init__(self, connector: Connector) -> None:
        super().__init__()
        self._connector = connector
        self._is_ready = False
        self.setTitle(self.tr("Connect a Telegram bot"))
        self.setSubTitle(self.tr("Make a bot by writing to @BotFather on Telegram and copy its token here."))
        self._name = QLineEdit("Telegram")
        self._token = QLineEdit()
        self._token.setEchoMode(QLineEdit.EchoMode.Password)
        self._address = QLineEdit("https://api.telegram.org")
        self._test = QPushButton(self.tr("Test the connection"))
        self._test.clicked.connect(self._on_test)
        self._result = safe_label("", TypeRole.BODY, "text2", wraps=True)
        form = QFormLayout(self)
        form.addRow(safe_label(self.tr("Name of the channel")), self._name)
        form.addRow(safe_label(self.tr("Token")), self._token)
        form.addRow(safe_label(self.tr("Server (leave it as it is)")), self._address)
        form.addRow(self._test)
        form.addRow(self._result)
        self._token.textChanged.connect(self._on_changed)
        self.tested.connect(self._on_tested)

    @Slot()
    def _on_changed(self) -> None:
        self._is_ready = False
        self.completeChanged.emit()

    def isComplete(self) -> bool:
        return self._is_ready or not self._token.text()

    @Slot()
    def _on_test(self) -> None:
        self._test.setEnabled(False)
        self._result.setText(self.tr("Asking the server…"))
        token, address = self._token.text().strip(), self._address.text().strip()
        threading.Thread(target=self._ask, args=(token, address), name="wizard-test", daemon=True).start()

    def _ask(self, token: str, address: str) -> None:
        try:
            self.tested.emit(self._connector.test_bot(address, token))
        except Problem as problem:
            self.tested.emit(problem)

    @Slot(object)
    def _on_tested(self, found: BotFound | Problem) -> None:
        self._test.setEnabled(True)
        if isinstance(found, Problem):
            self._result.setText(text_of(found))
        elif found.has_webhook:
            self._result.setText(
                self.tr(
                    "Another program receives this bot's messages by webhook. Use another bot, or remove the webhook there first."
                )
            )
        else:
            self._is_ready = True
            self._result.setText(self.tr("Connected as {name}.").format(name=isolate(clean_name(found.account))))
            self.completeChanged.emit()

    def validatePage(self) -> bool:
        if not self._token.text():
            return True
        try:
            self._connector.keep_bot(
                self._name.text().strip(), self._address.text().strip(), self._token.text().strip()
            )
        except Problem as problem:
            self._result.setText(text_of(problem))
            return False
        self._token.clear()
        return True


class RecoveryPage(QWizardPage):
    """The recovery key, once, with a button that prints it."""

    def __init__(self, recovery_key: str) -> None:
        super().__init__()
        self._key = recovery_key
        self.setTitle(self.tr("Keep this paper safe"))
        self.setSubTitle(
            self.tr(
                "If this computer breaks, this key opens a backup. It is shown only now. Print it and give it to whoever guards the town's data."
            )
        )
        label = safe_label(recovery_key, TypeRole.HEADER_NAME, wraps=True, selectable=True)
        label.setAccessibleName(self.tr("Recovery key"))
        button = QPushButton(self.tr("Print…"))
        button.clicked.connect(self._on_print)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(button)

    @Slot()
    def _on_print(self) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            painter = QPainter(printer)
            painter.drawText(60, 120, self.tr("Ventanilla: recovery key"))
            for number, line in enumerate(_lines(self._key)):
                painter.drawText(60, 180 + 40 * number, line)
            painter.end()


def _lines(key: str) -> list[str]:
    groups = key.replace(" ", "-").split("-")
    return ["-".join(groups[start : start + 5]) for start in range(0, len(groups), 5)]


def make_wizard(
    desk: Desk, connector: Connector, recovery_key: str | None, *, has_operator: bool, parent: QWidget | None = None
) -> QWizard:
    """The wizard for what a new desk still needs."""
    wizard = QWizard(parent)
    wizard.setWindowTitle(QCoreApplication.translate("Wizard", "Welcome to Ventanilla"))
    wizard.setWizardStyle(QWizard.WizardStyle.ModernStyle)
    if recovery_key:
        wizard.addPage(RecoveryPage(recovery_key))
    if not has_operator:
        wizard.addPage(YouPage(desk))
    wizard.addPage(BotPage(connector))
    wizard.resize(640, 440)
    return wizard
