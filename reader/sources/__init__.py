"""Where digests come from: folders that were imported, and a process of its own that brings them in."""
