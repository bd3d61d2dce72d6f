"""Settings: `bot.toml` with every default, and the module that reads it."""
