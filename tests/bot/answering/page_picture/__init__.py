"""Pictures of pages: what is marked where, in which shape, and what happens without one."""
