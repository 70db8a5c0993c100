"""Where work runs: here, in a pool, on a cluster."""
