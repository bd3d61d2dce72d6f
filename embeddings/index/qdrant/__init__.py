"""An index whose sentences are points of a Qdrant server; nothing else imports its client."""
