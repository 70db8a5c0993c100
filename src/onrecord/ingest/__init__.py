"""From documents to articles."""
