"""Launchers of real servers that the tests talk to. None of them is ours, none of them pretends."""
