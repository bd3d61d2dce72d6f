"""The objects of the Bot API as the server holds them: their fields, their JSON, its errors."""
