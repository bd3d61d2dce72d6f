"""The page that looks like Telegram on a phone."""
