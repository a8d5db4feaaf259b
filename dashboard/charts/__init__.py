"""Figures: pure functions from an answer's rows to a figure; the only layer that knows Plotly."""
