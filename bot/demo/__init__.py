"""The bot in a browser page that looks like the phone, without token or network."""
