"""The window: all that needs Qt. It reaches the rest of the program through operations, answers and feed."""
