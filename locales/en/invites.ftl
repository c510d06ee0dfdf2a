# Invitations: links that grant a role.
invites-ask-role = Whom are you inviting?
invites-ask-district =
    Role: { $role }
    In which district?
invites-ask-municipality =
    Role: { $role }
    In which municipality? Choose one or type part of its name.
invites-ask-institute =
    Role: { $role }
    From which institute? It will appear on certificates.
invites-municipality-not-found = Nothing found. Try another part of the name.
invites-page = Page { $page } of { $pages }
invites-ask-basis =
    Role: { $role }
    On what basis? In one line, for example: order 12 of 3 September
invites-ask-standing =
    Role: { $role }
    With what voice?
invites-standing-member = Council member
invites-standing-deputy = Deputy of a member
invites-standing-advisory = Advisory
invites-sum-deputy = Deputy: shares the vote of the member of the same municipality
invites-sum-advisory = Advisory: sees everything and does not vote
invites-sum-basis = Basis: { $basis }
invites-change-standing = Change the voice
invites-ask-term =
    Role: { $role }
    For how long?
invites-term-year = 1 year
invites-term-two-years = 2 years
invites-term-endless = No end date
invites-summary = <b>Create this invitation?</b>
invites-sum = { $role }, { $where }, { $until }
invites-send = Create the invitation
invites-change-term = Change the term
invites-change-institute = Change the institute

invites-made =
    <b>The invitation is ready</b>
    { $role }, { $where }, { $until }

    { $address }

    The link works once, until { $expires }. Send it to the person you invite.
invites-kept =
    <b>Invitation</b>
    { $role }, { $where }, { $until }

    Valid until { $expires }. I show the link once and do not store it. If it is lost, revoke the invitation and make a new one.
invites-copy = Copy the link
invites-share = Send the link
invites-share-text = An invitation to the teacher support district. Role: { $role }, { $where }. Open the link and press “Accept the role”.

invites-open =
    <b>Invitations</b>
    { $count ->
        [0] All invitations have been used or have expired.
        [one] { $count } invitation has not been used yet.
       *[other] { $count } invitations have not been used yet.
    }
invites-label = { $role }, { $where }
invites-row = · { $label }
invites-list = Back to invitations
invites-revoke = Revoke the invitation
invites-revoke-this = Revoke
invites-revoke-yes = Yes, revoke
invites-ask-revoke =
    Revoke the invitation?
    { $role }, { $where }, { $until }

    Nobody will be able to get a role from this link any more.
invites-revoked = The invitation has been revoked.
invites-cancelled = No invitation was made.

invites-offer =
    <b>You are invited</b>
    Role: { $role }, { $where }, { $until }
invites-offer-by = Invited by: { $name }
invites-accept = Accept the role
invites-later = Not now
invites-put-off = All right. To come back, open the link again.
invites-accepted =
    <b>The role is yours</b>
    { $role }, { $where }, { $until }
invites-gives-council-member = Requests from teachers of your municipality will come here: accept them, reject them or ask the author.
invites-gives-head = Requests that were not answered in time will come here. You invite Council members and run the district.
invites-gives-curator = You follow what happens in the district, decide requests when nobody else can, invite Council members and look after the list of organizations.
invites-gives-mentor = You will be added to the district's list of mentors.
invites-gives-active = You are listed in the core group of the district.
invites-gives-expert = You will be added to the district's list of experts.
invites-gives-methodist = You will be added to the district's list of methodists. Choose your topics: “About”, “Methodists of the district”, “My topics”. Teachers will write to you about them.
invites-gives-expert-council-member = You belong to the expert council of the district: you see its motions and vote.
invites-gives-administrator = You give and end roles and look after the list of organizations in all districts.
