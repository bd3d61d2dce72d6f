"""What is searched, encoded and kept in a folder."""
