"""The main window: carries signals between the panes. It decides nothing and reads no database itself.

Its slots import what only they need: the queue is painted before that is loaded (see shell.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Slot

from console.models.clock import Clock
from console.models.problems import Problem
from console.models.records import Change, ConversationRow
from console.operations import queue
from console.ui.bridge import Bridge
from console.ui.shell import Shell, WindowOptions
from console.ui.theme import theme

if TYPE_CHECKING:
    from console.answers.index import AnswerIndex
    from console.models.records import Channel, MessageRow, QueueCounts
    from console.ui.answers.trial import Trial
    from console.ui.composer.intent import ReplyIntent
    from console.ui.furniture import Furniture
    from console.ui.sending import Files
    from console.ui.verbs import Opened, Verbs

PRESENCE_MS = 10_000
TYPING_MS = 5_000
CONNECTION_MS = 5_000
VERBS = ("transfer", "snooze", "resolve", "release", "mark_unread", "take_over", "assign", "reopen", "block")


class MainWindow(Shell):
    """GUI thread; the conversation that is open and what is done with it."""

    def __init__(
        self, bridge: Bridge, files: Files, answers: AnswerIndex | None, clock: Clock, options: WindowOptions
    ) -> None:
        super().__init__(bridge, files, answers, clock, options)
        self._row: ConversationRow | None = None
        self._messages: list[MessageRow] = []
        self._wanted: int | None = None
        self._wanted_message: int | None = None
        self._verbs: Verbs | None = None
        self.trial: Trial | None = None
        self._typed = QElapsedTimer()
        bridge.changed.connect(self._on_changed)
        bridge.problem_raised.connect(self._on_problem)
        self.queue.conversation_opened.connect(self.open_conversation)
        self.queue.claim_requested.connect(self._on_claim_requested)
        self.queue.next_requested.connect(self._on_next_requested)
        self.queue.shortcuts_requested.connect(self.open_help)
        self.queue.verb_requested.connect(self._on_queue_verb)
        self.queue.channel_wanted.connect(self._connect_channel)
        theme().theme_changed.connect(self.update)

    @property
    def verbs(self) -> Verbs:
        """What the operator does to conversations."""
        self.furnish()
        assert self._verbs is not None
        return self._verbs

    def _place(self, rest: Furniture) -> None:
        super()._place(rest)
        from console.answers.index import topic_guess
        from console.ui.answers.acts import AnswerActs
        from console.ui.board.acts import BoardActs
        from console.ui.dialogs.attendance import AttendanceQuestions
        from console.ui.dialogs.problem import ProblemTeller
        from console.ui.evening import evening_acts
        from console.ui.promising import PromiseActs
        from console.ui.rules_watch import RulesWatch
        from console.ui.undoing import Undoing
        from console.ui.verbs import Verbs
        from console.ui.wording import WordActs

        self._verbs = Verbs(self._bridge, self)
        self._verbs.guess_topic = topic_guess(rest.answers)
        self.undoing = Undoing(self._verbs, self.queue, rest.composer, self._clock, self)
        self._questions = AttendanceQuestions(rest, self)
        self._teller = ProblemTeller(self._bridge, rest.curtain, self)
        self._rules_watch = RulesWatch(self._bridge, rest.answers, self._files, self)
        self._rules_watch.renewed.connect(self._on_rules_renewed)
        here = lambda: self._row.id if self._row is not None else None  # noqa: E731
        self._answer_acts = AnswerActs(self._bridge, self._clock, rest, here, self.trial, self._files, self)
        self._answer_acts.message_wanted.connect(self._on_message_picked)
        self._answer_acts.page_left.connect(self.show_conversations)
        self._connect(rest)
        evening_acts(self, self._bridge, self._clock, rest)
        self.promises = PromiseActs(self, self._bridge, self._clock, rest)
        self.words = WordActs(self, self._bridge, self._clock, self._rows)
        BoardActs(self, self._bridge, self._clock).verb_wanted.connect(self._on_queue_verb)
        self._presence = QTimer(self)
        self._presence.setInterval(PRESENCE_MS)
        self._presence.timeout.connect(self._show_life)
        self._presence.start()
        self._connection = QTimer(self)
        self._connection.setInterval(CONNECTION_MS)
        self._connection.timeout.connect(self._read_connection)
        self._connection.start()
        # The queue reads its figures with its rows; what it knows from before the furnishing is asked for once.
        self.queue.counts_changed.connect(self._on_counts)
        self._read_counts()
        self._read_connection()
        self._rules_watch.look()

    def _connect(self, rest: Furniture) -> None:
        bridge, verbs = self._bridge, self.verbs
        self.locked.connect(self._read_counts)
        rest.attendance.told.connect(self._tell)
        rest.idleness.looked.connect(rest.attendance.on_idle)
        rest.idleness.came_back.connect(rest.attendance.on_back)
        verbs.failed.connect(self._on_problem)
        self._teller.next_wanted.connect(verbs.claim_next)
        self._teller.reopening_wanted.connect(verbs.reopen)
        self._teller.conversation_wanted.connect(self.open_conversation)
        verbs.told.connect(self._tell)
        verbs.claimed.connect(self.open_conversation)
        verbs.claimed.connect(rest.attendance.on_work)
        verbs.closed.connect(self._on_closed)
        verbs.resolved.connect(self._on_resolved)
        self.undoing.reopened.connect(self.open_conversation)
        rest.rail.picked.connect(self.trigger)
        rest.bar.search_wanted.connect(self.open_finder)
        rest.bar.lock_wanted.connect(self.lock)
        rest.bar.notices_toggled.connect(rest.notices.toggle_quiet)
        rest.bar.status_picked.connect(rest.attendance.set_status)
        rest.timeline.verb_requested.connect(self.trigger)
        rest.timeline.action_requested.connect(self._on_message_verb)
        rest.composer.reply_submitted.connect(self._on_reply)
        rest.composer.note_submitted.connect(self._on_note)
        rest.composer.claim_wanted.connect(self._on_claim_wanted)
        rest.composer.reopen_wanted.connect(verbs.reopen)
        rest.composer.left.connect(self.queue.setFocus)
        self.queue.foot.cut_changed.connect(rest.composer.standing.set_cut)
        rest.composer.box.textChanged.connect(self._on_typing)
        rest.details.insert_requested.connect(self._answer_acts.insert)
        rest.details.rule_wanted.connect(self.open_rule)
        rest.details.languages_differ.connect(rest.composer.hint.warn_of_language)
        rest.details.send_requested.connect(self._answer_acts.send)
        rest.details.conversation_opened.connect(self.open_conversation)
        rest.details.close_requested.connect(self.toggle_details)
        slots: dict[str, Callable[[], None]] = {
            "claim_next": verbs.claim_next,
            "claim": self._claim_selected,
            "next_conversation": self._next,
            "previous_conversation": self._previous,
            "next_unread": self._next_unread,
            "previous_unread": self._previous_unread,
            "show_inbox": self._show_inbox,
            "show_snoozed": self._show_snoozed,
            "show_team": self._show_team,
            "show_closed": self._show_closed,
            "show_rules": self.show_rules,
            "find_here": rest.timeline.finding.open,
            "find_next": self._find_next,
            "find_previous": self._find_previous,
            "toggle_note": rest.composer.toggle_note,
            "attach": rest.composer.choose_files,
            "answers": rest.composer.open_palette,
            "emoji": rest.composer.open_emoji,
            "undo_send": self.undoing.undo,
            "palette": self.open_finder,
            "find_everywhere": self.find_everywhere,
            "toggle_details": self.toggle_details,
            "next_pane": self._next_pane,
            "previous_pane": self._previous_pane,
            "refresh": bridge.refresh_everything,
            "lock": self.lock,
            "do_not_disturb": rest.notices.toggle_quiet,
            "status": rest.bar.open_status_menu,
            "full_screen": self._toggle_full_screen,
            "text_larger": self._text_larger,
            "text_smaller": self._text_smaller,
            "text_normal": self._text_normal,
            "settings": self._show_settings,
            "help": self.open_help,
            "phone": self.phone_wanted.emit,
            "quit": self.quit,
        }
        for action_id, slot in slots.items():
            rest.registry.connect(action_id, slot)
        for action_id in VERBS:
            rest.registry.action(action_id).triggered.connect(self._on_verb_action)
        for number in (1, 2, 3):
            rest.registry.action(f"suggestion_{number}").triggered.connect(self._on_suggestion_action)
        rest.registry.action("phone").setEnabled(self._options.is_training)

    @Slot(object)
    def open_conversation(self, conversation_id: int) -> None:
        """Read a conversation and show it everywhere."""
        from console.ui.opening import opener

        self.show_conversations()
        self._wanted, self._wanted_message = conversation_id, None
        opener(self, self._bridge, self._on_problem).open(conversation_id, self._on_opened)

    def _on_opened(self, opened: Opened) -> None:
        if opened.row.id != self._wanted:
            return
        self._row = opened.row
        self._is_open = True
        self._messages = opened.messages
        self.timeline.open(opened.row, self._wanted_message)
        self._wanted_message = None
        self.composer.set_conversation(opened.row, opened.drafts)
        self.details.open(opened.row, opened.messages)
        self.queue.open_row(opened.row.id)
        self._show_onlookers(opened.onlookers)
        self._fit_panes(self.width())
        if opened.row.operator_id == self._bridge.me:
            if opened.row.unread:
                from console.operations import conversations

                self._bridge.run(self, conversations.mark_read, opened.row.id)
            self.composer.focus_box()

    @property
    def open_row(self) -> ConversationRow | None:
        """The conversation that is open, as it was read last."""
        return self._row

    def _show_onlookers(self, onlookers: list[tuple[str, bool]]) -> None:
        if hasattr(self.timeline, "set_onlookers"):
            self.timeline.set_onlookers(onlookers)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        self.queue.apply(change)
        if self._furniture is None:
            return
        self.timeline.apply(change)
        if self._row is not None and (self._row.id in change.conversations or change.everything):
            from console.ui.verbs import load_conversation

            self._bridge.read(self, load_conversation, self._row.id, self._bridge.me, done=self._on_reread)
        if change.incoming and self.notices.would_ring:
            numbers = sorted(change.incoming)[:3]
            self._bridge.read(self, queue.conversation_rows, numbers, self._bridge.me, done=self._on_news)

    def _on_news(self, rows: list[ConversationRow]) -> None:
        from console.ui.notices import news_of

        self.notices.ring(news_of(rows))

    def _on_reread(self, opened: Opened) -> None:
        if self._row is None or opened.row.id != self._row.id or opened.row.changed < self._row.changed:
            return
        if opened.row.is_reserved:
            self.close_conversation()
            return
        has_new_words = opened.goes_beyond(self._messages)
        self._row = opened.row
        self._messages = opened.messages
        self.composer.update_row(opened.row)
        self._show_onlookers(opened.onlookers)
        if has_new_words:
            self.details.suggest(opened.messages)

    @Slot()
    def _on_rules_renewed(self) -> None:
        if self._row is not None:
            self.details.suggest(self._messages)

    def _read_counts(self) -> None:
        self._bridge.read(self, queue.queue_counts, self._bridge.me, done=self._on_counts)

    def _on_counts(self, counts: QueueCounts) -> None:
        self.rail.set_waiting(counts.waiting)
        self.notices.set_waiting(counts.waiting)
        if self.lock_screen.isVisible():
            self.lock_screen.set_waiting(counts.waiting)

    @Slot()
    def _read_connection(self) -> None:
        from console.operations import office

        self._bridge.read(self, office.channels, done=self._on_channels)

    def _on_channels(self, channels: list[Channel]) -> None:
        from console.ui.connection import away_of, worst_connection

        now = self._clock.now_ms()
        state, name, age = worst_connection(channels, now)
        self.queue.set_connection(state, name, age)
        self.timeline.set_offline(away_of(channels, now))
        self.timeline.set_stolen(name if state == "token_in_use" else "")

    # --- what the operator does ----------------------------------------------------------------------------------------------------

    @Slot()
    def _on_verb_action(self) -> None:
        action = self.sender()
        if action is not None and self._row is not None:
            self._act(action.objectName(), self._row)

    def _act(self, verb: str, row: ConversationRow) -> None:
        direct: dict[str, Callable[[ConversationRow], None]] = {
            "snooze": self.verbs.snooze,
            "release": self.verbs.release,
            "mark_unread": self.verbs.mark_unread,
            "take_over": self.verbs.take_over,
            "block": self.verbs.block,
        }
        if verb == "reopen":
            self.verbs.reopen(row.id)
        elif verb in direct:
            direct[verb](row)
        else:
            is_open = self._row is not None and self._row.id == row.id
            texts = [m.text for m in self._messages if m.direction == "incoming" and m.text] if is_open else []
            self.verbs.ask(verb, row, texts[-3:])

    @Slot(object)
    def _on_claim_requested(self, conversation_id: int) -> None:
        self.verbs.claim(conversation_id)

    @Slot()
    def _on_next_requested(self) -> None:
        self.verbs.claim_next()

    @Slot(str, object)
    def _on_queue_verb(self, verb: str, conversation_id: int) -> None:
        if verb == "claim":
            self.verbs.claim(conversation_id)
            return

        def act(row: ConversationRow) -> None:
            self._act(verb, row)

        self._bridge.read(self, queue.conversation, conversation_id, self._bridge.me, done=act)

    @Slot(str, object)
    def _on_message_verb(self, verb: str, message_id: int) -> None:
        if verb == "reply_to":
            self.composer.set_reply_to(message_id)
            return
        if verb == "keep_answer":
            self.show_rules()
            self._answer_acts.keep_answer(message_id)
            return

        from console.operations import reads

        def act(rows: list[MessageRow]) -> None:
            if rows:
                self.verbs.on_message(verb, rows[0])

        self._bridge.read(self, reads.message_rows, [message_id], done=act)

    @Slot(object)
    def _on_reply(self, intent: ReplyIntent) -> None:
        from console.ui.sending import submit_reply

        desk, files, row = self._bridge.desk, self._files, self._row

        def written(ids: list[int]) -> None:
            self._on_written(intent, row, ids)

        self._bridge.compute_in_order(
            self, lambda: submit_reply(desk, files, intent), done=written, failed=self._on_reply_failed
        )

    def _on_written(self, intent: ReplyIntent, row: ConversationRow | None, ids: list[int]) -> None:
        self.composer.confirm_sent(intent.conversation_id, is_note=False)
        if ids and intent.text:
            self._answer_acts.learn(intent.conversation_id, ids[0])
        undo_ms = self._bridge.desk.options.undo_ms
        if undo_ms and ids and row is not None:
            self.undoing.reply_held(ids[0], row, intent.text, undo_ms)
        if intent.then_next:
            self._next_of_mine()

    def _on_reply_failed(self, problem: Problem) -> None:
        from console.ui.sentences import text_of

        self.composer.show_problem(text_of(problem))

    @Slot(object, str)
    def _on_note(self, conversation_id: int, text: str) -> None:
        def kept(_: object) -> None:
            self.composer.confirm_sent(conversation_id, is_note=True)

        self.verbs.note(conversation_id, text, kept)

    @Slot(object)
    def _on_claim_wanted(self, conversation_id: int) -> None:
        if self._row is not None and self._row.operator_id not in (None, self._bridge.me):
            self.verbs.take_over(self._row)
        else:
            self.verbs.claim(conversation_id)

    @Slot(object, object)
    def _on_resolved(self, row: ConversationRow, _: object) -> None:
        self._on_closed(row.id)

    @Slot(object)
    def _on_closed(self, conversation_id: int) -> None:
        if self._row is not None and self._row.id == conversation_id:
            self._next_of_mine(then_empty=True)

    def close_conversation(self) -> None:
        """Nothing is open: one sentence that says how to go on."""
        self._row, self._wanted, self._messages = None, None, []
        self._is_open = False
        self.timeline.close_conversation()
        self.composer.set_conversation(None, {})
        self.details.open(None, [])
        self.queue.open_row(None)
        self._fit_panes(self.width())
        self.queue.setFocus()

    def _next_of_mine(self, *, then_empty: bool = False) -> None:
        def go(ids: list[int]) -> None:
            rest = [number for number in ids if self._row is None or number != self._row.id]
            if rest:
                self.open_conversation(rest[0])
            elif then_empty:
                self.close_conversation()

        self._bridge.read(self, queue.conversation_ids, "mine", self._bridge.me, done=go)

    @Slot(object)
    def _on_problem(self, problem: Problem) -> None:
        self.furnish()
        self._teller.tell(problem)

    @Slot()
    def _on_suggestion_action(self) -> None:
        action = self.sender()
        if action is not None:
            self.details.insert_suggestion(int(action.objectName()[-1]))

    def _claim_selected(self) -> None:
        current = self.queue.current_id()
        if current is not None:
            self.verbs.claim(current)

    def show_rules(self) -> None:
        """Ctrl+5: the answers page in place of the panes."""
        self.show_page(self._answer_acts.page(), "show_rules")

    @Slot(str)
    def open_rule(self, name: str) -> None:
        """A rule in the editor, from a suggestion."""
        self.show_rules()
        self._answer_acts.page().open_rule(name)

    def open_finder(self) -> None:
        """Ctrl+K."""
        self._show_finder(with_commands=True)

    def find_everywhere(self) -> None:
        """Ctrl+Shift+F: people and messages, no commands."""
        self._show_finder(with_commands=False)

    def _show_finder(self, *, with_commands: bool) -> None:
        from console.ui.dialogs.finder import Finder

        finder = Finder(self._bridge, self.registry, self, with_commands=with_commands, clock=self._clock)
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finder.command_picked.connect(self.trigger, Qt.ConnectionType.QueuedConnection)
        finder.conversation_picked.connect(self.open_conversation)
        finder.message_picked.connect(self._on_message_picked)
        finder.open()

    def _find_next(self) -> None:
        self.timeline.finding.step(1)

    def _find_previous(self) -> None:
        self.timeline.finding.step(-1)

    @Slot(object, object)
    def _on_message_picked(self, conversation_id: int, message_id: int) -> None:
        self.open_conversation(conversation_id)
        self._wanted_message = message_id

    @Slot()
    def _on_typing(self) -> None:
        """The suggestions follow; the citizen's side hears it at most every five seconds, as long as a provider shows it."""
        typed = self.composer.box.toPlainText()
        self.details.follow("" if self.composer.is_note else typed)
        if self._row is None or self.composer.is_note or not typed:
            return
        if not self._typed.isValid() or self._typed.elapsed() > TYPING_MS:
            self._typed.start()
            self.verbs.renew(self._row.id, is_typing=True)

    @Slot()
    def _show_life(self) -> None:
        if not self.furniture.attendance.may_renew(self.furniture.idleness.idle_ms):
            # An empty chair: its claims lapse and go back to the queue.
            return
        is_typing = bool(self.composer.box.toPlainText())
        self.verbs.renew(self._row.id if self._row is not None else None, is_typing=is_typing)
