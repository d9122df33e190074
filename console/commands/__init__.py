"""The commands behind `ventanilla`, one module per group; `console.cli` parses the words and calls them."""
