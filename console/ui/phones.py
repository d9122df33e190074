"""Whether telephone numbers are shown whole: one switch for the window of this process, set from the settings. GUI thread."""

from console.ui.cleaning import masked_phone

_SHOWN = {"whole": False}


def show_phones_whole(is_whole: bool) -> None:
    """From now on; whoever shows a number says it anew like at a change of language."""
    _SHOWN["whole"] = is_whole


def shown_phone(phone: str) -> str:
    """The number as this desk shows it. Give it cleaned text: whole numbers pass as they are."""
    return phone if _SHOWN["whole"] else masked_phone(phone)
