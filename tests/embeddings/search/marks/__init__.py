"""Tests of embeddings/search/marks/."""
