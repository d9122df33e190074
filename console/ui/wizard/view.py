"""Four short pages: language, you, the Telegram bot with a real test, and the recovery key that is shown once.

Nothing is kept until its page is finished; closing the wizard early leaves a desk that asks again next time.
"""

import threading

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget, QWizard, QWizardPage

from console.commands.opening import Session
from console.models.problems import Problem
from console.operations import office
from console.ui.sentences import text_of
from console.ui.text import safe_label
from console.ui.tokens import TypeRole


class YouPage(QWizardPage):
    """The first operator of the desk."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
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
            self._session.desk.run(
                office.add_operator, self._login.text().strip(), self._name.text().strip(), "supervisor"
            )
        except Problem as problem:
            if problem.code != "operator_exists":
                self._problem.setText(text_of(problem))
                return False
        return True


class BotPage(QWizardPage):
    """A Telegram bot: its token is tested before it is kept in the keyring. The test runs on a thread of its own."""

    tested = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
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
        from console.commands.desk import checked_url
        from console.providers.base import ProviderError
        from console.providers.registry import open_provider

        try:
            provider = open_provider("telegram", {"base_url": checked_url(address)}, token)
            try:
                found = provider.check()
            finally:
                provider.close()
        except (Problem, ProviderError, ValueError) as error:
            self.tested.emit(error)
            return
        self.tested.emit(found)

    @Slot(object)
    def _on_tested(self, found: object) -> None:
        self._test.setEnabled(True)
        if isinstance(found, Exception):
            sentence = (
                text_of(found)
                if isinstance(found, Problem)
                else self.tr("The server did not accept it: {why}. Check the token and the network.")
            )
            self._result.setText(sentence.format(why=str(found)) if not isinstance(found, Problem) else sentence)
            return
        facts = getattr(found, "facts", {})
        if facts.get("webhook"):
            self._result.setText(
                self.tr(
                    "Another program receives this bot's messages by webhook. Use another bot, or remove the webhook there first."
                )
            )
            return
        self._is_ready = True
        self._result.setText(self.tr("Connected as {name}.").format(name=getattr(found, "account", "")))
        self.completeChanged.emit()

    def validatePage(self) -> bool:
        if not self._token.text():
            return True
        from console.commands.desk import checked_url

        try:
            channel = self._session.desk.run(
                office.add_channel,
                "telegram",
                self._name.text().strip(),
                {"base_url": checked_url(self._address.text())},
            )
            self._session.opened.vault.set(f"channel:{channel}", self._token.text().strip())
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


def run_wizard(session: Session, recovery_key: str | None, parent: QWidget | None = None) -> None:
    """Ask what a new desk needs. Returns when it is finished or closed."""
    wizard = QWizard(parent)
    wizard.setWindowTitle(wizard.tr("Welcome to Ventanilla"))
    wizard.setWizardStyle(QWizard.WizardStyle.ModernStyle)
    if recovery_key:
        wizard.addPage(RecoveryPage(recovery_key))
    if not session.desk.read(office.operators):
        wizard.addPage(YouPage(session))
    wizard.addPage(BotPage(session))
    wizard.resize(640, 440)
    wizard.exec()
