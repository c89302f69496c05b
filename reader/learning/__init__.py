"""What the person likes, learned from what they bookmarked and what they read past; pure Python, nothing leaves."""
