"""Numbered schema scripts: NNN_name.sql for both engines, NNN_name.sqlite.sql and NNN_name.postgres.sql only where forced."""
