"""The rule table on screen: list, form, and beside it how the citizen will see the answer and what is wrong with the rule.

One draft at a time. Choosing another rule with unsaved changes asks first; saving asks for nothing but takes a reason. The database refuses
what an operator may not do; an operator who is no supervisor sees everything and can save nothing, and the page says so.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from console.models.clock import Clock
from console.models.records import Change
from console.models.rule_checks import Finding, refusal_text
from console.models.rules import KeptRule, Rule, RuleError
from console.operations import rules as table
from console.operations.rule_facts import RuleFacts, findings_here, rule_facts
from console.ui.answers.delegate import RuleDelegate, row_height
from console.ui.answers.form import RuleForm
from console.ui.answers.head import RuleHead
from console.ui.answers.history import HistoryDialog
from console.ui.answers.installed import installed_codes
from console.ui.answers.model import ROW_ROLE, RuleListModel, RuleRow, make_row
from console.ui.answers.side import RuleSide
from console.ui.answers.simulation import SimulationDialog
from console.ui.answers.trial import Trial, TrialDialog
from console.ui.answers.words import KINDS, say, say_of_rule
from console.ui.bridge import Bridge
from console.ui.buttons import ActionButton, ButtonKind, Choice, SegmentedControl
from console.ui.paint import Tone
from console.ui.text import message_box
from console.ui.theme import theme
from console.ui.widgets import Banner, EmptyState, SearchField

NEW = ""
WIDE = 1120
"""Logical px of the page from which the side stands beside the form and buttons have words."""


class RulesPane(QWidget):
    """GUI thread. `conversation_wanted(object, object)` opens one at a message. `trial` tries a draft; without it that button is gone."""

    conversation_wanted = Signal(object, object)

    def __init__(self, bridge: Bridge, clock: Clock, trial: Trial | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._trial = trial
        self._clock = clock
        self._kept: dict[str, KeptRule] = {}
        self._codes: tuple[str, ...] = ()
        self._facts: RuleFacts | None = None
        self._chosen = NEW
        self._is_changed = False
        self._wants_side: bool | None = None
        self._is_supervisor = bridge.desk.actor.is_supervisor
        self._build()
        self._connect()
        self.retranslate()
        bridge.compute(self, installed_codes, done=self._on_codes)
        self._read()

    # --- building ------------------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.side = RuleSide()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane in (self._build_list(), self._build_centre(), self.side):
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([330, 700, 330])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)

    def _build_list(self) -> QWidget:
        pane = QFrame()
        pane.setObjectName("ruleList")
        pane.setMinimumWidth(236)
        self.search = SearchField(self.tr("Search rules"))
        self.which = SegmentedControl([Choice("all", ""), Choice("automatic", ""), Choice("problems", "")])
        self.new_button = ActionButton("", ButtonKind.PRIMARY, "plus")
        self.model = RuleListModel(self)
        self.list = QTableView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RuleDelegate(self.list))
        self.list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setShowGrid(False)
        self.list.setMouseTracking(True)
        self.list.setTabKeyNavigation(False)
        self.list.horizontalHeader().hide()
        self.list.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.list.verticalHeader().hide()
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(pane)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.which)
        column.addWidget(self.list, 1)
        column.addWidget(self.new_button)
        return pane

    def _build_centre(self) -> QWidget:
        pane = QFrame()
        pane.setObjectName("ruleCentre")
        pane.setMinimumWidth(400)
        self.head = RuleHead()
        self.reader_banner = Banner(Tone.ACCENT, "lock")
        self.form = RuleForm()
        self.empty = EmptyState("template", "")
        self.why = QLineEdit()
        self.discard_button = ActionButton("", ButtonKind.GHOST)
        self.save_button = ActionButton("", ButtonKind.PRIMARY, "check", "Ctrl+S")
        bottom = QHBoxLayout()
        bottom.setContentsMargins(20, 8, 16, 10)
        bottom.setSpacing(8)
        bottom.addWidget(self.why, 1)
        bottom.addWidget(self.discard_button)
        bottom.addWidget(self.save_button)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.reader_banner)
        column.addWidget(self.form, 1)
        column.addWidget(self.empty, 1)
        column.addLayout(bottom)
        return pane

    def _connect(self) -> None:
        self.search.field.textChanged.connect(self._on_narrowed)
        self.which.choice_changed.connect(self._on_narrowed)
        self.list.selectionModel().selectionChanged.connect(self._on_selected)
        self.new_button.clicked.connect(self.new_rule)
        self.form.changed.connect(self._on_edited)
        self.form.language_changed.connect(self._show_sides)
        self.side.channel_changed.connect(self._show_sides)
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discard)
        self.head.history_button.clicked.connect(self._on_history)
        self.head.remove_button.clicked.connect(self._on_remove)
        self.head.try_button.clicked.connect(self._on_try)
        self.head.simulate_button.clicked.connect(self._on_simulate)
        self.empty.action_triggered.connect(self.new_rule)
        self._bridge.changed.connect(self._on_changed)
        theme().theme_changed.connect(self._dress)
        shortcut = QShortcut(QKeySequence("Ctrl+S"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.save)
        self._dress()

    @Slot()
    def _dress(self) -> None:
        colours = theme().tokens.colours
        self.list.verticalHeader().setDefaultSectionSize(row_height())
        self.setStyleSheet(
            f"#ruleList, #ruleSide, #ruleSideBody, #ruleList QTableView {{ background: {colours.pane.name()}; border: none;"
            " selection-background-color: transparent; outline: none; }"
            f"#ruleCentre {{ background: {colours.surface.name()}; border: none; }}"
        )

    def retranslate(self) -> None:
        """All words in the language in force."""
        self.search.field.setPlaceholderText(self.tr("Search rules"))
        self.search.field.setAccessibleName(self.tr("Search rules"))
        self.list.setAccessibleName(self.tr("Rules"))
        self.new_button.set_words(self.tr("New rule"))
        self.head.retranslate()
        self._fit_side()
        self.discard_button.set_words(self.tr("Discard"))
        self.save_button.set_words(self.tr("Save"))
        self.why.setPlaceholderText(self.tr("Why this change? (kept in the versions)"))
        self.why.setAccessibleName(self.tr("Why this change?"))
        self.side.retranslate()
        self.reader_banner.show_words(self.tr("Only a supervisor can change rules. You can read and try them."))
        self.reader_banner.setVisible(not self._is_supervisor)
        self.empty.show_words(
            self.tr("Choose a rule, or write a new one."), self.tr("New rule") if self._is_supervisor else ""
        )
        self.form.retranslate()
        self._show_counts()
        self._show_sides()

    # --- reading -------------------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        self._bridge.read(self, rule_facts, done=self._on_facts)

    def _on_facts(self, facts: RuleFacts) -> None:
        self._facts = facts
        self._on_read(facts.kept)

    def _on_codes(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._on_read(list(self._kept.values()))

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.rules or change.everything:
            self._read()

    def _on_read(self, kept: list[KeptRule]) -> None:
        self._kept = {item.rule.name: item for item in kept}
        findings = self._check([item.rule for item in kept])
        by_rule: dict[str, list[Finding]] = {}
        for finding in findings:
            by_rule.setdefault(finding.rule, []).append(finding)
        rows = []
        for item in kept:
            mine = by_rule.get(item.rule.name, [])
            errors = sum(finding.is_error for finding in mine)
            rows.append(make_row(item, self._language(), errors, len(mine) - errors))
        self.model.show_rows(rows)
        self._show_counts()
        if self._chosen and not self._is_changed:
            self._show_chosen()
        self._select(self._chosen)
        self._show_page()

    def _check(self, all_rules: list[Rule], only: str | None = None) -> list[Finding]:
        if self._facts is None:
            return []
        return findings_here(self._facts, all_rules, self._codes, None if only is None else {only})

    def _language(self) -> str:
        return self.locale().name()[:2] if self.locale().name()[:2] in ("ca", "es", "en") else "ca"

    # --- choosing and editing ------------------------------------------------------------------------------------------------------

    @Slot()
    def _on_narrowed(self) -> None:
        self.model.narrow(self.search.field.text(), self.which.current)
        self._select(self._chosen)

    def _select(self, name: str) -> None:
        row = self.model.row_of(name)
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        if row >= 0:
            self.list.selectRow(row)
        else:
            self.list.clearSelection()
        selection.blockSignals(False)
        self.list.viewport().update()

    @Slot(QItemSelection)
    def _on_selected(self, _: QItemSelection) -> None:
        rows = self.list.selectionModel().selectedRows()
        row = rows[0].data(ROW_ROLE) if rows else None
        if not isinstance(row, RuleRow) or row.name == self._chosen:
            return
        if not self.may_leave():
            self._select(self._chosen)
            return
        self.open_rule(row.name)

    def may_leave(self) -> bool:
        """Whether the draft may be left: it is saved, or the operator says that it can go."""
        if not self._is_changed:
            return True
        box = message_box(
            self,
            QMessageBox.Icon.Question,
            self.tr("Unsaved changes"),
            self.tr("This rule has changes that are not saved. Leave it and lose them?"),
        )
        box.setStandardButtons(QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel)
        if box.exec() != QMessageBox.StandardButton.Discard:
            return False
        self._is_changed = False
        return True

    def open_rule(self, name: str) -> None:
        """Show a rule in the form."""
        self._chosen = name
        self._is_changed = False
        self.why.clear()
        self._show_chosen()
        self._select(name)
        self._show_page()

    @Slot()
    def new_rule(self) -> None:
        """Ask for a name and begin an empty draft; nothing is kept before it is saved."""
        if not self._is_supervisor or not self.may_leave():
            return
        name, is_given = QInputDialog.getText(
            self, self.tr("New rule"), self.tr("Short name (small letters, digits, _): it never changes")
        )
        if is_given and name.strip():
            self.begin(Rule(name=name.strip().lower().replace(" ", "_")))

    def begin(self, draft: Rule) -> None:
        """Edit a draft that is not kept yet."""
        self._chosen = draft.name
        self._is_changed = True
        if draft.texts and self.form.language not in draft.texts:
            self.form.tabs.choose(next(iter(draft.texts)))
        self.form.show_rule(draft)
        self._show_page()
        self._show_sides()
        self.form.words.title.setFocus()

    def _show_chosen(self) -> None:
        if self._chosen in self._kept:
            self.form.show_rule(self._kept[self._chosen].rule)
        else:
            self._chosen = NEW
        self._show_sides()

    def _show_page(self) -> None:
        has_rule = bool(self._chosen)
        self.form.setVisible(has_rule)
        self.empty.setVisible(not has_rule)
        self.head.try_button.setVisible(self._trial is not None)
        self.head.try_button.setEnabled(has_rule)
        self.head.simulate_button.setEnabled(has_rule)
        for widget in (self.head.history_button, self.head.remove_button):
            widget.setEnabled(self._chosen in self._kept)
        self.head.remove_button.setVisible(self._is_supervisor)
        self.new_button.setEnabled(self._is_supervisor)
        saving: tuple[QWidget, ...] = (self.why, self.discard_button, self.save_button)
        for field in saving:
            field.setVisible(has_rule and self._is_supervisor)
            field.setEnabled(self._is_changed)

    @Slot()
    def _on_edited(self) -> None:
        self._is_changed = True
        self._show_page()
        self._show_sides()

    # --- beside the form -----------------------------------------------------------------------------------------------------------

    def draft(self) -> Rule | None:
        """The rule as the form stands, or None while it cannot be understood; then the form says why."""
        try:
            rule = self.form.draft()
        except RuleError as error:
            self.form.trouble.setText(refusal_text(error, say_of_rule))
            self.form.trouble.show()
            return None
        self.form.trouble.hide()
        return rule

    @Slot()
    def _show_sides(self) -> None:
        if not self._chosen:
            self.head.title.setText("")
            self.head.under.setText("")
            self.side.show_rule(None, "ca", [])
            return
        rule = self.draft()
        if rule is None:
            return
        kept = self._kept.get(rule.name)
        self.head.title.setText(rule.title(self._language()))
        version = self.tr("version {n}").format(n=kept.version) if kept is not None else self.tr("not saved yet")
        self.head.under.setText(f"{rule.name} · {say(KINDS[rule.kind][1])} · {version}")
        others = [item.rule for name, item in self._kept.items() if name != rule.name]
        findings = self._check([*others, rule], only=rule.name)
        self.form.set_missing({finding.language for finding in findings if finding.language})
        self.side.show_rule(rule, self.form.language, findings)

    def _show_counts(self) -> None:
        rows = self.model.rules()
        self.which.set_choice(Choice("all", self.tr("All"), len(rows)))
        self.which.set_choice(
            Choice("automatic", self.tr("Automatic"), sum(row.kept.rule.is_automatic for row in rows))
        )
        self.which.set_choice(
            Choice("problems", self.tr("To mend"), sum(bool(row.problems or row.warnings) for row in rows))
        )

    # --- acts ----------------------------------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Keep the draft as the newest version."""
        rule = self.draft() if self._chosen and self._is_changed and self._is_supervisor else None
        if rule is None:
            return

        def kept(_: object) -> None:
            self._is_changed = False
            self.why.clear()
            self._read()

        self._bridge.run(self, table.save_rule, rule, self.why.text(), done=kept)

    @Slot()
    def discard(self) -> None:
        """Back to what is kept."""
        self._is_changed = False
        self._show_chosen()
        self._show_page()

    @Slot()
    def _on_remove(self) -> None:
        reason, is_given = QInputDialog.getText(
            self, self.tr("Remove the rule"), self.tr("Why? Its versions stay and it can come back.")
        )
        if is_given:
            name = self._chosen

            def removed(_: object) -> None:
                self._is_changed = False
                self._chosen = NEW
                self._read()

            self._bridge.run(self, table.remove_rule, name, reason, done=removed)

    @Slot()
    def _on_history(self) -> None:
        dialog = HistoryDialog(self._bridge, self._chosen, self._clock, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_try(self) -> None:
        rule = self.draft()
        if rule is None or self._trial is None:
            return
        kept = self._kept.get(rule.name)
        draft = KeptRule(kept.id if kept else 0, kept.version if kept else 0, rule, 0)
        dialog = TrialDialog(self._bridge, draft, self._trial, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_simulate(self) -> None:
        rule = self.draft()
        if rule is not None:
            dialog = SimulationDialog(self._bridge, self._clock, rule, self)
            dialog.conversation_wanted.connect(self.conversation_wanted)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def toggle_side(self) -> None:
        """F4: preview and findings beside the form, or not."""
        self._wants_side = not self.side.isVisible()
        self._fit_side()

    def _fit_side(self) -> None:
        """On a narrow window the form has the room, until the side is asked for."""
        is_wide = self.width() >= WIDE
        self.side.setVisible(self._wants_side if self._wants_side is not None else is_wide)
        self.head.set_wide(is_wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def sizeHint(self) -> QSize:
        return QSize(1300, 800)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._read()
        super().changeEvent(event)
