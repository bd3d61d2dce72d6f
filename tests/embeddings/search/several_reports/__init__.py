"""Tests of embeddings/search/several_reports/."""
