"""The command line: commands, and what hands the settings over to the parts."""
