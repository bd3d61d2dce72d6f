"""The page that looks like Telegram on a phone, and who comes to it."""
