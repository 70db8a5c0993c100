"""What a command or a page shows, as records built from what a ledger holds; no layout here."""
