"""What can go wrong with Twilio, as sentences an operator can act on (see `problems`)."""

from console.models.reasons import QT_TRANSLATE_NOOP

TWILIO_SENTENCES: dict[str, str] = {
    "rejected_opted_out": QT_TRANSLATE_NOOP(
        "Problem",
        "The citizen has asked for no more messages from this number (STOP). It was not sent; use another way to reach them.",
    ),
    "rejected_number": QT_TRANSLATE_NOOP(
        "Problem",
        "This number cannot receive messages ({why}). It was not sent; check the number or use another way.",
    ),
    "rejected_carrier": QT_TRANSLATE_NOOP(
        "Problem",
        "The citizen's telephone company did not deliver the message ({why}). Try again later or use another way.",
    ),
    "rejected_region": QT_TRANSLATE_NOOP(
        "Problem",
        "The town's account sends nothing to this country. The message was not sent; ask IT to allow the country at Twilio.",
    ),
    "rejected_sender": QT_TRANSLATE_NOOP(
        "Problem",
        "Twilio does not let the town's number send ({why}). The message was not sent; ask IT to look at the sender at Twilio.",
    ),
    "file_not_here": QT_TRANSLATE_NOOP(
        "Problem",
        "This channel cannot send files. Nothing was sent; take the file away and write where it can be found.",
    ),
    "bad_sender": QT_TRANSLATE_NOOP(
        "Problem",
        "The sender is the town's number at Twilio, like +34930000000, or whatsapp:+34930000000 for WhatsApp. Nothing was kept; correct it.",
    ),
    "bad_account": QT_TRANSLATE_NOOP(
        "Problem",
        "The account begins with AC, and a key with SK; both have 34 signs. Nothing was kept; copy them from Twilio.",
    ),
}
