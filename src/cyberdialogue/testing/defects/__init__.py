"""Data with known defects: sound records are spoilt in one place or several, and what has to be reported is noted."""
