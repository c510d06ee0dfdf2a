"""The council and the expert council as bodies: voices, motions, votes."""
