"""Acts of people on the stage, by area: what they say and press."""
