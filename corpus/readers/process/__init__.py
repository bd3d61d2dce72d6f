"""Reading a file in a process of its own, held to limits."""
