# A plan of activities from a spreadsheet.

importing-begin = Plan from a sheet
importing-to-file = Plan to a sheet
importing-template = A sheet to fill in
importing-ask-file =
    <b>A plan from a spreadsheet</b>
    Send an .xlsx file of up to { $rows } rows, with the columns of the sample.
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
importing-problem = Row { $row }, { $column }: { $why }
importing-more = and { $count } more
importing-again = Nothing was made. Correct it and send the file again.
importing-found = <b>Activities in the sheet: { $count }</b>
importing-row = { $when } · { $title }
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
