"""What the database of an office refuses, however somebody connects."""
