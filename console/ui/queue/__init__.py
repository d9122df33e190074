"""The queue pane: who waits, who answers, what comes next."""
