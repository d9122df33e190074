"""What `run.py` does, with the standard library only: it runs before anything else is installed."""
