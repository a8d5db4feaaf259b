"""The store and its answers."""
