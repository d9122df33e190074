"""The rules of the house, read from syntax trees. `tests/test_architecture.py` applies them and sees each one fail."""
