"""Tests of embeddings/conversation/."""
