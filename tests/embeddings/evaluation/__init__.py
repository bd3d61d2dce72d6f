"""Tests of embeddings/evaluation/."""
