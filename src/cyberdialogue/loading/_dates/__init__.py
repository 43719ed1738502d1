"""How dates are written by hand: in figures, in words, and in ways that are refused."""
