"""Ventanilla, the citizens' counter: a desktop operator console for town halls."""

__version__ = "0.1.0"
