"""Tests of embeddings/transformer/."""
