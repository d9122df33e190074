"""The first start: language and look, you, a channel with a real test, notices and keys, and the recovery key that is shown once.

Nothing is kept until the last page: then everything at once, on a thread, with its problem on the page when something
goes wrong. Back is always there; leaving early leaves a desk that asks again next time.
"""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QWidget, QWizard

from console.models.problems import Problem
from console.ui.sentences import text_of
from console.ui.text import PlainLabel, safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.wizard.asking import Asking
from console.ui.wizard.channel import ChannelPage
from console.ui.wizard.office import OfficePage
from console.ui.wizard.pages import HabitsPage, LookPage, Page, YouPage
from console.ui.wizard.recovery import RecoveryPage
from console.ui.wizard.setup import Look, Setup, SetupAnswers


class FirstRun(QWizard):
    """GUI thread. Accepted once everything is kept. Reads its answers from the pages that are there."""

    def __init__(self, setup: Setup, pages: list[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._pages = pages
        self.has_joined = False
        self._keeping = Asking(self)
        self._keeping.answered.connect(self._on_kept)
        self._keeping.failed.connect(self._on_failed)
        self.problem: PlainLabel = safe_label("", TypeRole.BODY, "bad_text", wraps=True)
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setTitleFormat(Qt.TextFormat.PlainText)
        self.setSubTitleFormat(Qt.TextFormat.PlainText)
        for page in pages:
            self.addPage(page)
        self._place_problem(pages[-1])
        theme().theme_changed.connect(self._fit)
        self.currentIdChanged.connect(self._on_page)
        self.retranslate()
        self._fit()

    def _place_problem(self, page: Page) -> None:
        """The line that says what goes on stands on the page that was finished."""
        layout = page.layout()
        if layout is not None:
            layout.addWidget(self.problem)

    def nextId(self) -> int:
        """Whoever has an invitation goes to its page from the first one, and nobody else gets there."""
        office, here = self.page_of(OfficePage), self.currentId()
        if office is None:
            return super().nextId()
        ids = self.pageIds()
        if here == ids[0] and self.page_of(LookPage).joins.isChecked():
            return ids[-1]
        return -1 if here >= ids[-2] else here + 1

    def page_of(self, kind: type[Page]) -> Any:
        """The page of that kind, or None."""
        return next((page for page in self._pages if isinstance(page, kind)), None)

    def answers(self) -> SetupAnswers:
        """All that was said so far."""
        you, channel = self.page_of(YouPage), self.page_of(ChannelPage)
        settings: dict[str, Any] = {}
        for page in self._pages:
            settings |= page.answers()
        return SetupAnswers(
            login=you.login.text().strip() if you is not None else "",
            name=you.name.text().strip() if you is not None else "",
            channel=channel.wish() if channel is not None else None,
            settings=settings,
        )

    def retranslate(self) -> None:
        """All words in the language in force."""
        self.setWindowTitle(self.tr("Ventanilla"))
        self.setButtonText(QWizard.WizardButton.BackButton, self.tr("Back"))
        self.setButtonText(QWizard.WizardButton.NextButton, self.tr("Next"))
        self.setButtonText(
            QWizard.WizardButton.FinishButton,
            self.tr("Open the counter") if len(self._pages) > 1 else self.tr("Connect"),
        )
        self.setButtonText(QWizard.WizardButton.CancelButton, self.tr("Leave"))
        for page in self._pages:
            page.retranslate()

    def accept(self) -> None:
        """Finish: keep everything; only then close."""
        if self._keeping.is_running:
            return
        setup = self._setup
        office = self.currentPage()
        self.problem.set_colour("text2")
        if isinstance(office, OfficePage):
            code = office.code.toPlainText()
            self._place_problem(office)
            self.problem.setText(self.tr("Looking for the office…"))
            self._set_busy(True)
            self.has_joined = True
            self._keeping.ask(lambda: setup.join(code))
            return
        answers = self.answers()
        self._place_problem(self._pages[-2 if self.page_of(OfficePage) is not None else -1])
        self.problem.setText(self.tr("Keeping everything…"))
        self._set_busy(True)
        self._keeping.ask(lambda: setup.keep(answers))

    def reject(self) -> None:
        """Leave. While everything is being kept there is nothing to leave any more."""
        if not self._keeping.is_running:
            super().reject()

    def _set_busy(self, is_busy: bool) -> None:
        for button in (
            QWizard.WizardButton.BackButton,
            QWizard.WizardButton.FinishButton,
            QWizard.WizardButton.CancelButton,
        ):
            self.button(button).setEnabled(not is_busy)

    @Slot(object)
    def _on_kept(self, _: object) -> None:
        super().accept()

    @Slot(object)
    def _on_failed(self, problem: Problem) -> None:
        self.has_joined = False
        self._set_busy(False)
        self.problem.set_colour("bad_text")
        self.problem.setText(text_of(problem))

    @Slot()
    def _on_page(self) -> None:
        self.problem.setText("")

    @Slot()
    def _fit(self) -> None:
        scale = max(1.0, theme().tokens.text_scale)
        self.resize(round(680 * min(scale, 1.3)), round(500 * min(scale, 1.3)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def first_run(
    setup: Setup,
    look: Look,
    values: dict[str, Any],
    *,
    has_operator: bool,
    recovery_key: str | None,
    locked: frozenset[str] = frozenset(),
) -> FirstRun:
    """The wizard for what a new desk still needs. `values`: the settings it asks about, as they are."""
    # Only a desk that was made a moment ago is empty enough to make way for an office.
    may_join = recovery_key is not None and not has_operator
    pages: list[Page] = [LookPage(look, values, locked, may_join=may_join)]
    if not has_operator:
        pages.append(YouPage())
    pages += [ChannelPage(setup), HabitsPage(values, locked)]
    if recovery_key:
        pages.append(RecoveryPage(recovery_key))
    if may_join:
        pages.append(OfficePage())
    return FirstRun(setup, pages)


def connect_channel(setup: Setup, parent: QWidget | None = None) -> FirstRun:
    """The channel's page alone, for the settings."""
    return FirstRun(setup, [ChannelPage(setup, may_wait=False)], parent)
