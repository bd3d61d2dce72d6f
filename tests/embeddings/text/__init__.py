"""Tests of embeddings/text/."""
