"""The HTTP seat beside the bot: the webhook, and whether the process is alive."""
