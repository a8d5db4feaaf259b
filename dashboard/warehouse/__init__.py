"""The store, and the one way of asking it; nothing else knows DuckDB."""
