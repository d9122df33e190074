"""The window: everything that needs Qt. It speaks to the rest of the program through operations, answers and feed only."""
