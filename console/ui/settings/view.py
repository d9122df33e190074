"""One row per declared setting, grouped; a value fixed by IT is shown disabled and says so. The page invents no setting of its own."""

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QMessageBox,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from console.models.problems import Problem
from console.settings import SETTINGS, Setting, Settings
from console.ui.sentences import text_of
from console.ui.text import message_box, safe_label
from console.ui.tokens import TypeRole

GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Settings", "General"),
        (
            "language",
            "theme",
            "more_contrast",
            "text_scale",
            "density",
            "start_with_system",
            "close_to_tray",
            "office_name",
            "department_name",
        ),
    ),
    (QT_TRANSLATE_NOOP("Settings", "Notices"), ("sounds", "notices", "notice_preview")),
    (QT_TRANSLATE_NOOP("Settings", "Writing"), ("enter_sends", "undo_seconds")),
    (
        QT_TRANSLATE_NOOP("Settings", "Waiting"),
        ("wait_target_minutes", "claim_lease_seconds", "courtesy_files_quietly", "courtesy_window_hours"),
    ),
    (QT_TRANSLATE_NOOP("Settings", "Privacy"), ("lock_after_minutes", "mask_phones")),
    (
        QT_TRANSLATE_NOOP("Settings", "Connection"),
        ("sync_in_console", "receive_timeout_seconds", "send_timeout_seconds", "proxy"),
    ),
)
NAMES: dict[str, Any] = {
    "language": QT_TRANSLATE_NOOP("Settings", "Language"),
    "theme": QT_TRANSLATE_NOOP("Settings", "Light or dark"),
    "more_contrast": QT_TRANSLATE_NOOP("Settings", "More contrast"),
    "text_scale": QT_TRANSLATE_NOOP("Settings", "Text size, %"),
    "density": QT_TRANSLATE_NOOP("Settings", "Height of the rows"),
    "start_with_system": QT_TRANSLATE_NOOP("Settings", "Start with the computer"),
    "close_to_tray": QT_TRANSLATE_NOOP("Settings", "Closing keeps it in the tray"),
    "office_name": QT_TRANSLATE_NOOP("Settings", "Name of the town hall"),
    "department_name": QT_TRANSLATE_NOOP("Settings", "Name of the office"),
    "sounds": QT_TRANSLATE_NOOP("Settings", "Sound when somebody writes"),
    "notices": QT_TRANSLATE_NOOP("Settings", "Notices on the desktop"),
    "notice_preview": QT_TRANSLATE_NOOP("Settings", "Show the topic in notices"),
    "enter_sends": QT_TRANSLATE_NOOP("Settings", "Enter sends (else Ctrl+Enter)"),
    "undo_seconds": QT_TRANSLATE_NOOP("Settings", "Seconds to undo a reply"),
    "wait_target_minutes": QT_TRANSLATE_NOOP("Settings", "Target for the wait, minutes"),
    "claim_lease_seconds": QT_TRANSLATE_NOOP("Settings", "A claim lapses after, seconds"),
    "courtesy_files_quietly": QT_TRANSLATE_NOOP("Settings", "A mere thank-you starts no wait"),
    "courtesy_window_hours": QT_TRANSLATE_NOOP("Settings", "… within so many hours of closing"),
    "lock_after_minutes": QT_TRANSLATE_NOOP("Settings", "Lock after idle minutes (0 never)"),
    "mask_phones": QT_TRANSLATE_NOOP("Settings", "Hide the middle of phone numbers"),
    "sync_in_console": QT_TRANSLATE_NOOP("Settings", "This window receives and sends"),
    "receive_timeout_seconds": QT_TRANSLATE_NOOP("Settings", "Wait for messages, seconds"),
    "send_timeout_seconds": QT_TRANSLATE_NOOP("Settings", "Wait for an answer when sending, seconds"),
    "proxy": QT_TRANSLATE_NOOP("Settings", "Proxy"),
}

CHOICES: dict[str, Any] = {
    "system": QT_TRANSLATE_NOOP("Settings", "Like the computer"),
    "light": QT_TRANSLATE_NOOP("Settings", "Light"),
    "dark": QT_TRANSLATE_NOOP("Settings", "Dark"),
    "comfortable": QT_TRANSLATE_NOOP("Settings", "Comfortable"),
    "compact": QT_TRANSLATE_NOOP("Settings", "Compact"),
    "ca": "Català",
    "es": "Castellano",
    "en": "English",
}


class SettingsDialog(QDialog):
    """`applied` follows once the values are stored."""

    applied = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._fields: dict[str, QWidget] = {}
        self.setWindowTitle(self.tr("Settings"))
        self.resize(620, 520)
        tabs = QTabWidget()
        declared = {setting.key: setting for setting in SETTINGS}
        for title, keys in GROUPS:
            form = QFormLayout()
            for key in keys:
                if key in declared:
                    self._add_row(form, declared[key])
            page = QWidget()
            page.setLayout(form)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QScrollArea.Shape.NoFrame)
            scroll.setWidget(page)
            tabs.addTab(scroll, QCoreApplication.translate("Settings", title))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._on_save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(tabs)
        layout.addWidget(buttons)

    def _add_row(self, form: QFormLayout, setting: Setting) -> None:
        value = self._settings.value(setting.key)
        field: QWidget
        choices = getattr(setting, "choices", None)
        if choices:
            combo = QComboBox()
            for choice in choices:
                combo.addItem(QCoreApplication.translate("Settings", CHOICES.get(str(choice), str(choice))), choice)
            combo.setCurrentIndex(max(0, combo.findData(value)))
            field = combo
        elif isinstance(value, bool):
            box = QCheckBox()
            box.setChecked(value)
            field = box
        elif isinstance(value, int):
            spin = QSpinBox()
            spin.setRange(0, 100_000)
            spin.setValue(value)
            field = spin
        else:
            line = QLineEdit(str(value))
            field = line
        name = QCoreApplication.translate("Settings", NAMES[setting.key])
        field.setAccessibleName(name)
        label = safe_label(name)
        label.setBuddy(field)
        form.addRow(label, field)
        if self._settings.is_locked(setting.key):
            field.setEnabled(False)
            form.addRow("", safe_label(self.tr("IT manages this value"), TypeRole.META, "text3"))
        self._fields[setting.key] = field

    @staticmethod
    def _value(field: QWidget) -> object:
        if isinstance(field, QComboBox):
            return field.currentData()
        if isinstance(field, QCheckBox):
            return field.isChecked()
        if isinstance(field, QSpinBox):
            return field.value()
        return field.text().strip() if isinstance(field, QLineEdit) else None

    @Slot()
    def _on_save(self) -> None:
        for key, field in self._fields.items():
            value = self._value(field)
            if field.isEnabled() and value != self._settings.value(key):
                try:
                    self._settings.set(key, value)
                except (Problem, ValueError) as error:
                    sentence = text_of(error) if isinstance(error, Problem) else str(error)
                    message_box(self, QMessageBox.Icon.Warning, self.tr("It could not be saved"), sentence).open()
                    return
        self.accept()
        self.applied.emit()
