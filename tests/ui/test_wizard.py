"""The first start by keyboard: every page, every refusal with its sentence, back and forth, and nothing kept half."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget, QWizard
from pytestqt.qtbot import QtBot

from console.models.problems import Problem
from console.ui.theme import ThemeMode, theme
from console.ui.translations import use_language
from console.ui.wizard.channel import ChannelPage
from console.ui.wizard.office import OfficePage
from console.ui.wizard.pages import HabitsPage, LookPage, YouPage, login_from
from console.ui.wizard.recovery import RecoveryPage, key_lines, paint_paper, print_key
from console.ui.wizard.setup import ChannelFound, ChannelWish, SetupAnswers
from console.ui.wizard.view import FirstRun, connect_channel, first_run

KEY = "-".join(["ABCD", "EFGH", "0123", "4567", "89AB", "CDEF", "GHJK", "MNPQ", "RSTV", "WXYZ", "1111", "2222", "3333"])
VALUES: dict[str, Any] = {
    "language": "system",
    "theme": "system",
    "sounds": True,
    "notices": True,
    "start_with_system": False,
    "close_to_tray": True,
}


@dataclass
class Desk:
    """Stands in for the desk: answers tests, and keeps or refuses."""

    found: ChannelFound | Problem = field(default_factory=lambda: ChannelFound("@vallserena_bot"))
    refuses: Problem | None = None
    tested: list[ChannelWish] = field(default_factory=list)
    kept: list[SetupAnswers] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)

    def test_channel(self, wish: ChannelWish) -> ChannelFound:
        self.tested.append(wish)
        if isinstance(self.found, Problem):
            raise self.found
        return self.found

    def join(self, code: str) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.joined.append(code)

    def keep(self, answers: SetupAnswers) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.kept.append(answers)


class Look:
    """Remembers what was shown."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.shown: list[str] = []

    def show_language(self, language: str) -> None:
        self.shown.append(language)
        use_language(self._application, "en" if language == "system" else language)

    def show_theme(self, theme_name: str) -> None:
        self.shown.append(theme_name)
        theme().set_mode(ThemeMode(theme_name))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    made = Look(qapp)
    yield made
    use_language(qapp, "en")
    theme().set_mode(ThemeMode.SYSTEM)


@pytest.fixture
def wizard(desk: Desk, look: Look, qtbot: QtBot) -> FirstRun:
    made = first_run(desk, look, VALUES, has_operator=False, recovery_key=KEY)
    show(made, qtbot)
    return made


def show(wizard: FirstRun, qtbot: QtBot) -> None:
    qtbot.addWidget(wizard)
    wizard.show()
    with qtbot.waitActive(wizard):
        wizard.activateWindow()


def press(wizard: FirstRun, which: QWizard.WizardButton) -> None:
    QTest.keyClick(wizard.button(which), Qt.Key.Key_Space)


def go_on(wizard: FirstRun) -> None:
    press(wizard, QWizard.WizardButton.NextButton)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def fill_you(wizard: FirstRun, name: str = "Núria Vidal", login: str = "") -> YouPage:
    page = wizard.page_of(YouPage)
    assert isinstance(page, YouPage)
    page.name.setText(name)
    page.name.textEdited.emit(name)
    if login:
        page.login.setText(login)
    return page


def to_channel(wizard: FirstRun) -> ChannelPage:
    go_on(wizard)
    fill_you(wizard)
    go_on(wizard)
    page = wizard.currentPage()
    assert isinstance(page, ChannelPage)
    return page


def connect(page: ChannelPage, qtbot: QtBot, token: str = "4200001:abcdefghijklmnopqrstuvwxyz") -> None:
    page.secret.clear()
    QTest.keyClicks(page.secret, token)
    with qtbot.waitSignal(page.tested):
        QTest.keyClick(page.test, Qt.Key.Key_Space)


def test_language_and_theme_are_shown_at_once(wizard: FirstRun, look: Look) -> None:
    page = wizard.page_of(LookPage)
    QTest.keyClick(page.language, Qt.Key.Key_Down)
    QTest.keyClick(page.theme, Qt.Key.Key_End)
    assert look.shown == ["ca", "dark"]
    QApplication.processEvents()
    assert page.title() == "Et donem la benvinguda a Ventanilla"
    assert wizard.button(QWizard.WizardButton.NextButton).text() == "Següent"
    assert page.theme.itemText(2) == "Fosc"
    assert wizard.page_of(YouPage).title() == "Qui treballa en aquest lloc?"


@pytest.mark.parametrize(
    ("name", "login"),
    [("Núria Vidal", "nuria"), ("Àlex", "alex"), ("  ", ""), ("42 Jordi", ""), ("日本", ""), ("O'Neill Pat", "oneill")],
)
def test_a_login_is_made_of_the_name(name: str, login: str) -> None:
    assert login_from(name) == login


def test_a_bad_login_is_told_and_stays_on_the_page(wizard: FirstRun) -> None:
    go_on(wizard)
    page = fill_you(wizard, login="Núria V")
    go_on(wizard)
    assert wizard.currentPage() is page
    assert "cannot be a login" in words(page)
    page.login.setText("nuria")
    go_on(wizard)
    assert wizard.currentPage() is not page


def test_nobody_goes_on_without_a_tested_token(wizard: FirstRun, desk: Desk, qtbot: QtBot) -> None:
    page = to_channel(wizard)
    following = wizard.button(QWizard.WizardButton.NextButton)
    assert not following.isEnabled()
    assert not page.test.isEnabled()
    connect(page, qtbot)
    assert "✓ Connected as @vallserena_bot." in words(page)
    assert following.isEnabled()
    assert desk.tested[-1].secret.startswith("4200001:")
    # A changed letter asks for another test.
    QTest.keyClicks(page.secret, "x")
    assert not following.isEnabled()
    assert "Connected" not in words(page)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Problem("bad_secret"), "not the right shape"),
        (Problem("secret_refused", name="Telegram"), "refuses the token"),
        (Problem("provider_unreachable", name="Telegram", why="no_answer"), "does not answer"),
        (Problem("bad_url", url="http://x"), "is not an address"),
        (ChannelFound("@bot", has_webhook=True), "by webhook"),
    ],
)
def test_every_refusal_has_its_sentence(
    wizard: FirstRun, desk: Desk, qtbot: QtBot, found: ChannelFound | Problem, sentence: str
) -> None:
    desk.found = found
    page = to_channel(wizard)
    connect(page, qtbot)
    assert sentence in words(page)
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()
    assert page.test.isEnabled(), "it can be tried again at once"


def test_an_unexpected_error_is_told_too(
    wizard: FirstRun, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(_: ChannelWish) -> ChannelFound:
        raise RuntimeError("inside")

    monkeypatch.setattr(desk, "test_channel", fall)
    page = to_channel(wizard)
    connect(page, qtbot)
    assert "Something unexpected happened" in words(page)


def test_a_matrix_account_asks_for_its_own_fields(wizard: FirstRun, desk: Desk, qtbot: QtBot) -> None:
    page = to_channel(wizard)
    QTest.keyClick(page.kind.button("telegram"), Qt.Key.Key_Right)
    assert page.kind.current == "matrix"
    assert page.user.isVisible()
    for field_, text in (
        (page.server, "https://matrix.town.example"),
        (page.user, "@oac:town.example"),
        (page.secret, "una contrasenya amb espais"),
    ):
        QTest.keyClicks(field_, text)
    with qtbot.waitSignal(page.tested):
        QTest.keyClick(page.test, Qt.Key.Key_Space)
    assert desk.tested == [
        ChannelWish(
            "matrix", "Matrix", "https://matrix.town.example", "una contrasenya amb espais", "@oac:town.example"
        )
    ]
    # Another kind begins anew.
    QTest.keyClick(page.kind.button("matrix"), Qt.Key.Key_Left)
    assert (page.secret.text(), page.server.text()) == ("", "https://api.telegram.org")
    assert not page.isComplete()


def test_later_needs_nothing(wizard: FirstRun, desk: Desk) -> None:
    page = to_channel(wizard)
    page.kind.choose("later")
    assert not page.secret.isVisible()
    assert page.isComplete()
    assert page.wish() is None


def test_an_answer_that_comes_too_late_is_not_believed(wizard: FirstRun, desk: Desk, qtbot: QtBot) -> None:
    page = to_channel(wizard)
    QTest.keyClicks(page.secret, "4200001:abcdefghijklmnopqrstuvwxyz")
    QTest.keyClick(page.test, Qt.Key.Key_Space)
    QTest.keyClicks(page.secret, "x")
    qtbot.wait(100)
    assert not page.isComplete()


def finish(wizard: FirstRun, qtbot: QtBot) -> None:
    connect(to_channel(wizard), qtbot)
    go_on(wizard)
    habits = wizard.currentPage()
    assert isinstance(habits, HabitsPage)
    QTest.keyClick(habits.boxes["sounds"], Qt.Key.Key_Space)
    go_on(wizard)
    recovery = wizard.currentPage()
    assert isinstance(recovery, RecoveryPage)
    assert not wizard.button(QWizard.WizardButton.FinishButton).isEnabled(), "nobody has said that it is on paper"
    QTest.keyClick(recovery.is_kept, Qt.Key.Key_Space)


def test_everything_is_kept_at_once_at_the_end(wizard: FirstRun, desk: Desk, qtbot: QtBot) -> None:
    finish(wizard, qtbot)
    assert desk.kept == []
    with qtbot.waitSignal(wizard.accepted):
        press(wizard, QWizard.WizardButton.FinishButton)
    assert len(desk.kept) == 1
    answers = desk.kept[0]
    assert (answers.login, answers.name) == ("nuria", "Núria Vidal")
    assert answers.channel is not None
    assert answers.channel.kind == "telegram"
    possible = {key: value for key, value in VALUES.items() if key != "close_to_tray"}
    assert answers.settings == {**possible, "sounds": False}, "without a tray nothing is said about it"
    assert "4200001" not in repr(answers), "a token stands in no log"


def test_what_cannot_be_kept_is_told_and_tried_again(wizard: FirstRun, desk: Desk, qtbot: QtBot) -> None:
    desk.refuses = Problem("keyring_locked")
    finish(wizard, qtbot)
    press(wizard, QWizard.WizardButton.FinishButton)
    qtbot.waitUntil(lambda: "keyring of this computer is locked" in words(wizard))
    assert wizard.isVisible()
    assert wizard.button(QWizard.WizardButton.BackButton).isEnabled()
    desk.refuses = None
    with qtbot.waitSignal(wizard.accepted):
        press(wizard, QWizard.WizardButton.FinishButton)
    assert len(desk.kept) == 1


def test_back_brings_everything_as_it_was(wizard: FirstRun, desk: Desk, qtbot: QtBot) -> None:
    page = to_channel(wizard)
    connect(page, qtbot)
    press(wizard, QWizard.WizardButton.BackButton)
    assert wizard.page_of(YouPage).name.text() == "Núria Vidal"
    press(wizard, QWizard.WizardButton.BackButton)
    assert isinstance(wizard.currentPage(), LookPage)
    go_on(wizard)
    go_on(wizard)
    assert wizard.currentPage() is page
    assert page.isComplete(), "the test still holds"


def test_leaving_keeps_nothing(wizard: FirstRun, desk: Desk, qtbot: QtBot) -> None:
    connect(to_channel(wizard), qtbot)
    with qtbot.waitSignal(wizard.rejected):
        QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert desk.kept == []


def test_whoever_has_an_invitation_goes_straight_to_it(
    wizard: FirstRun, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(wizard.page_of(LookPage).joins, Qt.Key.Key_Space)
    go_on(wizard)
    page = wizard.currentPage()
    assert isinstance(page, OfficePage) and not wizard.button(QWizard.WizardButton.FinishButton).isEnabled()
    (tmp_path / "laia.invitation").write_text("VENTANILLA1-abc\n", encoding="ascii")
    page.take(tmp_path / "laia.invitation")
    desk.refuses = Problem("office_code_used")
    press(wizard, QWizard.WizardButton.FinishButton)
    qtbot.waitUntil(lambda: "used already" in words(page))
    assert desk.joined == [] and not wizard.has_joined and wizard.isVisible()
    desk.refuses = None
    press(wizard, QWizard.WizardButton.FinishButton)
    qtbot.waitUntil(lambda: not wizard.isVisible())
    assert [code.strip() for code in desk.joined] == ["VENTANILLA1-abc"] and wizard.has_joined and desk.kept == []


def test_without_one_nobody_comes_to_the_offices_page(wizard: FirstRun) -> None:
    ids = wizard.pageIds()
    assert isinstance(wizard.page(ids[-1]), OfficePage)
    seen = [wizard.currentId()]
    while wizard.nextId() != -1 and len(seen) < 10:
        wizard.setStartId(wizard.nextId())
        wizard.restart()
        seen.append(wizard.currentId())
    assert seen == ids[:-1]


def test_what_it_has_fixed_cannot_be_chosen(desk: Desk, look: Look, qtbot: QtBot) -> None:
    locked = frozenset({"theme", "start_with_system"})
    made = first_run(
        desk, look, {**VALUES, "start_with_system": True}, has_operator=True, recovery_key=None, locked=locked
    )
    show(made, qtbot)
    assert made.page_of(YouPage) is None
    assert made.page_of(RecoveryPage) is None
    assert not made.page_of(LookPage).theme.isEnabled()
    assert not made.page_of(HabitsPage).boxes["start_with_system"].isEnabled()
    assert made.answers().settings.keys() == {"language", "sounds", "notices"}, "no tray here"


def test_one_more_channel_from_the_settings(desk: Desk, qtbot: QtBot) -> None:
    made = connect_channel(desk)
    show(made, qtbot)
    page = made.currentPage()
    assert isinstance(page, ChannelPage)
    connect(page, qtbot)
    with qtbot.waitSignal(made.accepted):
        press(made, QWizard.WizardButton.FinishButton)
    assert desk.kept[0].login == ""
    assert desk.kept[0].settings == {}


def test_the_key_is_whole_on_the_page_and_on_paper(wizard: FirstRun, tmp_path: Any) -> None:
    page = wizard.page_of(RecoveryPage)
    assert page.key.text().replace("\n", "-") == KEY
    assert key_lines(KEY) == [KEY[:24], KEY[25:49], KEY[50:]]
    pictures = []
    for key in (KEY, KEY.replace("3333", "3334")):
        image = QImage(794, 1123, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_paper(painter, QRectF(image.rect()), 96 / 72, key, "Title", page.paper_words())
        painter.end()
        border = [image.pixelColor(x, y) for x in range(794) for y in (0, 40, 1100, 1122)]
        assert all(colour == QColor("white") for colour in border), "nothing stands outside the margins"
        pictures.append(bytes(image.constBits()))
    assert pictures[0] != pictures[1], "a key that differs by one sign looks different"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "key.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(10, 10, 10, 10))
    print_key(printer, KEY, "Title", "words")
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "key.pdf").stat().st_size > 2_000
