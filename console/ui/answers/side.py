"""Beside the form: how the citizen will see the answer on a channel, and what is wrong with the rule, in sentences."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from console.answers.composing import rule_answer, shape
from console.models.capabilities import BY_KIND
from console.models.rule_checks import Finding, finding_text
from console.models.rules import Rule, RuleKind
from console.ui.answers.preview import PhonePreview
from console.ui.answers.words import say_of_rule
from console.ui.text import safe_label
from console.ui.tokens import TypeRole

MOST_FINDINGS = 12


class RuleSide(QFrame):
    """GUI thread. `channel_changed` when the preview is for another channel."""

    channel_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ruleSide")
        self.setMinimumWidth(270)
        self._title = safe_label("", TypeRole.BODY_STRONG, "text2")
        self.channel = QComboBox()
        for kind, able in BY_KIND.items():
            self.channel.addItem(able.label, kind)
        self.channel.currentIndexChanged.connect(self._on_channel)
        self.preview = PhonePreview()
        self._heading = safe_label("", TypeRole.BODY_STRONG, "text2")
        self._findings = QVBoxLayout()
        self._findings.setSpacing(6)
        body = QWidget()
        body.setObjectName("ruleSideBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for widget in (self._title, self.channel, self.preview):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self._heading)
        column.addLayout(self._findings)
        column.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self.retranslate()

    def retranslate(self) -> None:
        """The fixed words in the language in force."""
        self._title.setText(self.tr("As the citizen sees it"))
        self.channel.setAccessibleName(self.tr("Channel of the preview"))

    @Slot()
    def _on_channel(self) -> None:
        self.channel_changed.emit()

    def show_rule(self, rule: Rule | None, language: str, findings: list[Finding]) -> None:
        """Preview and findings of a draft; nothing without one."""
        if rule is None:
            self.preview.show_answer("", None, language)
        else:
            self._show_preview(rule, language)
        self._show_findings(findings)

    def _show_preview(self, rule: Rule, language: str) -> None:
        able = BY_KIND[str(self.channel.currentData())]
        keyword = next(iter(rule.keywords.get(language, ()) or rule.all_keywords()), "")
        note, shaped = "", None
        if rule.kind in (RuleKind.CODE, RuleKind.EXTERNAL):
            note = self.tr("The code makes the words. Use «Try» to see them.")
        elif rule.text(language):
            answer = rule_answer(rule, language)
            if rule.kind is RuleKind.OPERATOR:
                answer = replace(answer, handoff="rule")
            shaped = shape(answer, language, has_buttons=able.has_buttons)
        else:
            note = self.tr("There is no text yet.")
        self.preview.show_answer(keyword.upper(), shaped, language, note)

    def _show_findings(self, findings: list[Finding]) -> None:
        while self._findings.count():
            item = self._findings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._heading.setText(self.tr("To mend") if findings else "")
        for finding in sorted(findings, key=lambda each: not each.is_error)[:MOST_FINDINGS]:
            text = f"• {finding_text(finding, say_of_rule)}"
            tone = "bad_text" if finding.is_error else "warn_text"
            self._findings.addWidget(safe_label(text, TypeRole.META, tone, wraps=True))
