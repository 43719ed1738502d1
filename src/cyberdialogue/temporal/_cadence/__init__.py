"""Inside cadences: the windows a quota is counted in, the counting, and the calendar rule of even steps."""
