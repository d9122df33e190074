"""The supervisor's board, the history of figures, and the conversations behind each."""
