# The Council of the district: its sections.

body-title = <b>Council of the district</b>
body-about = What the Council decides, and how it has decided.
