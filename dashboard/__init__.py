"""Standout: what debt-collection case exports say about a creditor's own processes."""
