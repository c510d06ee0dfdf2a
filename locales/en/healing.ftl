# Whether a difficulty is gone, and what is gone in the district.

healing-question = You were at “{ $title }”.
healing-about = You reported a difficulty: { $about }
healing-ask = <b>Is it easier now?</b> It is for you alone to say, and nothing depends on it.
healing-answer-healed = The difficulty is gone
healing-answer-better = Easier, but not gone
healing-answer-not-yet = No change yet
healing-thanks-healed = <b>Thank you. The difficulty is gone.</b>
healing-thanks-better = <b>Thank you.</b> The difficulty stays with us, and I will invite you next time.
healing-thanks-not-yet = <b>Thank you for a straight answer.</b> The difficulty stays with us.
healing-outcomes = What is gone
healing-outcomes-head = <b>What is gone in the district</b>
    How many reported it, were invited, came, and said that it is gone.
healing-no-outcomes = Nobody has reported anything yet.
healing-row = <b>{ $topic }</b>
    reported { $reported } → invited { $invited } → came { $came } → gone { $healed }
healing-few = fewer than { $few }
healing-export = By municipality, .xlsx
healing-export-caption = What was healed, by topic and municipality. Small numbers are hidden.
healing-whole-district = the whole district
healing-hidden = hidden
healing-column-topic = Topic
healing-column-place = Municipality
healing-column-reported = Reported
healing-column-invited = Invited
healing-column-came = Came
healing-column-healed = Healed
