# Invitations: links that grant a role.
invites-ask-role = Whom do you invite?
invites-ask-district =
    Role: { $role }
    In which district?
invites-ask-municipality =
    Role: { $role }
    In which municipality? Choose one or type a part of its name.
invites-ask-institute =
    Role: { $role }
    For which institute? It will be printed on certificates.
invites-municipality-not-found = Nothing found. Try another part of the name.
invites-page = Page { $page } of { $pages }
invites-ask-term =
    Role: { $role }
    For how long?
invites-term-year = 1 year
invites-term-two-years = 2 years
invites-term-endless = Without an end

invites-made =
    <b>The invitation is ready</b>
    { $role }, { $where }, { $until }

    { $address }

    The link works once, until { $expires }. Send it to the person you invite.
invites-kept =
    <b>Invitation</b>
    { $role }, { $where }, { $until }

    Waits until { $expires }. I show the link once and do not keep it. If it is lost, revoke the invitation and make a new one.
invites-copy = Copy
invites-share = Send
invites-share-text = An invitation to the methodical district. Role: { $role }, { $where }. Open the link and press “Accept the role”.

invites-open =
    <b>Invitations</b>
    { $count ->
        [0] All invitations are used or have expired.
        [one] { $count } invitation is not used yet.
       *[other] { $count } invitations are not used yet.
    }
invites-label = { $role }, { $where }
invites-list = To the invitations
invites-revoke = Revoke
invites-revoke-yes = Yes, revoke
invites-ask-revoke =
    Revoke the invitation?
    { $role }, { $where }, { $until }

    Nobody will get a role by this link any more.
invites-revoked = The invitation is revoked.
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
invites-gives-council-member = Requests of teachers of your municipality will come here: accept them, return them with a question or reject them.
invites-gives-head = Requests that were not answered in time come here. You invite council members and run the affairs of the district.
invites-gives-curator = You see the affairs of the district, decide requests when nobody else can, invite council members and keep the list of organizations.
invites-gives-mentor = You are put on the list of mentors of the district.
invites-gives-expert = You are put on the list of experts of the district.
invites-gives-administrator = You grant and end roles and keep the list of organizations in all districts.
