"""Bytes before they are read: formats, charsets, archives and XML that may be hostile."""
