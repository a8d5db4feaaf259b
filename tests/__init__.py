"""Tests: the same rooms as the code, each with its own question."""
