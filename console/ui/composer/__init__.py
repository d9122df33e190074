"""Where an operator writes: the reply box, the internal note, the palette of stored answers."""
