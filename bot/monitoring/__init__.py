"""Probes, figures, the service manager, and reports of errors: each only if it is configured."""
