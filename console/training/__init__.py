"""The training town: a local server that speaks the Telegram Bot API, simulated citizens, and a ledger of what they
received.
"""
