"""Measuring retrieval and abstention; nothing that a running bot needs."""
