# A plan of activities from a spreadsheet.

importing-begin = Upload a plan
importing-to-file = Download the plan
importing-template = Download a template
importing-ask-file =
    <b>A plan from a spreadsheet</b>
    Send an .xlsx or .ods file of up to { $rows } rows. Name the columns as in the template, in any order.
importing-template-hint = Fill it in and send it here. Replace the example in the second row with your own. Type, topic and “for whom” are chosen from a list in the cell.
importing-template-file = Plan template.xlsx
importing-file = Plan of activities.xlsx
importing-lists = Lists
importing-not-listed = This is not in the list. Choose from it, or the bot will ask again.
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
importing-example-title = How to teach careful reading
importing-example-day = December 10
importing-example-times = 15:00–17:30
importing-example-place = School No. 2, Levashi
importing-example-hours = 4
importing-example-seats = 25
importing-example-topic = Неуспевающие ученики
importing-empty = There are no rows in the table. Fill it in and send it again.
importing-stray = There is also something in row { $row }, far below the table: I did not read it or anything after it.
importing-problems = <b>Please correct: { $count }</b>
importing-problem = { $row }, { $column }: { $why }
importing-hint-type = All types are in the template, in the list of the cell.
importing-hint-topic = Use the names from the form for reporting a difficulty.
importing-hint-whom = You can write: { $whom }.
importing-again = Nothing was created. Correct the file and send it again.
importing-found = <b>Activities in the table: { $count }</b>
importing-row = { $when } · { $type } · { $title } · { $hours } h · { $seats ->
    [0] seats for everyone
   *[other] seats: { $seats }
} · { $whom ->
    [all] for all districts
    [district] for the district
   *[young] for the district, up to 3 years of experience
}
importing-publish = Publish all
importing-keep = Save as drafts
importing-published = <b>Activities published: { $count }</b>
importing-kept = <b>Drafts saved: { $count }</b>
importing-given-up = Nothing was created.
importing-export = The district's plan of activities: { $count }
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
importing-nothing-new = All of this is already there, nothing to add. To correct something, send back the table you get from “Download the plan”.
importing-known = { $new ->
    [0] { $known } already there, nothing to add
   *[other] { $known } already there, { $new } to add
}
importing-changing = To change: { $count }
importing-changed = ✎ { $title }
importing-changed-cell = { $column }: { $before } → { $after }
importing-change-now = Change the activities
importing-corrected = <b>Rows corrected: { $count }</b>
importing-hidden = Hidden in the file but read, rows: { $rows }.
importing-repeated = Repeat other rows and will not be added: { $rows }.
importing-mixed = { $row }: the word “{ $word }” contains Latin letters instead of Russian ones.
importing-partial = Rows without a title, day and time: { $count }. I did not read them.
importing-other-sheets = Sheets without such a table that I did not read: { $sheets }.
importing-other-columns = Columns that I did not read: { $columns }.
importing-holiday = ⚠ “{ $title }”: { $day } is a public holiday ({ $name }).
importing-holidays = More on public holidays: { $count }.
importing-clash = ⚠ “{ $title }”: “{ $other }” is on that day already for the same people, { $when }.
