"""What the console knows: frozen records, states and rules. Standard library only, no input or output."""
