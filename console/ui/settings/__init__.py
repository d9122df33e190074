"""The settings page, made from the table of declared settings."""
