"""A page of a PDF report as a picture on which what answers is marked."""
