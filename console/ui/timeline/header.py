"""The head of a conversation: who it is, where they write from, how long they wait, and three verbs.

The waiting time is the largest thing after the name, because it decides what an operator does next. When there is little
room or the letters are large, the name is the last thing to be shortened: first the buttons lose their words (they keep
their names for screen readers and tooltips), then the topic goes, then the waiting time is told shorter, then the avatar
goes. The line below the name shows whole facts or leaves them out: half a word tells nobody anything.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QMargins, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.models.capabilities import BY_KIND
from console.models.clock import Clock
from console.models.records import ConversationRow
from console.models.states import ConversationState
from console.ui import formats, paint
from console.ui.buttons import ActionButton, IconButton
from console.ui.cleaning import clean_name
from console.ui.icons import draw_icon
from console.ui.languages import language_name
from console.ui.paint import SlaLook, Tone
from console.ui.phones import shown_phone
from console.ui.text import PlainLabel, no_name, safe_label, safe_tooltip
from console.ui.theme import theme
from console.ui.tokens import TypeRole
from console.ui.widgets import Avatar, Chip, ThemedWidget

WORDS_FROM_WIDTH = 1_440
REFRESH_MS = 5_000
DEFAULT_TARGET_MS = 10 * formats.MINUTE_MS
NAME_PX, ADDRESS_PX = 260, 190
"""What is kept free for name and address before anything else may take room, at text scale 1."""


class Fit(Enum):
    """How much of itself the head shows, from all to the least."""

    ALL = (True, True, True, True)
    NO_WORDS = (False, True, True, True)
    NO_TOPIC = (False, False, True, True)
    SHORT_WAIT = (False, False, False, True)
    NO_AVATAR = (False, False, False, False)

    @property
    def has_words(self) -> bool:
        """Words on the buttons."""
        return self.value[0]

    @property
    def has_topic(self) -> bool:
        """The topic beside the name: the queue says it, too."""
        return self.value[1]

    @property
    def has_long_wait(self) -> bool:
        """Both lines of the waiting time."""
        return self.value[2]

    @property
    def has_avatar(self) -> bool:
        """The avatar: the selected row of the queue has it, too."""
        return self.value[3]


class WaitMark(ThemedWidget):
    """A ring and two lines: "Waiting 3 min", "target 10 min"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = SlaLook.WAITING_FOR_CITIZEN
        self._ratio = 0.0
        self._first = self._second = self._brief = ""
        self._is_brief = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_wait(self, look: SlaLook, ratio: float, first: str, second: str, spoken: str, brief: str = "") -> None:
        """`ratio` is waited ÷ target; the second line may be empty; `brief` stands for both where there is little room."""
        is_other_size = (first, second, brief) != (self._first, self._second, self._brief)
        self._look, self._ratio, self._first, self._second, self._brief = look, ratio, first, second, brief
        self.setAccessibleName(spoken)
        safe_tooltip(self, spoken if self._is_brief else "")
        if is_other_size:
            self.updateGeometry()
        self.update()

    def set_brief(self, is_brief: bool) -> None:
        """Tell it in as few letters as possible; the whole is the tooltip."""
        if is_brief != self._is_brief:
            self._is_brief = is_brief
            safe_tooltip(self, self.accessibleName() if is_brief else "")
            self.updateGeometry()
            self.update()

    @property
    def _lines(self) -> tuple[str, str]:
        return (self._brief, "") if self._is_brief else (self._first, self._second)

    def sizeHint(self) -> QSize:
        """As wide as the longer line and the ring."""
        tokens = theme().tokens
        first, second = self._lines
        words = max(
            paint.text_width(tokens, TypeRole.BODY_STRONG, first), paint.text_width(tokens, TypeRole.META, second)
        )
        mark = 28 if self._has_mark else 0
        return QSize(round(words + mark + 2), round(38 * max(1.0, tokens.text_scale)))

    @property
    def _has_mark(self) -> bool:
        return self._look is not SlaLook.WAITING_FOR_CITIZEN or self._is_brief

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ring or icon, then the words."""
        tokens = theme().tokens
        c = tokens.colours
        painter = QPainter(self)
        left = 0.0
        colour = c.text
        mark = QRectF(1, self.height() / 2 - 9, 18, 18)
        if self._has_mark:
            left = 28.0
        if self._look in (SlaLook.IN_TIME, SlaLook.LATE):
            paint.draw_ring(painter, mark, self._ratio, c.ok if self._look is SlaLook.IN_TIME else c.warn, c.border, 3)
            colour = c.text if self._look is SlaLook.IN_TIME else c.warn_text
        elif self._look is SlaLook.MISSED:
            draw_icon(painter, "alert-triangle", mark, c.bad_text)
            colour = c.bad_text
        elif self._look is SlaLook.SNOOZED:
            draw_icon(painter, "zzz", mark, c.text3)
        else:
            colour = c.text3
            if self._is_brief:
                draw_icon(painter, "hourglass", mark, c.text3)
        first, second = self._lines
        half = self.height() / 2
        upper = QRectF(left, 0, self.width() - left, half if second else self.height())
        with paint.saved(painter):
            paint.draw_text(painter, tokens, upper, first, TypeRole.BODY_STRONG, colour)
            lower = QRectF(left, half, self.width() - left, half)
            paint.draw_text(painter, tokens, lower, second, TypeRole.META, c.text3)


class ConversationHeader(QWidget):
    """GUI thread. `verb_requested` carries the id of an action: snooze, transfer, resolve, reopen."""

    verb_requested = Signal(str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._row: ConversationRow | None = None
        self._target_ms = DEFAULT_TARGET_MS
        self._is_revealed = False
        self._shown_address = ""
        self._all_facts: list[str] = []
        self._avatar = Avatar(theme().tokens.sizes.avatar_header)
        self._name = safe_label(role=TypeRole.HEADER_NAME, elides=True)
        self._topic = Chip("", Tone.ACCENT)
        self._address = safe_label(role=TypeRole.META, colour="text3", elides=True)
        self._facts = safe_label(role=TypeRole.META, colour="text3", elides=True)
        self._reveal = IconButton("eye", self.tr("Show the whole address"))
        self._reveal.setFixedSize(28, 24)
        self._wait = WaitMark()
        self._snooze = ActionButton("", icon="zzz")
        self._transfer = ActionButton("", icon="user-share")
        self._close = ActionButton("", icon="circle-check")
        self._reopen = ActionButton("", icon="refresh")
        for button, verb in (
            (self._snooze, "snooze"),
            (self._transfer, "transfer"),
            (self._close, "resolve"),
            (self._reopen, "reopen"),
        ):
            button.setObjectName(verb)
            button.clicked.connect(self._on_verb)
        self._reveal.clicked.connect(self._on_reveal)
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        theme().theme_changed.connect(self._on_theme_changed)
        self.retranslate()

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name)
        first.addWidget(self._topic)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self._address)
        second.addWidget(self._reveal)
        second.addWidget(self._facts)
        second.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(first)
        words.addLayout(second)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 0, 16, 1)
        row.setSpacing(8)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addWidget(self._wait)
        row.addSpacing(6)
        for button in (self._snooze, self._transfer, self._close, self._reopen):
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """66 high at text scale 1."""
        return QSize(600, theme().tokens.sizes.conversation_header)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a conversation may become."""
        return QSize(theme().tokens.sizes.conversation_min, theme().tokens.sizes.conversation_header)

    def show_row(self, row: ConversationRow) -> None:
        """Another conversation, or news about this one."""
        if self._row is None or self._row.contact_id != row.contact_id:
            self._is_revealed = False
        self._row = row
        name = clean_name(row.contact_name) or no_name()
        self._avatar.show_person(name, str(row.contact_id), row.channel_kind)
        self._name.setText(name)
        self._topic.set_words(row.topic or "", Tone.ACCENT)
        self._show_facts()
        is_closed = row.state is ConversationState.RESOLVED
        for button in (self._snooze, self._transfer, self._close):
            button.setVisible(not is_closed)
        self._reopen.setVisible(is_closed)
        self.refresh()
        self._fit()

    def set_wait_target(self, target_ms: int) -> None:
        """The time within which a citizen should be answered, in ms."""
        self._target_ms = max(1, target_ms)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """The waiting time moved on."""
        row = self._row
        if row is None:
            return
        now = self._clock.now_ms()
        if row.state is ConversationState.RESOLVED:
            when = formats.moment(row.resolved_at, now) if row.resolved_at else ""
            words = self.tr("Closed {when}").format(when=when)
            self._wait.show_wait(SlaLook.WAITING_FOR_CITIZEN, 0, words, "", words, "")
        elif row.state is ConversationState.SNOOZED:
            when = formats.moment(row.snoozed_until, now) if row.snoozed_until else ""
            words = self.tr("Until {when}").format(when=when)
            self._wait.show_wait(SlaLook.SNOOZED, 0, words, self.tr("or the next message"), words, when)
        elif row.waiting_since is None:
            words = self.tr("Waiting for a reply")
            self._wait.show_wait(SlaLook.WAITING_FOR_CITIZEN, 0, words, "", words)
        else:
            self._show_waiting(now - row.waiting_since)

    def _show_waiting(self, waited_ms: int) -> None:
        ratio = waited_ms / self._target_ms
        words = self.tr("Waiting {time}").format(time=formats.short_wait(waited_ms))
        target = self.tr("target {time}").format(time=formats.short_wait(self._target_ms))
        spoken = self.tr("Waiting {time}, target {target}").format(
            time=formats.spoken_wait(waited_ms), target=formats.spoken_wait(self._target_ms)
        )
        short = formats.short_wait(waited_ms)
        self._wait.show_wait(paint.sla_look(ratio), ratio, words, target, spoken, short)

    def _show_facts(self) -> None:
        row = self._row
        if row is None:
            return
        address = clean_name(row.contact_provider_id, 64)
        self._shown_address = address if self._is_revealed else masked_address(address)
        kind, channel = BY_KIND[row.channel_kind].label, clean_name(row.channel_name)
        facts = [self.tr("promise due")] if row.is_promise_due else []
        facts.append(language_name(row.contact_language))
        if row.is_group:
            facts.append(self.tr("group"))
        if row.is_blocked:
            facts.append(self.tr("blocked"))
        # A town with two accounts of one kind tells them apart by name; the kind is not said twice.
        facts.append(channel.removeprefix(kind).lstrip(" ·–-"))
        self._all_facts = [fact for fact in facts if fact]
        self._write_facts(kind, self._all_facts)
        self._reveal.set_icon("eye-off" if self._is_revealed else "eye")

    def _write_facts(self, kind: str, facts: list[str]) -> None:
        self._address.setText(f"{kind} · {self._shown_address}" if kind else self._shown_address)
        self._facts.setText("".join(f"· {fact} " for fact in facts).strip())

    def _fit_facts(self, room: int) -> None:
        """The kind of channel goes first, for the badge says it; then the facts from the last one on."""
        if self._row is None:
            return
        kind = BY_KIND[self._row.channel_kind].label
        shorter = [(kind, self._all_facts)]
        shorter += [("", self._all_facts[:count]) for count in range(len(self._all_facts), -1, -1)]
        for worn, facts in shorter:
            self._write_facts(worn, facts)
            gap = 4 if facts else 0
            if _width_of(self._address) + 4 + self._reveal.width() + gap + _width_of(self._facts) <= room:
                break
        safe_tooltip(self._facts, " · ".join(self._all_facts))

    @Slot()
    def _on_reveal(self) -> None:
        self._is_revealed = not self._is_revealed
        self._show_facts()
        self._fit()

    @Slot()
    def _on_verb(self) -> None:
        button = self.sender()
        if button is not None:
            self.verb_requested.emit(button.objectName())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self._fit()
        self.update()

    def retranslate(self) -> None:
        """All words in the language in force."""
        self._reveal.set_words(self.tr("Show or hide the whole address"))
        self._show_facts()
        self.refresh()
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for beside the name."""
        tokens = theme().tokens
        grown = max(1.0, tokens.text_scale)
        # Not the labels' own hints: those never fall below a minimum that was set before.
        name = min(_width_of(self._name), round(NAME_PX * grown))
        bare = self._address.fontMetrics().horizontalAdvance(self._shown_address) + 1
        is_wide = self.window().width() >= WORDS_FROM_WIDTH
        room = 0
        for fit in Fit:
            if fit.has_words and not is_wide:
                continue
            self._wear(fit)
            topic = self._topic.sizeHint().width() + 8 if self._topic.isVisibleTo(self) else 0
            address = min(bare + 4 + self._reveal.width(), round(ADDRESS_PX * grown))
            room = self.width() - self._width_of_the_rest()
            if max(name + topic, address) <= room:
                break
        self._fit_facts(room)
        _give_width(self._name, room)
        _give_width(self._address, room - 4 - self._reveal.width())

    def _wear(self, fit: Fit) -> None:
        for button, words, effect, may_show in (
            (self._snooze, self.tr("Snooze"), self.tr("Put aside until a time or the next message"), False),
            (self._transfer, self.tr("Transfer"), self.tr("Pass it on to a colleague or a team, with a note"), True),
            (self._close, self.tr("Close"), self.tr("The matter is done; it leaves your list"), True),
            (self._reopen, self.tr("Reopen"), self.tr("Bring it back to the open conversations"), True),
        ):
            button.set_words(words if fit.has_words and may_show else "")
            button.setAccessibleName(words)
            safe_tooltip(button, f"{words}: {effect}")
        self._topic.setVisible(fit.has_topic and self._row is not None and bool(self._row.topic))
        self._wait.set_brief(not fit.has_long_wait)
        self._avatar.setVisible(fit.has_avatar)

    def _width_of_the_rest(self) -> int:
        """Everything but name, topic and address, with the gaps between."""
        layout = self.layout()
        margins = layout.contentsMargins() if layout is not None else QMargins()
        shown = [
            button for button in (self._snooze, self._transfer, self._close, self._reopen) if not button.isHidden()
        ]
        gap = 8
        buttons = sum(button.sizeHint().width() + gap for button in shown)
        return (
            margins.left() + margins.right() + (0 if self._avatar.isHidden() else self._avatar.width() + gap)
            + gap + self._wait.sizeHint().width() + 6 + gap + buttons
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground and the hairline below."""
        c = theme().tokens.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), c.surface)
        painter.fillRect(0, self.height() - 1, self.width(), 1, c.border)


def _width_of(label: PlainLabel) -> int:
    return label.fontMetrics().horizontalAdvance(label.text()) + 1


def _give_width(label: PlainLabel, room: int) -> None:
    """As wide as its words if there is room, never wider: what stands behind it stays close."""
    wish = _width_of(label)
    label.setMaximumWidth(wish)
    label.setMinimumWidth(max(24, min(wish, room)))


def masked_address(address: str) -> str:
    """An address that cannot be read over the shoulder: a phone or number as its last figures, a name as its first letters."""
    if sum(letter.isdigit() for letter in address) * 2 >= len(address):
        return shown_phone(address)
    user, colon, server = address.partition(":")
    return f"{user[:3]}•••{colon}{server}" if len(user) > 3 else address
