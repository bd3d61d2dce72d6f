"""Tests of embeddings/search/judge/."""
