# Whether a difficulty is gone, and what is gone in the district.

healing-question = You were at “{ $title }”.
healing-about = You reported a difficulty: { $about }
healing-ask = <b>Is it easier now?</b> Please be frank: your answers help us choose the next activities.
healing-answer-healed = It is no longer a problem
healing-answer-better = Easier, but still hard
healing-answer-not-yet = No change yet
healing-thanks-healed = <b>Thank you. Glad it worked out.</b>
healing-thanks-better = <b>Thank you.</b> We keep working on it, and I will invite you to the next activity.
healing-thanks-not-yet = <b>Thank you for being honest.</b> We will look for other help.
healing-outcomes = Where we helped
healing-outcomes-head-topics = <b>Where we helped in the district, by topic</b>
    How many people reported a difficulty, were invited, came, and said it is no longer a problem.
healing-outcomes-head-areas = <b>Where we helped in the district, by area</b>
    How many difficulties: reported, invited, attended, solved. One person may have several.
healing-when = { $half }, as of { $day }
healing-half-1 = 1st half of { $year }/{ $next }
healing-half-2 = 2nd half of { $year }/{ $next }
healing-by-topics = By topic
healing-by-areas = By area
healing-legend = Municipalities with fewer than { $few } are not in the sum, so “12+” means 12 or more, and “few” means fewer than { $few } everywhere. The numbers are updated on Mondays.
healing-not-counted = There are no numbers yet: I count them once a week. Please check back in a few minutes.
healing-no-outcomes = No difficulty has been reported by { $few } people of one municipality yet.
healing-row = <b>{ $name }</b>
    reported { $reported } → invited { $invited } → came { $came } → helped { $healed }
healing-few = fewer than { $few }
healing-export = Download table .xlsx
healing-whole-district = the whole district
healing-at-least = { $people }+
healing-little = few
healing-column-topics = Topic
healing-column-areas = Area
healing-column-place = Municipality
healing-column-reported = Reported
healing-column-invited = Invited
healing-column-came = Came
healing-column-healed = Helped
healing-file = Who was helped.xlsx
