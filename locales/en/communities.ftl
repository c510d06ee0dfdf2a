# Communities: the list, one of them, the invitation, the link of a chat.

communities-to = Communities
communities-title = <b>Communities of the district</b>
communities-yours = Yours are ticked, the others are open to you.
communities-none = None fits you yet. The whole list says for whom each of them is.
communities-all = All communities
communities-all-title =
    <b>All communities of the district</b>
    Open any of them: it says who may join.

communities-name = <b>{ $name }</b>
communities-purpose = { $purpose }
communities-who = Who may join: { $who }.
communities-who-service = { $years ->
    [one] up to { $years } year of service
   *[other] up to { $years } years of service
}
communities-who-role = role “{ $role }”
communities-who-subjects = subject: { $names }
communities-who-positions = position: { $names }
communities-who-anybody = any educator of the district
communities-members = Members: { $people } or more
communities-members-few = Members: fewer than { $few } in each municipality
communities-mine = You are in this community. Its announcements come to you here.
communities-ended = You are in this community and stay there until you leave, though its condition does not apply to you any more.
communities-open = You may join.
communities-refused = You cannot join. { $reason }

communities-join = Join
communities-leave = Leave
communities-leave-sure = Leave the community
communities-chat = Open the chat
communities-ask-leave = Leave the community “{ $name }”? Its announcements will come no more.
communities-no-way-back = Its condition does not apply to you any more, so you could not join again.

communities-invited = You are invited to a community of the district.
communities-later = If not now, I will not ask again. You can join later as well: “Schools and mentors” → “Communities”.
communities-not-now = Not now
communities-declined = All right, I will not invite you to “{ $name }” again. You can join any day: “Schools and mentors” → “Communities”.

communities-keep = Keep the community
communities-kept = <b>{ $name }</b> · { $district }
communities-place = { $place }: { $people }
communities-link = Link of the chat: { $link }
communities-no-link = There is no link of a chat yet.
communities-set-link = Set the link
communities-change-link = Change the link
communities-take-link = Remove the link
communities-ask-link =
    <b>Chat of the community “{ $name }”</b>
    Send the link of the group, such as: https://t.me/+AbCdEfGhIjKl. Its members will see it and nobody else.
