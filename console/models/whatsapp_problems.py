"""What can go wrong with WhatsApp, Meta's own and Twilio's, as sentences an operator can act on (see `problems`)."""

from console.models.reasons import QT_TRANSLATE_NOOP
from console.models.twilio_problems import TWILIO_SENTENCES

WHATSAPP_SENTENCES: dict[str, str] = {
    **TWILIO_SENTENCES,
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
    "rejected_template_fields": QT_TRANSLATE_NOOP(
        "Problem",
        "WhatsApp wants other fields in this template than were sent. The message was not sent; the template has changed at Meta, so wait until the list is read again and fill it in anew.",
    ),
    "rejected_template_missing": QT_TRANSLATE_NOOP(
        "Problem",
        "WhatsApp has no approved template of this name in this language. The message was not sent; choose another language or another template.",
    ),
    "rejected_template_long": QT_TRANSLATE_NOOP(
        "Problem",
        "The template is too long with its fields filled in. The message was not sent; write less into the fields.",
    ),
    "rejected_template_paused": QT_TRANSLATE_NOOP(
        "Problem",
        "WhatsApp has paused this template, because citizens complained of it. The message was not sent; choose another template.",
    ),
    "rejected_template_disabled": QT_TRANSLATE_NOOP(
        "Problem",
        "WhatsApp has shut this template off for good. The message was not sent; choose another template and ask IT to write a new one at Meta.",
    ),
    "template_gone": QT_TRANSLATE_NOOP(
        "Problem", "The template {name} is no longer at Meta. Nothing was sent; choose another template."
    ),
    "template_pending": QT_TRANSLATE_NOOP(
        "Problem",
        "Meta has not looked at the template {name} yet. Nothing was sent; that takes up to a day, so choose another template meanwhile.",
    ),
    "template_rejected": QT_TRANSLATE_NOOP(
        "Problem",
        "Meta has refused the template {name}. Nothing was sent; choose another template, or ask IT to change it at Meta.",
    ),
    "template_paused": QT_TRANSLATE_NOOP(
        "Problem",
        "Meta has paused the template {name}, because citizens complained of it. Nothing was sent; choose another template.",
    ),
    "template_disabled": QT_TRANSLATE_NOOP(
        "Problem",
        "Meta has shut off the template {name}. Nothing was sent; choose another template, or ask IT to look at it at Meta.",
    ),
    "template_parts": QT_TRANSLATE_NOOP(
        "Problem",
        "The template {name} has a picture, a button or a heading that wants a value, which this program cannot give. Nothing was sent; choose another template.",
    ),
    "template_field_empty": QT_TRANSLATE_NOOP(
        "Problem", "Field {key} of the template is empty. Nothing was sent; fill it in."
    ),
    "template_field_space": QT_TRANSLATE_NOOP(
        "Problem",
        "Field {key} of the template has a new line, a tab or four spaces in a row, which WhatsApp refuses. Nothing was sent; write it in one line.",
    ),
    "template_field_unknown": QT_TRANSLATE_NOOP(
        "Problem", "The template {name} has no field {key}. Nothing was sent; leave it out."
    ),
    "template_long": QT_TRANSLATE_NOOP(
        "Problem",
        "With its fields filled in the template has more than {limit} characters. Nothing was sent; write less into the fields.",
    ),
    "no_template": QT_TRANSLATE_NOOP(
        "Problem", "There is no template called {name}. Nothing was changed; look it up in the list of templates."
    ),
    "no_template_language": QT_TRANSLATE_NOOP(
        "Problem",
        "The template {name} does not exist in this language ({language}). Nothing was sent; choose another one.",
    ),
    "no_templates_here": QT_TRANSLATE_NOOP(
        "Problem", "This channel has no templates. Nothing was changed; write the message as free text."
    ),
    "no_account": QT_TRANSLATE_NOOP(
        "Problem",
        "Nobody has said which WhatsApp business account {name} belongs to, so its templates cannot be read. Remove the channel and add it with --waba-id.",
    ),
    "holding_fields": QT_TRANSLATE_NOOP(
        "Problem",
        "The template {name} has fields, and a holding template goes to many citizens at once. Nothing was changed; choose one without fields.",
    ),
    "no_holding": QT_TRANSLATE_NOOP(
        "Problem",
        "No holding template of this channel can be sent. Nothing was sent; a supervisor chooses one with: ventanilla channel holding {name} TEMPLATE",
    ),
    "held_already": QT_TRANSLATE_NOOP(
        "Problem",
        "This citizen has been sent the holding template already since they last wrote. Nothing was sent; answer them when you open.",
    ),
    "window_passed": QT_TRANSLATE_NOOP(
        "Problem",
        "The window of this conversation does not close before you open again, or is closed already. Nothing was sent; open the conversation to see.",
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
