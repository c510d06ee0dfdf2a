# A plan of activities from a spreadsheet.

importing-begin = Plan from a sheet
importing-to-file = Plan to a sheet
importing-template = A sheet to fill in
importing-ask-file =
    <b>A plan from a spreadsheet</b>
    Send an .xlsx or .ods file of up to { $rows } rows. The columns are named as in the sample, in any order.
importing-template-hint = Fill it in and send it here. Put yours in place of the example in the second row. Types: { $types }
importing-sheet = Plan
importing-column-type = Type
importing-column-title = Title
importing-column-day = Day
importing-column-times = Time
importing-column-place = Place
importing-column-hours = Hours
importing-column-seats = Seats
importing-column-topic = Topic
importing-column-whom = For whom
importing-column-description = Description
importing-example-title = How to teach reading a task
importing-example-day = December 10
importing-example-times = 15:00–17:30
importing-example-place = School No. 2, Levashi
importing-example-hours = 4
importing-example-seats = 25
importing-example-topic = Неуспевающие ученики
importing-empty = There is no row in the sheet. Fill it in and send it again.
importing-stray = There is something in row { $row } too, far below the table: it and what follows was not read.
importing-problems = <b>To be corrected: { $count }</b>
importing-problem = { $row }, { $column }: { $why }
importing-hint-type = All types are listed under the template.
importing-hint-topic = The names are those of the form for a difficulty.
importing-hint-whom = Possible: { $whom }.
importing-again = Nothing was made. Correct it and send the file again.
importing-found = <b>Activities in the sheet: { $count }</b>
importing-row = { $when } · { $title } · { $hours } h · { $seats ->
    [0] seats for all
   *[other] seats: { $seats }
}
importing-publish = Publish all
importing-keep = Keep as drafts
importing-published = <b>Activities published: { $count }</b>
importing-kept = <b>Drafts kept: { $count }</b>
importing-given-up = Nothing was made.
importing-export = Activities of the district: { $count }
importing-state = State
importing-state-draft = draft
importing-state-published = published
importing-state-cancelled = cancelled
importing-state-over = over
importing-column-number = Number in the bot
importing-names-type = kind; form
importing-names-title = name; activity; subject
importing-names-day = date; when
importing-names-times = times; hours of the day
importing-names-place = where; venue; address
importing-names-hours = academic hours; number of hours
importing-names-seats = places; number of seats; participants
importing-unlimited = unlimited; no limit; without limit; enough for all; not limited
importing-names-topic = difficulty
importing-names-whom = audience
importing-names-description = summary
importing-names-number = number of the activity in the bot
importing-place = Row { $row }
importing-place-of-sheet = Sheet “{ $sheet }”, row { $row }
importing-nothing-new = All of this exists already. To correct something, send the sheet that “Plan to a sheet” gives you.
importing-known = { $new ->
    [0] { $known } already there, nothing to add
   *[other] { $known } already there, { $new } to add
}
importing-changing = To change: { $count }
importing-changed = ✎ { $title }
importing-changed-cell = { $column }: { $before } → { $after }
importing-change-now = Change
importing-corrected = <b>Rows corrected: { $count }</b>
importing-hidden = Hidden in the file, but read: rows { $rows }.
importing-repeated = Rows that repeat others and are not added: { $rows }.
importing-mixed = { $row }: the word “{ $word }” has Latin letters in place of Russian ones.
importing-partial = Rows without title, day and times, not read: { $count }.
importing-other-sheets = Sheets without such a table, not read: { $sheets }.
importing-other-columns = Columns not read: { $columns }.
importing-holiday = ⚠ “{ $title }”: { $day } is a public holiday ({ $name }).
importing-holidays = More on public holidays: { $count }.
