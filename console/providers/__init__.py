"""Adapters to messaging providers: one module per kind of channel, one contract for all."""
