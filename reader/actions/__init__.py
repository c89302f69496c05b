"""What the keys do: plain functions on a session, each of which returns a Change."""
