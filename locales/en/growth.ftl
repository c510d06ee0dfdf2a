# Schools, mentors, communities: one door to all of them.

growth-title =
    <b>Schools and mentors</b>
    A school is a year of sessions. A mentor helps one to one. A community is colleagues with the same concerns.
