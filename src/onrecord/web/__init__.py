"""The ledger in the browser: pages made on the server from views, and JSON of the same.

Nothing here is needed to read, extract or add; ``onrecord serve`` and ``onrecord report`` import it
when they are run.
"""
