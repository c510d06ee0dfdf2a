# Contests and experience: its sections.

calls-title = <b>Contests and experience</b>
calls-about = Take part, defend your experience, and see what colleagues have worked out.
