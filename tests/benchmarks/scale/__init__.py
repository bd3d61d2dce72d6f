"""The benchmark of growing libraries, by hand."""
