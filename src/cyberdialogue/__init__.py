"""Event data on diplomatic dialogue about cyberspace."""
