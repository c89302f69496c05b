"""The person's rules (interests and mutes) and saved views, as plain text that is read and changed. No database."""
