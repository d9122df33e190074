"""The citizen's phone of the training town."""
