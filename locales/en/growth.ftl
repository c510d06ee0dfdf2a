# Schools, mentors, communities: one door to all of them.

growth-title =
    <b>Schools and mentors</b>
    A school teaches through a year of sessions, a mentor helps one to one, a community brings peers together.
