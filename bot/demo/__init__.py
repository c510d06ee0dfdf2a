"""The demo: a sandbox Telegram with sample people."""
