"""Figures to show, each a command: `python3 run.py bench NAME`."""
