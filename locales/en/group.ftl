# The council's group.

group-section = Group
group-title = <b>The Council's group</b>
group-about = For each motion the group gets one line, without people or topic. Members may cast open votes there too.
group-of-council = Council
group-of-expert-council = Expert Council
group-in-district = { $body } ({ $district })
group-none = { $body }: no group.
group-bound = { $body }: group linked { $moment }.
group-left = { $body }: the bot was removed from the group. Add it again: the link is kept.
group-bind = Link: { $body }
group-rebind = Another group: { $body }
group-unbind = Unlink: { $body }
group-back = ‹ Group
group-code =
    1. Add the bot to the group.
    2. Send there:
    <code>{ $command }</code>

    The code works for one day and once. A Council member, the head or a curator may send it.
group-ask-unbind = Unlink the group? It will get no more cards of motions.
group-unbind-yes = Yes, unlink
group-unbound = The group is unlinked.

# In the group itself.
group-said-bound = The group is linked. It will get one line for each motion; details are in the private chat with the bot.
group-said-no-code = Add the code to the command: the bot gives it in the private chat, “Council” → “Group”.
group-said-unknown = There is no such code. Take a new one in the private chat with the bot: “Council” → “Group”.
group-said-expired = The code was valid for a day and has expired. Take a new one in the private chat with the bot: “Council” → “Group”.
group-said-spent = This code has been used. Take a new one in the private chat with the bot: “Council” → “Group”.
group-said-other-body = This group is linked to another council. Unlink it first in the private chat with the bot: “Council” → “Group”.
group-said-not-entitled = A Council member, the head or a curator may link a group. Write in your own name, not anonymously.
group-vote-not-yours = Only members of this Council vote here. Your press was not counted.
