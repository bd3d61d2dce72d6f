"""Words of texts: stems, spelling, BM25; no model, no index."""
