"""The page with the recovery key, shown once, and the paper it is printed on."""

from PySide6.QtCore import QDate, QLocale, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout

from console.ui.text import safe_label
from console.ui.tokens import TypeRole
from console.ui.wizard.pages import Page

_PER_LINE = 5


class RecoveryPage(Page):
    """The wizard does not end before somebody says that the key is on paper."""

    def __init__(self, recovery_key: str) -> None:
        super().__init__()
        self._key = recovery_key
        self.key = safe_label("\n".join(key_lines(recovery_key)), TypeRole.HEADER_NAME, selectable=True)
        self.key.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.print_button = QPushButton()
        self.print_button.setAutoDefault(False)
        self.print_button.clicked.connect(self._on_print)
        self.is_kept = QCheckBox()
        self.is_kept.toggled.connect(self.completeChanged)
        column = QVBoxLayout(self)
        column.setSpacing(14)
        column.addWidget(self.key)
        column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        column.addWidget(self.is_kept)
        self.retranslate()

    def retranslate(self) -> None:
        self.setTitle(self.tr("Keep this paper safe"))
        self.setSubTitle(
            self.tr(
                "If this computer breaks, this key opens a backup. It is shown only now. Print it and give it to whoever guards the town's data."
            )
        )
        self.key.setAccessibleName(self.tr("Recovery key"))
        self.print_button.setText(self.tr("Print…"))
        self.is_kept.setText(self.tr("It is on paper, away from this computer"))

    def isComplete(self) -> bool:
        return self.is_kept.isChecked()

    @Slot()
    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            print_key(printer, self._key, self.tr("Ventanilla: recovery key"), self.paper_words())

    def paper_words(self) -> str:
        """What stands below the key on paper."""
        date = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
        return self.tr(
            "Printed on {date}. Opens backups of this desk, and the desk itself when its key is lost:\nventanilla recovery-key open\nKeep it away from the computer. Whoever holds it and a backup can read everything."
        ).format(date=date)


def key_lines(key: str) -> list[str]:
    """The groups of a key, five to a line, so that an eye keeps its place."""
    groups = key.replace(" ", "-").split("-")
    return ["-".join(groups[start : start + _PER_LINE]) for start in range(0, len(groups), _PER_LINE)]


def print_key(printer: QPrinter, key: str, title: str, words: str) -> None:
    """One page."""
    painter = QPainter(printer)
    paint_paper(painter, QRectF(painter.viewport()), printer.resolution() / 72, key, title, words)
    painter.end()


def paint_paper(painter: QPainter, page: QRectF, per_point: float, key: str, title: str, words: str) -> None:
    """Title, key in large letters, words; `per_point`: units of the page in one typographic point."""
    margin = 56 * per_point
    box = page.adjusted(margin, margin, -margin, -margin)
    for text, points, is_bold, is_mono in (
        (title, 20, True, False),
        ("\n".join(key_lines(key)), 18, True, True),
        (words, 11, False, False),
    ):
        font = QFont("monospace" if is_mono else painter.font().family())
        if is_mono:
            font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(round(points * per_point))
        font.setBold(is_bold)
        painter.setFont(font)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
        painter.drawText(box, flags, text)
        box.setTop(painter.boundingRect(box, flags, text).bottom() + 24 * per_point)
