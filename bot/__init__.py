"""The process and its edges: command line, settings, wiring, intake, sending, clock."""
