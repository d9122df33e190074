"""The conversation as it is read: every episode with one citizen, as a list that is repainted and never rebuilt under the reader."""
