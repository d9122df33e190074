"""One row for one declared setting: its name, a hint, and the field its type asks for. A row keeps nothing itself."""

from typing import Any

from PySide6.QtCore import QObject, Qt, QTime, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from console.settings import Origin, Setting, Settings
from console.ui.icons import icon_pixmap
from console.ui.settings.texts import AT_NEXT_START, HINTS, NAMES, OF_NOTHING, UNITS, choice_text, say
from console.ui.text import safe_label
from console.ui.theme import theme
from console.ui.tokens import TypeRole

_FIELD_WIDTH = 210
_OTHER = "other"


class CalmComboBox(QComboBox):
    """Turning the wheel over it scrolls the page; it must not change a value in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CalmSpinBox(QSpinBox):
    """See CalmComboBox."""

    def __init__(self) -> None:
        super().__init__()
        inset(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def inset(box: QAbstractSpinBox) -> None:
    """A number stands as far from its border as words do; the style sheet's padding does not reach it."""
    box.lineEdit().setTextMargins(6, 0, 6, 0)


class Field(QObject):
    """One editor. `changed(object)` carries the new value; `show_value` never emits."""

    changed = Signal(object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.widget: QWidget = QWidget()

    def show_value(self, value: Any) -> None:
        """Show the value in force."""

    def inputs(self) -> list[QWidget]:
        """What takes the focus."""
        return [self.widget]


class CheckField(Field):
    """yes_no"""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.box = QCheckBox()
        self.widget = self.box
        self.box.toggled.connect(self._on_toggled)

    def show_value(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setChecked(bool(value))
        self.box.blockSignals(False)

    @Slot(bool)
    def _on_toggled(self, is_on: bool) -> None:
        self.changed.emit(is_on)


class ChoiceField(Field):
    """choice, and numbers of which only some are allowed"""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.combo = CalmComboBox()
        self.widget = self.combo
        for choice in setting.choices:
            self.combo.addItem(choice_text(setting, choice), choice)
        self.combo.activated.connect(self._on_activated)

    def show_value(self, value: Any) -> None:
        self.combo.setCurrentIndex(max(0, self.combo.findData(value)))

    @Slot()
    def _on_activated(self) -> None:
        self.changed.emit(self.combo.currentData())


class NumberField(Field):
    """number"""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.spin = CalmSpinBox()
        self.widget = self.spin
        self.spin.setRange(setting.minimum, setting.maximum)
        self.spin.setSuffix(UNITS.get(setting.key, ""))
        self.spin.setSpecialValueText(say(OF_NOTHING.get(setting.key, "")))
        # A number is kept when it is whole, not at each of its digits.
        self.spin.setKeyboardTracking(False)
        self.spin.valueChanged.connect(self._on_changed)

    def show_value(self, value: Any) -> None:
        self.spin.blockSignals(True)
        self.spin.setValue(int(value))
        self.spin.blockSignals(False)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit(self.spin.value())


class TextField(Field):
    """text"""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.line = QLineEdit()
        self.line.setMaxLength(200)
        self.widget = self.line
        self.line.editingFinished.connect(self._on_finished)

    def show_value(self, value: Any) -> None:
        self.line.setText(str(value))
        self.line.setModified(False)

    @Slot()
    def _on_finished(self) -> None:
        if self.line.isModified():
            self.line.setModified(False)
            self.changed.emit(self.line.text().strip())


class HoursField(Field):
    """hours: off, or from and to"""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.box, self.start, self.end = QCheckBox(), QTimeEdit(), QTimeEdit()
        for edit in (self.start, self.end):
            inset(edit)
        self.widget = QWidget()
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.box)
        for edit, hour in ((self.start, 14), (self.end, 16)):
            edit.setDisplayFormat("HH:mm")
            edit.setTime(QTime(hour, 0))
            edit.setKeyboardTracking(False)
            edit.timeChanged.connect(self._on_changed)
            row.addWidget(edit)
            if edit is self.start:
                row.addWidget(safe_label("–", TypeRole.BODY, "text2"))
        self.box.toggled.connect(self._on_changed)

    def inputs(self) -> list[QWidget]:
        return [self.box, self.start, self.end]

    def show_value(self, value: Any) -> None:
        for widget in self.inputs():
            widget.blockSignals(True)
        self.box.setChecked(bool(value))
        if value:
            start, _, end = str(value).partition("-")
            self.start.setTime(QTime.fromString(start, "HH:mm"))
            self.end.setTime(QTime.fromString(end, "HH:mm"))
        for widget in self.inputs():
            widget.blockSignals(False)
        self._fit()

    def _fit(self) -> None:
        for edit in (self.start, self.end):
            edit.setEnabled(self.box.isChecked() and self.box.isEnabled())

    @Slot()
    def _on_changed(self) -> None:
        self._fit()
        hours = f"{self.start.time().toString('HH:mm')}-{self.end.time().toString('HH:mm')}"
        self.changed.emit(hours if self.box.isChecked() else "")


class ProxyField(Field):
    """proxy: like the system, none, or an address"""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self.combo, self.line = CalmComboBox(), QLineEdit()
        self.widget = QWidget()
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.combo)
        column.addWidget(self.line)
        for name in ("system", "none"):
            self.combo.addItem(choice_text(setting, name), name)
        self.combo.addItem(self.tr("This address:"), _OTHER)
        self.combo.activated.connect(self._on_activated)
        self.line.editingFinished.connect(self._on_finished)

    def inputs(self) -> list[QWidget]:
        return [self.combo, self.line]

    def show_value(self, value: Any) -> None:
        place = self.combo.findData(value)
        self.combo.setCurrentIndex(place if place >= 0 else self.combo.findData(_OTHER))
        self.line.setText("" if place >= 0 else str(value))
        self.line.setModified(False)
        self.line.setVisible(place < 0)

    @Slot()
    def _on_activated(self) -> None:
        is_other = self.combo.currentData() == _OTHER
        self.line.setVisible(is_other)
        if is_other:
            self.line.setFocus()
        else:
            self.changed.emit(self.combo.currentData())

    @Slot()
    def _on_finished(self) -> None:
        if self.line.isModified() and self.line.text().strip():
            self.line.setModified(False)
            self.changed.emit(self.line.text().strip())


def field_of(setting: Setting) -> Field:
    """The editor for a setting's type."""
    if setting.choices:
        return ChoiceField(setting)
    makers: dict[str, type[Field]] = {
        "yes_no": CheckField,
        "number": NumberField,
        "hours": HoursField,
        "proxy": ProxyField,
    }
    return makers.get(setting.kind, TextField)(setting)


class SettingRow(QWidget):
    """Name and hint on the left, field on the right; below them who has fixed the value, or why it can do nothing here."""

    def __init__(self, setting: Setting, settings: Settings, why_not: str = "") -> None:
        super().__init__()
        self._why_not = why_not
        self.setObjectName(setting.key)
        self._settings = settings
        self.field = field_of(setting)
        self.field.setParent(self)
        name = say(NAMES[setting.key])
        label = safe_label(name, TypeRole.BODY_MEDIUM, wraps=True)
        hint = say(HINTS.get(setting.key, ""))
        if setting.key in AT_NEXT_START:
            hint = " ".join(part for part in (hint, self.tr("From the next start.")) if part)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label)
        if hint:
            words.addWidget(safe_label(hint, TypeRole.META, "text3", wraps=True))
        self._fixed = QWidget()
        fixed = QHBoxLayout(self._fixed)
        fixed.setContentsMargins(0, 2, 0, 0)
        fixed.setSpacing(6)
        self._lock = safe_label()
        self._who = safe_label("", TypeRole.META, "warn_text", wraps=True)
        fixed.addWidget(self._lock)
        fixed.addWidget(self._who, 1)
        words.addWidget(self._fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(16)
        row.addLayout(words, 1)
        is_wide = not isinstance(self.field, CheckField)
        if is_wide:
            self.field.widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self.field.widget.setMinimumWidth(_FIELD_WIDTH)
        row.addWidget(self.field.widget, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in self.field.inputs():
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(hint)
        label.setBuddy(self.field.inputs()[0])
        self.refresh()

    def refresh(self) -> None:
        """Show the value in force and whether the operator may change it."""
        key = self.field.setting.key
        origin = self._settings.origin(key)
        is_free = origin in (Origin.USER, Origin.DEFAULT) and not self._why_not
        self.field.widget.setEnabled(is_free)
        self.field.show_value(self._settings.value(key))
        self._fixed.setVisible(not is_free)
        if self._why_not:
            self._who.setText(self._why_not)
        elif origin is Origin.POLICY:
            self._who.setText(self.tr("IT manages this value"))
        elif not is_free:
            self._who.setText(self.tr("Fixed for this run from outside (environment or command line)"))
        colour = theme().tokens.colours.warn_text
        self._lock.setPixmap(
            icon_pixmap("info-circle" if self._why_not else "lock", colour, 14, 14, self.devicePixelRatioF())
        )
