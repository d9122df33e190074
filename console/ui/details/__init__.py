"""The right pane: suggestions, the contact's card, earlier episodes."""
