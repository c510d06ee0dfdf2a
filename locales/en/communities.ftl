# Communities: the list, one of them, the invitation, the link of a chat.

communities-to = Communities
communities-title = <b>Communities of the district</b>
communities-yours = Yours are ticked; you can join the others.
communities-joinable = You can join any of these.
communities-none = None fits you yet. The full list shows who each one is for.
communities-all = All communities
communities-all-title =
    <b>All communities of the district</b>
    Open any of them to see who can join.

communities-name = <b>{ $name }</b>
communities-purpose = { $purpose }
communities-who = Who can join: { $who }.
communities-who-service = { $years ->
    [one] up to { $years } year of experience
   *[other] up to { $years } years of experience
}
communities-who-role = role “{ $role }”
communities-who-subjects = subject: { $names }
communities-who-positions = position: { $names }
communities-who-anybody = any teacher of the district
communities-members = Members: { $people } or more
communities-members-few = Members: fewer than { $few } in each municipality
communities-mine = You are in this community. Its announcements come to you here.
communities-ended = You are in this community and can stay as long as you like, though you no longer meet its condition.
communities-open = You can join.
communities-refused = You cannot join. { $reason }

communities-join = Join
communities-leave = Leave the community
communities-leave-sure = Yes, leave
communities-chat = Open the chat
communities-ask-leave = Leave the community “{ $name }”? You will no longer get its announcements.
communities-no-way-back = You no longer meet its condition, so you could not join again.

communities-invited = You are invited to a community of the district.
communities-later = If not now, I will not ask again. You can always join later: “Schools and mentors” → “Communities”.
communities-not-now = Not now
communities-declined = All right, I will not invite you to “{ $name }” again. You can join any time: “Schools and mentors” → “Communities”.

communities-keep = Run the community
communities-kept = <b>{ $name }</b> · { $district }
communities-place = { $place }: { $people }
communities-link = Chat link: { $link }
communities-no-link = There is no chat link yet.
communities-set-link = Set the chat link
communities-change-link = Change the chat link
communities-take-link = Remove the chat link
communities-ask-link =
    <b>Chat of the community “{ $name }”</b>
    Send a link to the group, for example: https://t.me/+AbCdEfGhIjKl. Only members of the community will see it.

communities-chair = Chair: { $name }
communities-no-chair = There is no chair. Ready to be one: { $people }
communities-own-ready = You are ready to be the chair. If a curator names you, your name is shown on this page.
communities-own-named = You are the chair: members turn to you, and you write announcements to them.
communities-write = Write to the members
communities-ready = I am ready to chair
communities-unready-ready = I am not ready to chair
communities-unready-named = Chair no longer
communities-name-chair = Name: { $name }
communities-take-chair = End the chair’s term
communities-chair-now = You are the chair of the community “{ $name }”. Your name is on its page, and you can write to the members there.
communities-chair-before = You are no longer the chair of the community “{ $name }”. Thank you for your work!
