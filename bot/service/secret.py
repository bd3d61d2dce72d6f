"""The webhook's secret where none is set."""

import hashlib


def webhook_secret(token: str) -> str:
    """Return a secret that only those who know the token can make, the same in each replica."""
    return hashlib.sha256(f"webhook of {token}".encode()).hexdigest()
