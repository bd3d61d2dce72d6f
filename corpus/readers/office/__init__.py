"""What the readers of office files and books share: lines and tables in order, headings by look."""
