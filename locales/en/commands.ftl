# The menu of commands.

commands-menu = Menu
commands-my = My year: hours, what was and what is ahead
commands-help = Help and contacts
commands-language = Language
commands-privacy = About your data
commands-mydata = Get my data
commands-delete = Delete my data
commands-analytics = Figures of the district
commands-about-bot = The bot of the teacher support district: report a difficulty, get the Council's decision.
commands-about-bot-short = What teachers of the district need, its activities, mentors, and decisions of the Council.
