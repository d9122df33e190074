"""The form of one rule: the words by language in tabs, and below them what is the same in all.

The form holds a draft and nothing else. It reads a rule, gives a rule back, and says when it changed; checking and saving are the page's.
"""

import json
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.models.capabilities import BY_KIND
from console.models.rule_checks import LANGUAGE_NAMES
from console.models.rules import LANGUAGES, PAIR, Rule, RuleButton, RuleError, RuleKind, rule_data, rule_from
from console.ui.answers.files import RuleFiles
from console.ui.answers.words import HOURS, KINDS, say, say_of_rule
from console.ui.buttons import Choice, TabBar
from console.ui.text import PlainLabel, safe_label, safe_tooltip
from console.ui.theme import theme
from console.ui.tokens import TypeRole


class WordsOfLanguage(QWidget):
    """Title, keywords, text and ways of asking in one language."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.keywords = QLineEdit()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(150)
        self.examples = QPlainTextEdit()
        self.examples.setTabChangesFocus(True)
        self.examples.setFixedHeight(84)
        self._form = form_layout(self)
        for field, signal in (
            (self.title, self.title.textEdited),
            (self.keywords, self.keywords.textEdited),
            (self.text, self.text.textChanged),
            (self.examples, self.examples.textChanged),
        ):
            signal.connect(self.changed)
            self._form.addRow(safe_label(""), field)
        self.retranslate()

    def retranslate(self) -> None:
        """Labels in the language in force."""
        hints: dict[QLineEdit | QPlainTextEdit, tuple[str, str]] = {
            self.title: (self.tr("Title"), self.tr("How operators and the menu call it")),
            self.keywords: (self.tr("Keywords"), self.tr("Separated by commas: padró, empadronament")),
            self.text: (self.tr("Text"), self.tr("What the citizen reads")),
            self.examples: (self.tr("Ways of asking"), self.tr("One a line; the suggestions learn from them")),
        }
        for field, (name, hint) in hints.items():
            set_label(self._form, field, name)
            field.setPlaceholderText(hint)

    def show_words(self, rule: Rule, language: str) -> None:
        """Fill in a rule's words; nothing is announced."""
        self.blockSignals(True)
        direction = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
        for field in (self.title, self.keywords, self.text, self.examples):
            field.setLayoutDirection(direction)
        self.title.setText(rule.titles.get(language, ""))
        self.keywords.setText(", ".join(rule.keywords.get(language, ())))
        self.text.setPlainText(rule.texts.get(language, ""))
        self.examples.setPlainText("\n".join(rule.examples.get(language, ())))
        self.blockSignals(False)

    def apply(self, rule: Rule, language: str) -> Rule:
        """The rule with these words."""
        return replace(
            rule,
            titles=_with(rule.titles, language, self.title.text().strip()),
            texts=_with(rule.texts, language, self.text.toPlainText().strip()),
            keywords=_with(rule.keywords, language, _parts(self.keywords.text(), ",")),
            examples=_with(rule.examples, language, _parts(self.examples.toPlainText(), "\n")),
        )


class RuleForm(QScrollArea):
    """GUI thread. `changed` after every edit; `language_changed(str)` when another tab is shown."""

    changed = Signal()
    language_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ruleForm")
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._rule = Rule(name="")
        self._is_filling = False
        self.kind = QComboBox()
        self.kind_hint = safe_label("", TypeRole.META, "text3", elides=True)
        self.is_automatic = QCheckBox()
        self.is_exact = QCheckBox()
        self.tabs = TabBar([Choice(language, language.upper()) for language in LANGUAGES])
        self.words = WordsOfLanguage()
        self.fields: dict[str, QLineEdit] = {
            name: QLineEdit()
            for name in (
                "topic",
                "owner",
                "team",
                "shortcut",
                "arguments",
                "valid_from",
                "valid_until",
                "reviewed_on",
                "code",
                "url",
            )
        }
        self.hours = QComboBox()
        self.channels = {kind: QCheckBox(able.label) for kind, able in BY_KIND.items()}
        self.buttons = QPlainTextEdit()
        self.buttons.setTabChangesFocus(True)
        self.buttons.setFixedHeight(74)
        self.files = RuleFiles()
        self.files.changed.connect(self._on_edit)
        self.options = QPlainTextEdit()
        self.options.setTabChangesFocus(True)
        self.options.setFixedHeight(90)
        self.trouble = safe_label("", colour="bad_text", wraps=True)
        self.trouble.setObjectName("trouble")
        self._build()
        self._connect()
        self.retranslate()
        self._dress()

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("ruleBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 14, 20, 20)
        column.setSpacing(12)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.kind)
        top.addWidget(self.kind_hint, 1)
        column.addLayout(top)
        below = QHBoxLayout()
        below.setSpacing(20)
        below.addWidget(self.is_automatic)
        below.addWidget(self.is_exact)
        below.addStretch()
        column.addLayout(below)
        column.addWidget(self.trouble)
        column.addWidget(self.tabs)
        column.addWidget(self.words)
        self._common = form_layout()
        channels = QWidget()
        line = QHBoxLayout(channels)
        line.setContentsMargins(0, 0, 0, 0)
        for box in self.channels.values():
            line.addWidget(box)
        line.addStretch()
        self._rows: dict[str, QWidget] = {
            **{name: self.fields[name] for name in ("topic", "owner", "team", "shortcut", "arguments")},
            "hours": self.hours,
            "channels": channels,
            **{name: self.fields[name] for name in ("valid_from", "valid_until", "reviewed_on")},
            "buttons": self.buttons,
            "files": self.files,
            "code": self.fields["code"],
            "url": self.fields["url"],
            "options": self.options,
        }
        for field in self._rows.values():
            self._common.addRow(safe_label(""), field)
        column.addLayout(self._common)
        column.addStretch()
        self.setWidget(body)

    def _connect(self) -> None:
        self.tabs.choice_changed.connect(self._on_tab)
        self.words.changed.connect(self._on_edit)
        self.kind.activated.connect(self._on_edit)
        self.hours.activated.connect(self._on_edit)
        for box in (self.is_automatic, self.is_exact, *self.channels.values()):
            box.clicked.connect(self._on_edit)
        for field in self.fields.values():
            field.textEdited.connect(self._on_edit)
        self.buttons.textChanged.connect(self._on_edit)
        self.options.textChanged.connect(self._on_edit)
        theme().theme_changed.connect(self._dress)

    @Slot()
    def _dress(self) -> None:
        colours = theme().tokens.colours
        self.setStyleSheet(f"#ruleForm, #ruleBody {{ background: {colours.surface.name()}; }}")

    def retranslate(self) -> None:
        """Labels in the language in force."""
        names: dict[str, tuple[str, str]] = {
            "topic": (self.tr("Topic"), self.tr("Padró")),
            "owner": (self.tr("Service that answers for it"), ""),
            "team": (self.tr("Team (for a person)"), ""),
            "shortcut": (self.tr("Shortcut after /"), self.tr("padro")),
            "arguments": (self.tr("Words that may follow"), self.tr("avui, demà, estació")),
            "hours": (self.tr("When"), ""),
            "channels": (self.tr("Channels (none: all)"), ""),
            "valid_from": (self.tr("Valid from"), "2026-01-01"),
            "valid_until": (self.tr("Valid until"), "2026-12-31"),
            "reviewed_on": (self.tr("Reviewed on"), QDate.currentDate().toString(Qt.DateFormat.ISODate)),
            "files": (self.tr("Files"), ""),
            "buttons": (self.tr("Buttons"), self.tr("One a line: words = what it says, or words = https://…")),
            "code": (self.tr("Code"), "menu, hours, incident…"),
            "url": (self.tr("Address"), "https://"),
            "options": (self.tr("Options (JSON)"), "{ }"),
        }
        for key, (name, hint) in names.items():
            field = self._rows[key]
            set_label(self._common, field, name)
            if isinstance(field, (QLineEdit, QPlainTextEdit)):
                field.setPlaceholderText(hint)
        self.is_automatic.setText(self.tr("Answers by itself"))
        safe_tooltip(self.is_automatic, self.tr("Off: operators see it as a suggestion"))
        self.is_exact.setText(self.tr("Exact words only"))
        safe_tooltip(self.is_exact, self.tr("For words that change something, like ALTA and BAIXA"))
        _fill(self.kind, {kind: say(names[1]) for kind, names in KINDS.items()}, self._rule.kind)
        _fill(self.hours, {hours: say(text) for hours, text in HOURS.items()}, self._rule.hours)
        self.kind.setAccessibleName(self.tr("Kind of answer"))
        self._fit()
        self.words.retranslate()
        self.files.retranslate()
        for language in LANGUAGES:
            safe_tooltip(self.tabs.button(language), say_of_rule(LANGUAGE_NAMES[language]))

    def show_rule(self, rule: Rule) -> None:
        """Edit this rule from now on."""
        self._is_filling = True
        self._rule = rule
        _choose(self.kind, rule.kind)
        _choose(self.hours, rule.hours)
        self.is_automatic.setChecked(rule.is_automatic)
        self.is_exact.setChecked(rule.is_exact)
        for name, field in self.fields.items():
            value = getattr(rule, name)
            field.setText(", ".join(value) if isinstance(value, tuple) else value)
        for kind, box in self.channels.items():
            box.setChecked(kind in rule.channels)
        self.options.setPlainText(json.dumps(rule.options, ensure_ascii=False, indent=1) if rule.options else "")
        self.files.show_files(rule.files)
        self._show_language()
        self._is_filling = False
        self._fit()
        self.trouble.setVisible(False)

    def draft(self) -> Rule:
        """The rule as the form stands. Raises RuleError for what cannot be kept (a wrong date, options that are no JSON)."""
        text = self.options.toPlainText().strip()
        try:
            options = json.loads(text) if text else {}
        except json.JSONDecodeError as error:
            raise RuleError("rule_bad_value", field="options") from error
        plain = {name: self.fields[name].text().strip() for name in self.fields if name != "arguments"}
        return rule_from(
            {
                **rule_data(self._rule),
                **plain,
                "kind": self.kind.currentData(),
                "hours": self.hours.currentData(),
                "is_automatic": self.is_automatic.isChecked(),
                "is_exact": self.is_exact.isChecked(),
                "arguments": _parts(self.fields["arguments"].text(), ","),
                "channels": [kind for kind, box in self.channels.items() if box.isChecked()],
                "options": options,
                "files": [asdict(file) for file in self.files.kept],
            }
        )

    @property
    def language(self) -> str:
        """The language whose tab is shown."""
        return self.tabs.current

    def set_missing(self, missing: set[str]) -> None:
        """Mark the languages that lack something the rule needs."""
        for language in LANGUAGES:
            self.tabs.set_choice(Choice(language, language.upper() + (" •" if language in missing else "")))

    @Slot(str)
    def _on_tab(self, _language: str) -> None:
        self._show_language()
        self.language_changed.emit(self.language)

    def _show_language(self) -> None:
        was, self._is_filling = self._is_filling, True
        self.words.show_words(self._rule, self.language)
        self.buttons.setPlainText(_button_lines(self._rule.buttons, self.language))
        self._is_filling = was

    @Slot()
    def _on_edit(self) -> None:
        if self._is_filling:
            return
        self._fit()
        # What was typed in this language is kept at once, whatever else in the form cannot be understood yet.
        words = self.words.apply(self._rule, self.language)
        self._rule = replace(words, buttons=_buttons(self.buttons.toPlainText(), self._rule.buttons, self.language))
        self.changed.emit()

    def _fit(self) -> None:
        """Only the fields that mean something for the kind."""
        kind = self.kind.currentData()
        self.kind_hint.setText(say(KINDS[kind][2]) if kind in KINDS else "")
        shown = {
            "team": kind == RuleKind.OPERATOR,
            "code": kind == RuleKind.CODE,
            "url": kind == RuleKind.EXTERNAL,
            "options": kind in (RuleKind.CODE, RuleKind.EXTERNAL),
            "buttons": kind in (RuleKind.TEXT, RuleKind.OPERATOR),
            "files": kind in (RuleKind.TEXT, RuleKind.OPERATOR),
        }
        for name, is_shown in shown.items():
            self._common.setRowVisible(self._rows[name], is_shown)


def form_layout(parent: QWidget | None = None) -> QFormLayout:
    """The house's form: labels left, fields as wide as there is room."""
    form = QFormLayout(parent) if parent is not None else QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(14)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return form


def set_label(form: QFormLayout, field: QWidget, name: str) -> None:
    """Name a field for the eye and for a screen reader."""
    label = form.labelForField(field)
    if isinstance(label, PlainLabel):
        label.setText(name)
    field.setAccessibleName(name)


def _with(table: dict[str, Any], language: str, value: Any) -> dict[str, Any]:
    changed = {**table, language: value}
    return {name: changed[name] for name in LANGUAGES if changed.get(name)}


def _parts(text: str, separator: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(separator) if part.strip()))


def _fill(box: QComboBox, names: dict[str, str], current: str) -> None:
    box.blockSignals(True)
    box.clear()
    for key, name in names.items():
        box.addItem(name, str(key))
    box.blockSignals(False)
    _choose(box, current)


def _choose(box: QComboBox, key: str) -> None:
    box.setCurrentIndex(max(0, box.findData(str(key))))


def _button_lines(buttons: tuple[RuleButton, ...], language: str) -> str:
    return "\n".join(
        f"{button.labels.get(language) or next(iter(button.labels.values()), '')} = {button.url or button.sends}"
        for button in buttons
    )


def _buttons(text: str, before: tuple[RuleButton, ...], language: str) -> tuple[RuleButton, ...]:
    """Buttons from lines; words in other languages are kept for the button that leads to the same."""
    known = {button.url or button.sends: button for button in before}
    made = []
    for line in text.splitlines():
        words, _, target = (part.strip() for part in line.rpartition("="))
        words, target = (words, target) if words else (target, target)
        if not words:
            continue
        labels = {**(known[target].labels if target in known else {}), language: words}
        labels = {name: labels[name] for name in LANGUAGES if name in labels} or {PAIR[0]: words}
        is_address = target.startswith(("https://", "http://"))
        made.append(RuleButton(labels, "" if is_address else target, target if is_address else ""))
    return tuple(made)
