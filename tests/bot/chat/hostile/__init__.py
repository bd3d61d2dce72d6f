"""Updates as no Telegram sends them, and what comes of them."""
