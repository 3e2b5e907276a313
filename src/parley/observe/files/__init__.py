"""Event files on disk: what their first bytes say, and clean copies of those that are broken."""
