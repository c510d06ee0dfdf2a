# A vote on paper: two people enter the totals.

paper-enter = Enter the totals
paper-title = <b>Totals on paper · motion { $number }</b>
paper-ask = Write the numbers in this order, with spaces or line breaks between them:
paper-ballots = number of ballots
paper-not-read = { $count ->
    [one] { $count } number is needed.
   *[other] { $count } numbers are needed.
}
paper-waits = Noted. Now another person, the secretary or a member, has to enter the same numbers for motion { $number }. Then the vote closes.
paper-differs = Noted, but another person entered other numbers for motion { $number }. Please compare and enter them again: it closes when they agree.
paper-closed = The totals of motion { $number } are entered, the vote is closed.
