"""Measuring and training on texts and questions that are in this folder."""
