"""What is handed out: plain functions from facts to the bytes of a file."""
