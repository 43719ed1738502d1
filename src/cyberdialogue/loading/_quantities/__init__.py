"""What a quantity is made of: numbers, their scale, and what they count."""
