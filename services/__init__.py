"""What people can do: one small class a subject, one method a use case."""
