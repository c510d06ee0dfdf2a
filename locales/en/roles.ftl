# Who holds which role.
roles-role-council-member = Council member
roles-role-head = head of the district
roles-role-curator = curator
roles-role-mentor = mentor
roles-role-active = member of the core group
roles-role-expert = expert
roles-role-methodist = methodist
roles-role-expert-council-member = member of the expert council
roles-role-administrator = administrator
roles-role-of-institute = { $role } ({ $institute })

roles-nameless = no profile yet
roles-everywhere = all districts
roles-endless = no end date
roles-until = until { $day }

roles-title = <b>Roles</b>
roles-title-page = <b>Roles</b> · page { $page } of { $pages }
roles-narrowed = Shown: { $role }, { $where }
roles-row = { $number }. { $name } — { $role }, { $where }
roles-nobody = Nobody yet. Invite someone.
roles-search = Search: “{ $search }”
roles-not-found = Nobody with a role has such a name. Try another spelling.
roles-can-search = To find somebody, type their surname.

roles-filter-role = Choose a role
roles-filter-place = Choose a place
roles-any-role = all roles
roles-anywhere = everywhere
roles-choose-role = Which roles should I show?
roles-choose-district = In which district?
roles-choose-municipality = In which municipality?
roles-invite = Invite
roles-invites = Invitations
roles-to-list = Back to roles

roles-card = <b>Role: { $role }</b>
roles-card-holder = { $name }
roles-card-organization = { $organization } · { $municipality }
roles-card-where = Where: { $where }
roles-card-term = Since { $since }, { $until }
roles-card-deputy = Deputy of a council member
roles-card-advisory = Advisory
roles-card-basis = Basis: { $basis }
roles-card-no-basis = No basis was entered
roles-basis = { $number } of { $day }
roles-basis-open = Basis
roles-standing-open = Voice
roles-choose-standing =
    { $name }: { $role }, { $where }
    With what voice?
roles-card-granted-by = Granted by: { $name }
roles-card-from-settings = Administrators are set in the bot's configuration (OKRUG_ADMINS); their role can only be ended there.

roles-institute = Institute
roles-choose-institute =
    { $name }: { $role }, { $where }
    Which institute does the curator represent? It will appear on new certificates.

roles-end = End the role
roles-end-yes = Yes, end it
roles-ask-end =
    End the role?
    { $name }: { $role }, { $where }

    Requests awaiting a decision will go to others at once.
roles-ended =
    The role has ended.
    { $name }: { $role }, { $where }

roles-letter-granted = { $name } has accepted the invitation. Role: { $role }, { $where }.
roles-letter-ended = Your role has ended: { $role }, { $where }. Thank you for your work.
