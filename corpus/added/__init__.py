"""Reports that were added while the bot runs: their files, their catalog, their former editions."""
