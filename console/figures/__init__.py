"""What the journal says about a town's service: episodes, waits, days and the figures made of them.

Nothing here knows a database or a screen. The journal goes in, in the order it was written; out come facts, one
episode at a time, and figures added up from them. The definitions are those of docs/manual/figures.md.
"""
