"""From what the tagger found to statements: quotations, clauses, what lies within what."""
