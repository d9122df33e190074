"""What each kind of channel can do, so that a reply is checked before it is written and a button is shown only where it works.

Figures: provider fact sheets (Telegram Bot API 10.1 sections 6, 7 and 10; Matrix Client-Server 1.19; WhatsApp Cloud API 24;
Twilio Programmable Messaging 2010-04-01).
"""

from console.models.record import Record

_MIB = 1024 * 1024


class Capabilities(Record):
    """Lengths in UTF-16 code units, sizes in bytes, times in milliseconds; None is «no limit known»."""

    kind: str
    label: str
    has_delivered: bool
    has_read: bool
    can_edit: bool
    can_delete: bool
    delete_within_ms: int | None
    window_ms: int | None
    max_text: int
    max_caption: int
    max_upload: int
    max_photo: int
    max_download: int
    has_buttons: bool
    has_typing: bool
    has_groups: bool
    is_idempotent: bool
    """A repeated send with the same id is recognised by the provider, so a lost answer may be retried by machine."""
    min_gap_ms: int
    """Least time between two messages to one chat."""
    retention_ms: int | None
    """How long the provider keeps what we have not fetched."""
    max_photo_sides: int = 20_000
    """Most pixels of width and height together."""
    is_pushed: bool = False
    """The provider calls us: messages come by a public web address and cannot be asked for."""
    has_templates: bool = False
    """Texts approved beforehand go out when the window is closed."""
    can_look_up: bool = False
    """A send whose answer was lost can be looked for among what the provider has."""


TELEGRAM = Capabilities(
    kind="telegram",
    label="Telegram",
    has_delivered=False,
    has_read=False,
    can_edit=True,
    can_delete=True,
    delete_within_ms=48 * 3_600_000,
    window_ms=None,
    max_text=4096,
    max_caption=1024,
    max_upload=50 * _MIB,
    max_photo=10 * _MIB,
    max_download=20 * _MIB,
    has_buttons=True,
    has_typing=True,
    has_groups=True,
    is_idempotent=False,
    min_gap_ms=0,
    retention_ms=24 * 3_600_000,
    max_photo_sides=10_000,
)
MATRIX = Capabilities(
    kind="matrix",
    label="Matrix",
    has_delivered=False,
    has_read=True,
    can_edit=True,
    can_delete=True,
    delete_within_ms=None,
    window_ms=None,
    max_text=16_000,
    max_caption=0,
    max_upload=50 * _MIB,
    max_photo=50 * _MIB,
    max_download=50 * _MIB,
    has_buttons=False,
    has_typing=True,
    has_groups=False,
    is_idempotent=True,
    min_gap_ms=0,
    retention_ms=None,
)
WHATSAPP = Capabilities(
    kind="whatsapp",
    label="WhatsApp",
    has_delivered=True,
    has_read=True,
    can_edit=False,
    can_delete=False,
    delete_within_ms=None,
    window_ms=24 * 3_600_000,
    max_text=4096,
    max_caption=1024,
    max_upload=100 * _MIB,
    max_photo=5 * _MIB,
    max_download=100 * _MIB,
    has_buttons=True,
    # A typing mark would also mark the citizen's message as read.
    has_typing=False,
    has_groups=False,
    is_idempotent=False,
    min_gap_ms=0,
    retention_ms=7 * 24 * 3_600_000,
    is_pushed=True,
    has_templates=True,
)
TWILIO_WHATSAPP = Capabilities(
    kind="twilio_whatsapp",
    label="WhatsApp (Twilio)",
    has_delivered=True,
    has_read=True,
    can_edit=False,
    can_delete=False,
    delete_within_ms=None,
    window_ms=24 * 3_600_000,
    max_text=1600,
    max_caption=0,
    # Twilio fetches files from a public web address, which a town's computer has not.
    max_upload=0,
    max_photo=0,
    max_download=16 * _MIB,
    has_buttons=False,
    has_typing=False,
    has_groups=False,
    is_idempotent=False,
    min_gap_ms=0,
    retention_ms=None,
    can_look_up=True,
)
TWILIO_SMS = Capabilities(
    kind="twilio_sms",
    label="SMS",
    has_delivered=True,
    has_read=False,
    can_edit=False,
    can_delete=False,
    delete_within_ms=None,
    window_ms=None,
    max_text=1600,
    max_caption=0,
    max_upload=0,
    max_photo=0,
    max_download=16 * _MIB,
    has_buttons=False,
    has_typing=False,
    has_groups=False,
    is_idempotent=False,
    min_gap_ms=0,
    retention_ms=None,
    can_look_up=True,
)
BY_KIND = {able.kind: able for able in (TELEGRAM, MATRIX, WHATSAPP, TWILIO_WHATSAPP, TWILIO_SMS)}
