"""Tests of what misses the point of a question."""
