"""Small windows that ask one thing. Each returns a frozen choice or None; none of them writes anything itself."""
