# The menu of commands.

commands-menu = Menu
commands-my = My year: hours, what was and what is ahead
commands-help = Help and contacts
commands-language = Language
commands-privacy = About your data
commands-mydata = Get my data
commands-delete = Delete my data
commands-about-bot = The bot of the teacher support district: report a difficulty, get the Council's decision.
