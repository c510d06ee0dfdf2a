# About oneself: the form, positions, subjects.

profile-step = <b>Profile · step { $step } of { $steps }</b>
profile-title = <b>My profile</b>

profile-ask-name = What is your name? Type surname, given name and patronymic (if you have one) in one message.
profile-account = I am { $given } { $surname }
profile-ask-surname = Your surname?
profile-ask-given = Your given name?
profile-ask-patronymic = Your patronymic? If you have none, skip this.
profile-ask-whole =
    Surname: { $surname }
    Given name: { $given }
    Patronymic: { $patronymic }

    Is that right?
profile-whole-right = That is right
profile-whole-swap = Swap them
profile-whole-surname = No, it is only my surname
profile-ask-municipality = In which municipality? Choose or type part of the name.
profile-ask-organization = Where do you work? Type the village and school number (“леваши 2”), or the name.
profile-ask-new-org = Type the organization's full name, up to { $limit } characters.
profile-ask-position = Your position?
profile-ask-subjects = Which subjects do you teach? Tick them and press “Done”.
profile-ask-year = How many years in education? Or the year you started: 2015.
profile-no-subjects = I teach none

profile-other-organization = Not on the list: add it

profile-to-list = Choose from the list
profile-other-list = Another municipality
profile-everywhere = Search everywhere
profile-elsewhere = { $name } · { $municipality }
profile-near = There are similar ones on the list. Is yours among them? If not, add it.
profile-add-this = Add “{ $name }”
profile-type-otherwise = Type it differently
profile-not-here = None in your municipality. Elsewhere there is:
profile-nowhere = Nothing found. Type just the number or the village, or add yours.

profile-summary = <b>Please check</b>
profile-name = { $name }
profile-municipality = Where: { $name }
profile-organization = Organization: { $name }
profile-position = Position: { $position }
profile-subjects = Subjects: { $subjects }
profile-year = In education since { $year }
profile-send = That is right
profile-change-surname = Surname
profile-change-given = Given name
profile-change-patronymic = Patronymic
profile-change-municipality = Municipality
profile-change-organization = Organization
profile-change-position = Position
profile-change-subjects = Subjects
profile-change-year = Year

profile-saved = <b>Saved.</b> You can change it in “Settings”.
profile-told = Saved.
profile-cancelled = All right, not now. For your municipality's Council to see your request, we need to know where you work.
profile-unchanged = Everything stays as it was.
profile-begin = Fill in my profile

profile-position-teacher = Teacher
profile-position-kindergarten-teacher = Kindergarten teacher
profile-position-principal = Principal
profile-position-deputy = Deputy principal
profile-position-psychologist = Psychologist
profile-position-speech-therapist = Speech therapist
profile-position-social-pedagogue = Social pedagogue
profile-position-extracurricular = Extracurricular teacher
profile-position-methodologist = Methodologist
profile-position-other = Other

profile-subject-primary = Primary school
profile-subject-russian = Russian and literature
profile-subject-native = Native language
profile-subject-mathematics = Mathematics
profile-subject-informatics = Computing
profile-subject-physics = Physics
profile-subject-chemistry = Chemistry
profile-subject-biology = Biology
profile-subject-geography = Geography
profile-subject-history = History
profile-subject-foreign = Foreign language
profile-subject-art = Art
profile-subject-music = Music
profile-subject-technology = Technology
profile-subject-sport = Physical education
profile-subject-safety = Safety
profile-subject-culture = Culture and traditions
profile-subject-other = Other
