# The basis of a role: an order or a protocol.
basis-head = { $name }: { $role }
basis-ask-words = Write the number and the day in one line, for example: order 12 of 3 September
basis-cancelled = Nothing was changed.
