"""Keyword answers: recognise what a citizen asks, rank stored answers for the operator. Plain Python, no Qt, no network."""
