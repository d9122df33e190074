"""The page that connects a channel: a Telegram bot or a Matrix account, tested before anything goes on; or later.

What was tested is what is kept: a changed letter asks for another test.
"""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFormLayout, QLineEdit, QPushButton

from console.models.problems import Problem
from console.ui.buttons import Choice, SegmentedControl
from console.ui.cleaning import clean_name
from console.ui.sentences import text_of
from console.ui.text import safe_label
from console.ui.tokens import TypeRole
from console.ui.wizard.asking import Asking
from console.ui.wizard.pages import Page
from console.ui.wizard.setup import ChannelFound, ChannelWish, Setup

KINDS = ("telegram", "matrix", "later")
NAMES = {"telegram": "Telegram", "matrix": "Matrix"}
TELEGRAM_SERVER = "https://api.telegram.org"


class ChannelPage(Page):
    """GUI thread; the test runs on a thread of its own. `tested` when its answer is on the page."""

    tested = Signal()

    def __init__(self, setup: Setup, *, may_wait: bool = True) -> None:
        super().__init__()
        self._setup = setup
        self._asking = Asking(self)
        self._asking.answered.connect(self._on_found)
        self._asking.failed.connect(self._on_failed)
        self._is_tested = False
        choices = [Choice(kind, kind) for kind in KINDS if may_wait or kind != "later"]
        self.kind = SegmentedControl(choices)
        self.name, self.server, self.user, self.secret = (QLineEdit() for _ in range(4))
        self.name.setMaxLength(64)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setMaxLength(1000)
        self.test = QPushButton()
        self.test.setAutoDefault(False)
        self.test.clicked.connect(self._on_test)
        self.result = safe_label("", TypeRole.BODY, "text2", wraps=True, selectable=True)
        self._form = QFormLayout(self)
        self._form.setVerticalSpacing(10)
        self._form.addRow(self.kind)
        self._labels = [safe_label("", TypeRole.BODY_MEDIUM) for _ in range(4)]
        for label, field in zip(self._labels, self._fields(), strict=True):
            label.setBuddy(field)
            self._form.addRow(label, field)
            field.textEdited.connect(self._on_edited)
        self._form.addRow(self.test)
        self._form.addRow(self.result)
        self.kind.choice_changed.connect(self._on_kind)
        self.retranslate()
        self._on_kind()

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.server, self.user, self.secret)

    def retranslate(self) -> None:
        self.setTitle(self.tr("Where do citizens write?"))
        words = {"telegram": self.tr("Telegram bot"), "matrix": self.tr("Matrix account"), "later": self.tr("Later")}
        icons = {"telegram": "brand-telegram", "matrix": "brand-matrix", "later": "clock"}
        for kind in KINDS:
            if kind != "later" or self._has_later():
                self.kind.set_choice(Choice(kind, words[kind], icon=icons[kind]))
                self.kind.button(kind).setAutoDefault(False)
        self.test.setText(self.tr("Test the connection"))
        self._say_kind()

    def _has_later(self) -> bool:
        try:
            self.kind.button("later")
        except KeyError:
            return False
        return True

    def _say_kind(self) -> None:
        kind = self.kind.current
        self.setSubTitle(
            {
                "telegram": self.tr("Make a bot by writing to @BotFather on Telegram and copy its token here."),
                "matrix": self.tr("An account of the town on its own Matrix server or on somebody else's."),
                "later": self.tr("The desk opens without a channel; connect one in the settings, under Connection."),
            }[kind]
        )
        is_matrix = kind == "matrix"
        texts = (
            self.tr("Name of the channel"),
            self.tr("Homeserver, like https://matrix.town.example")
            if is_matrix
            else self.tr("Server (leave it as it is)"),
            self.tr("User, like @counter:town.example"),
            self.tr("Password") if is_matrix else self.tr("Token"),
        )
        for label, field, text in zip(self._labels, self._fields(), texts, strict=True):
            label.setText(text)
            field.setAccessibleName(text)

    @Slot()
    def _on_kind(self) -> None:
        kind = self.kind.current
        self._asking.forget()
        self._is_tested = False
        self.name.setText(NAMES.get(kind, ""))
        self.server.setText(TELEGRAM_SERVER if kind == "telegram" else "")
        self.user.clear()
        self.secret.clear()
        self.result.setText("")
        self._say_kind()
        for field in self._fields():
            self._form.setRowVisible(field, kind != "later" and (field is not self.user or kind == "matrix"))
        self._form.setRowVisible(self.test, kind != "later")
        self._fit()

    @Slot()
    def _on_edited(self) -> None:
        self._asking.forget()
        self._is_tested = False
        self.result.setText("")
        self._fit()

    def _fit(self) -> None:
        needed = [field for field in self._fields() if field is not self.user or self.kind.current == "matrix"]
        self.test.setEnabled(not self._asking.is_running and all(field.text().strip() for field in needed))
        self.completeChanged.emit()

    def isComplete(self) -> bool:
        return self.kind.current == "later" or self._is_tested

    def wish(self) -> ChannelWish | None:
        """The account as it was tested; None for later."""
        if self.kind.current == "later":
            return None
        name, server, user, secret = (field.text().strip() for field in self._fields())
        return ChannelWish(self.kind.current, name, server, secret, user)

    @Slot()
    def _on_test(self) -> None:
        wish, setup = self.wish(), self._setup
        if wish is None or not self.test.isEnabled():
            return
        self.result.set_colour("text2")
        self.result.setText(self.tr("Asking the server…"))
        self._asking.ask(lambda: setup.test_channel(wish))
        self._fit()

    @Slot(object)
    def _on_found(self, found: ChannelFound) -> None:
        if found.has_webhook:
            self._tell(
                self.tr(
                    "Another program receives this bot's messages by webhook. Use another bot, or remove the webhook there first."
                ),
                is_good=False,
            )
        else:
            self._is_tested = True
            self._tell(self.tr("✓ Connected as {name}.").format(name=clean_name(found.account)), is_good=True)
        self._fit()
        self.tested.emit()

    @Slot(object)
    def _on_failed(self, problem: Problem) -> None:
        self._tell(text_of(problem), is_good=False)
        self._fit()
        self.tested.emit()

    def _tell(self, text: str, *, is_good: bool) -> None:
        self.result.set_colour("ok_text" if is_good else "bad_text")
        self.result.setText(text)
