"""Reports and how they are read: catalog, readers, sections, paragraphs, sentences."""
