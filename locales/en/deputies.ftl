# Deputies: a member of the council names the one who decides meanwhile.

deputies-open = Deputy
deputies-title = <b>Deputy</b>
deputies-own = { $name } decides for you: { $first } – { $last }
deputies-other = You decide for { $name }: { $first } – { $last }
deputies-means = While you are away, requests come to your deputy. You can still decide yourself.
deputies-name = Name a deputy
deputies-end = End: { $name }
deputies-ask-who = Who of the council decides while you are away?
deputies-nobody = There is nobody else in the council of the district yet.
deputies-chosen = Deputy: { $name }
deputies-ask-days = For which days? Choose, or type for example: 1–14 December
deputies-days = { $days ->
    [one] From today, { $days } day
   *[other] From today, { $days } days
}
deputies-named = <b>Done.</b> { $name } decides for you: { $first } – { $last }.
deputies-ended = <b>There is no deputy any more.</b>
deputies-cancelled = Nothing has changed.
deputies-letter =
    <b>You are asked to decide requests for { $name }.</b>
    { $first } – { $last }.
    The cards will come to you in these days. One button declines.
deputies-letter-ended = <b>You have no deputy any more.</b> { $name } does not decide for you.
deputies-for = for { $name }
