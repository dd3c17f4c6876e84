"""Values and pure functions: no file, no process, no Qt."""
