"""How the process starts and touches the world."""
