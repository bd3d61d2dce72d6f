"""Updates on their way in: fetched or delivered, written down, and worked on in order."""
