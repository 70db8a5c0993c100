"""What a page or a command shows, as records."""
