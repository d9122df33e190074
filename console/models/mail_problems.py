"""What can go wrong with notices by mail, as sentences an operator can act on (see `problems`)."""

from console.models.reasons import QT_TRANSLATE_NOOP

MAIL_SENTENCES: dict[str, str] = {
    "bad_mail": QT_TRANSLATE_NOOP(
        "Problem",
        "«{value}» cannot be used for notices by mail. Nothing was changed; correct it and run the command again.",
    ),
    "mail_unencrypted": QT_TRANSLATE_NOOP(
        "Problem",
        "{host} is another computer, and mail goes there encrypted only. Nothing was changed; use --tls implicit or --tls starttls.",
    ),
    "mail_elsewhere": QT_TRANSLATE_NOOP(
        "Problem",
        "In an office the computer that runs sync sends the mails and keeps the password. Nothing was changed; run the command there.",
    ),
    "no_mail": QT_TRANSLATE_NOOP(
        "Problem",
        "Notices do not leave by mail here. Nothing was sent; say through which server with: ventanilla town mail set",
    ),
    "mail_no_password": QT_TRANSLATE_NOOP(
        "Problem",
        "The password for the mail server {host} is not on this computer. Notices wait up to an hour; put it in again with: ventanilla town mail set",
    ),
    "mail_unreachable": QT_TRANSLATE_NOOP(
        "Problem",
        "The mail server {host} could not be used: {why}. Notices are tried again for an hour and messages go on as ever; look with: ventanilla town mail test",
    ),
    "mail_login_refused": QT_TRANSLATE_NOOP(
        "Problem",
        "The mail server {host} refuses the user or the password. Notices are tried again for an hour and messages go on as ever; put it in again with: ventanilla town mail set",
    ),
    "mail_refused": QT_TRANSLATE_NOOP(
        "Problem",
        "The mail server {host} did not take the notice (code {found}). It is tried again for an hour; ask whoever runs the server whether the sender and the recipients are allowed.",
    ),
    "mail_some_refused": QT_TRANSLATE_NOOP(
        "Problem",
        "The mail server did not take some of the recipients ({count}); the others have the notice. Check their addresses with: ventanilla town mail show",
    ),
    "mail_in_doubt": QT_TRANSLATE_NOOP(
        "Problem",
        "The connection to the mail server {host} ended while it took a notice. It may have arrived and is not sent again; look at the board.",
    ),
}
