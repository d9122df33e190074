"""The page of rules and stored answers."""
