"""The bundled models' networks, their weights and the multilingual one's tokenizer."""
