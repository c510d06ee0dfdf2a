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
healing-outcomes-head-topics = <b>What is gone in the district, by topic</b>
    How many people reported a difficulty, were invited, came, and said that it is gone.
healing-outcomes-head-areas = <b>What is gone in the district, by area</b>
    How many difficulties were reported, led to an invitation, to a visit, are gone. One person may have several.
healing-when = { $half }, on { $day }
healing-half-1 = 1st half of { $year }/{ $next }
healing-half-2 = 2nd half of { $year }/{ $next }
healing-by-topics = By topic
healing-by-areas = By area
healing-legend = Municipalities with fewer than { $few } are not in the sum, so “12+” is 12 or more, and “few” is fewer than { $few } everywhere. The numbers change on Mondays.
healing-not-counted = There are no numbers yet: I count them once a week. Please look again in a few minutes.
healing-no-outcomes = Nothing has been reported by { $few } people of one municipality yet.
healing-row = <b>{ $name }</b>
    reported { $reported } → invited { $invited } → came { $came } → gone { $healed }
healing-few = fewer than { $few }
healing-export = By municipality, .xlsx
healing-whole-district = the whole district
healing-at-least = { $people }+
healing-little = few
healing-column-topics = Topic
healing-column-areas = Area
healing-column-place = Municipality
healing-column-reported = Reported
healing-column-invited = Invited
healing-column-came = Came
healing-column-healed = Healed
