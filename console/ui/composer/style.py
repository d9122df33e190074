"""The look of the composer, from the tokens in force."""

from console.ui.theme import theme


def composer_style(*, is_note: bool, has_focus: bool) -> str:
    """The style sheet of the whole composer: note colours while a note is written, the accent while the box has the focus."""
    colours = theme().tokens.colours
    note = is_note
    edge = colours.note_border if note else colours.accent_text if has_focus else colours.border
    return (
        f"#composerFrame {{ background: {(colours.note if note else colours.raised).name()};"
        f" border: 2px solid {edge.name()}; border-radius: 12px; }}"
        f"#composerFrame QPlainTextEdit, #composerFrame QPlainTextEdit:focus {{ border: none; padding: 0; background: transparent; color: {(colours.note_text if note else colours.text).name()}; }}"
        f"#problem {{ color: {colours.bad_text.name()}; }}"
    )
