"""Tests of embeddings/index/."""
