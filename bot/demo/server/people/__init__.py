"""The people's side: what they do on their phones, and what they see."""
