# A curator's desk: the queue for mentors, draft pairs, the load.

pairing-desk = Queue and pairs
pairing-open = Open
pairing-head = <b>Waiting for a mentor</b> · { $people }
pairing-head-page = <b>Waiting for a mentor</b> · { $people } · page { $page } of { $pages }
pairing-empty = Nobody is waiting.
pairing-row = <b>{ $number }. { $name }</b> · { $place }: “{ $goal }”
pairing-drafted = → { $name } (draft)
pairing-row-button = { $place } · { $name }
pairing-publish = { $pairs ->
    [one] Publish { $pairs } pair
   *[other] Publish { $pairs } pairs
}
pairing-draft-all = Match everybody
pairing-another = Asking you: { $count }
pairing-load = Load of mentors
pairing-undraft = Take out of the draft
pairing-nobody = No mentor has room now.
pairing-published = { $pairs ->
    [0] <b>Nothing was published.</b>
    [one] <b>{ $pairs } pair is published.</b> The mentor is being asked.
   *[other] <b>{ $pairs } pairs are published.</b> The mentors are being asked.
}
pairing-impossible = Not possible any more:
pairing-impossible-full = { $name }: the mentor has no room
pairing-impossible-away = { $name }: the mentor is paused or gone
pairing-impossible-not-waiting = { $name }: waits no more
pairing-load-head = <b>Load of mentors</b> · { $mentors }
pairing-load-row = { $load }; not answered: { $proposed }
pairing-load-more = And { $more } more: all are in the file.
pairing-export = Download .xlsx
pairing-export-caption = Load of the district's mentors.
pairing-column-mentor = Mentor
pairing-column-organization = Organization
pairing-column-place = Municipality
pairing-column-capacity = Places
pairing-column-active = Pairs
pairing-column-proposed = Not answered
pairing-column-paused = Paused since
pairing-column-frees = First pair until
pairing-column-until = Role until
pairing-another-head = <b>Asking you</b> for another pair or for help. Only you can see this.
pairing-another-row = <b>{ $at }. { $mentee }</b>, mentor: { $mentor }
    Asked by: { $by }
pairing-another-none = Nobody is asking.
pairing-by-mentee = the mentee
pairing-by-mentor = the mentor
pairing-replace = { $at } · Change the pair
pairing-keep = { $at } · Keep it
pairing-sure-replace =
    <b>End this pair?</b>
    { $mentee }, mentor: { $mentor }
    The mentee goes back to the old place in the queue.
pairing-replace-now = Yes, change it
pairing-replaced = <b>The pair is over.</b> { $name } is in the queue again, at the old place. Both were told the same.
pairing-choose = Find a mentor
pairing-letter-another = <b>In one of the pairs your help is asked for.</b> Who and with whom stands behind the button.
