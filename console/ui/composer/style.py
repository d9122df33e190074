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
        f"#problem {{ color: {colours.bad_text.name()}; }} #meta {{ color: {colours.text3.name()}; }}"
        f"#segment {{ border: none; padding: 5px 12px; border-radius: 7px; color: {colours.text2.name()}; background: transparent; }}"
        f"#segment:checked {{ background: {(colours.note_border if note else colours.accent_tint).name()}; color: {colours.text.name()}; font-weight: 600; }}"
        f"#primary {{ background: {colours.accent.name()}; color: {colours.accent_text_on.name()}; border: none; border-radius: 8px;"
        " padding: 8px 16px; font-weight: 600; }"
        f"#primary:hover {{ background: {colours.accent_hover.name()}; }}"
        f"#primary:disabled {{ background: {colours.sunken.name()}; color: {colours.text3.name()}; }}"
        f"#primary:focus, #segment:focus, #quiet:focus {{ border: 2px solid {colours.accent_text.name()}; }}"
        f"#quiet {{ border: none; background: transparent; color: {colours.text2.name()}; padding: 8px 10px; }}"
        "QToolButton { border: none; padding: 4px; }"
    )
