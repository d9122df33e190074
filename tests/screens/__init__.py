"""Draws every screen from the training town's data, to be looked at beside the mock-ups."""
