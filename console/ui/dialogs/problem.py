"""A problem told over the window, in one sentence; while the screen is locked it waits, for it may name a citizen or a colleague."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from console.models.problems import Problem
from console.ui.curtain import Curtain
from console.ui.sentences import text_of
from console.ui.text import message_box


def tell_problem(window: QWidget, curtain: Curtain, problem: Problem) -> None:
    """Show it now, or once the screen is open again."""
    if curtain.is_drawn:

        def later() -> None:
            tell_problem(window, curtain, problem)

        curtain.opened.connect(later, Qt.ConnectionType.SingleShotConnection)
        return
    title = QCoreApplication.translate("MainWindow", "It could not be done")
    message_box(window, QMessageBox.Icon.Information, title, text_of(problem)).open()
