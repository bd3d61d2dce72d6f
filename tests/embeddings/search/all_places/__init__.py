"""Tests of embeddings/search/all_places/."""
