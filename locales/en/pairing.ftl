# A curator's desk: the queue for mentors, draft pairs, the load.

pairing-desk = Waiting list and pairs
pairing-open = Open the requests
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
pairing-draft-all = Match everyone
pairing-another = Asking for your help: { $count }
pairing-load = Mentors' workload
pairing-undraft = Remove from the draft
pairing-nobody = No mentor is free right now.
pairing-published = { $pairs ->
    [0] <b>Nothing was published.</b>
    [one] <b>{ $pairs } pair published.</b> The mentor will be asked.
   *[other] <b>{ $pairs } pairs published.</b> The mentors will be asked.
}
pairing-impossible = No longer possible:
pairing-impossible-full = { $name }: the mentor is full
pairing-impossible-away = { $name }: the mentor has paused or left
pairing-impossible-not-waiting = { $name }: no longer waiting
pairing-load-head = <b>Mentors' workload</b> · { $mentors }
pairing-load-row = { $load }; unanswered requests: { $proposed }
pairing-load-more = And { $more } more: see the file.
pairing-export = Download table .xlsx
pairing-export-caption = Workload of the district's mentors.
pairing-column-mentor = Mentor
pairing-column-organization = Organization
pairing-column-place = Municipality
pairing-column-capacity = Capacity
pairing-column-active = Pairs
pairing-column-proposed = Unanswered requests
pairing-column-paused = Paused since
pairing-column-frees = First pair ends
pairing-column-until = Role until
pairing-another-head = <b>Asking for your help</b> or for another pair. Only you can see this.
pairing-another-row = <b>{ $at }. { $mentee }</b>, mentor: { $mentor }
    Asked by: { $by }
pairing-another-none = Nobody is asking.
pairing-by-mentee = the mentee
pairing-by-mentor = the mentor
pairing-replace = { $at } · Change the pair
pairing-keep = { $at } · Keep the pair
pairing-sure-replace =
    <b>End this pair?</b>
    { $mentee }, mentor: { $mentor }
    The mentee goes back to their place on the waiting list.
pairing-replace-now = Yes, change the pair
pairing-replaced = <b>The pair has ended.</b> { $name } is on the waiting list again, in the same place. Both were told the same thing.
pairing-choose = Find a mentor
pairing-letter-another = <b>Your help is needed in one of the pairs.</b> Tap to see who asked.
pairing-export-file = Mentors.xlsx
