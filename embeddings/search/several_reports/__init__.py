"""Of several reports and several years: which a question means, and which goes first."""
