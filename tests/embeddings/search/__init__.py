"""Tests of embeddings/search/."""
