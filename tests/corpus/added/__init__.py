"""The reports that are added while the bot runs."""
