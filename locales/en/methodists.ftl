# The methodists of the district, and their topics.

methodists-open = Methodists of the district
methodists-head = <b>Methodists of the district</b>
methodists-hint = Who helps with which topic; your municipality first. Type a surname, a topic or a municipality to search.
methodists-none = The district has no methodists yet. You can ask a curator: “Help”.
methodists-found = “{ $words }”: { $count ->
    [0] no one found. Try other words.
    [one] { $count } methodist
   *[other] { $count } methodists
}
methodists-row = · <b>{ $name }</b>, { $place }{ $paused ->
    [yes] {" "}(on pause)
   *[no] {""}
}: { $topics }
methodists-no-topics = no topics chosen yet
methodists-all = All methodists
methodists-own = My topics
methodists-invite = Invite a methodist
