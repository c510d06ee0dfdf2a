"""Acts of people on the stage, by area."""
