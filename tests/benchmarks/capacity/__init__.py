"""The capacity model, by hand."""
