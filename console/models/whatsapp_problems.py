"""What can go wrong with WhatsApp, as sentences an operator can act on (see `problems`)."""

from console.models.reasons import QT_TRANSLATE_NOOP

WHATSAPP_SENTENCES: dict[str, str] = {
    "rejected_window": QT_TRANSLATE_NOOP(
        "Problem",
        "More than 24 hours have passed since the citizen last wrote, so WhatsApp takes no free text. The message was not sent; send a template, or wait until they write.",
    ),
    "rejected_no_whatsapp": QT_TRANSLATE_NOOP(
        "Problem",
        "WhatsApp cannot deliver to this number. The message was not sent; use another way to reach the citizen.",
    ),
    "rejected_marketing": QT_TRANSLATE_NOOP(
        "Problem",
        "WhatsApp holds back messages of this kind to this citizen. It was not sent; wait a day or use another way.",
    ),
    "rejected_template": QT_TRANSLATE_NOOP(
        "Problem",
        "WhatsApp refused the template ({why}). The message was not sent; ask IT to look at the template at Meta.",
    ),
    "rejected_account": QT_TRANSLATE_NOOP(
        "Problem",
        "WhatsApp holds back the town's account ({why}). The message was not sent; ask IT to look at the account at Meta.",
    ),
    "cannot_listen": QT_TRANSLATE_NOOP(
        "Problem",
        "Nothing can listen at {value}. WhatsApp's calls would be lost, so nothing was started; change the setting webhook_listen to a free address like 127.0.0.1:8480.",
    ),
    "bad_secrets": QT_TRANSLATE_NOOP(
        "Problem",
        "Three lines are needed: token=…, app_secret=… and verify_token=…. Nothing was changed; copy them from Meta without spaces.",
    ),
}
