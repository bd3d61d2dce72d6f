"""How cost grows with the library: libraries of any size, made of real sentences."""
