"""Where the desk is kept: one SQL text for SQLite (encrypted) and PostgreSQL."""
