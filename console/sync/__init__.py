"""Receiver, sender, media and upkeep: plain threads with a stop event, no Qt. Each long call to a provider holds no transaction."""
