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
