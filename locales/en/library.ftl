library-open = Documents
library-regulation = Regulation of the district
library-title = <b>Documents</b>
library-hint = Looking for something? Write a number or a word: “Р-174”, “концепция”.
library-found = Found for “{ $words }”: { $count }. You can write another number or word.
library-all = All documents
library-add = Add a document
library-back = ‹ Documents
library-row =
    <b>{ $title }</b>
    { $of }

library-card-title = <b>{ $title }</b>
library-of =
    { $kind }{ $number ->
        [EMPTY] { "" }
       *[other] { " " }№ { $number }
    } of { $day }
library-until = In force until { $day }
library-about = { $about }
library-sections = Choose a section to read it here.
library-section = <b>{ $title }</b>
library-file = Download the file
library-link = Open on the site
library-card = Open the document
library-with-file = File: { $name }

library-kind-regulation = Regulation
library-kind-law = Legal act
library-kind-order = Order
library-kind-agreement = Agreement
library-kind-material = Material

library-kind-task = Task of the strategy
library-kind-opportunity = Grant, placement, paper
library-all-task = Tasks
library-all-opportunity = Opportunities
library-title-task = <b>Tasks of the district's strategy</b>
library-title-opportunity = <b>Opportunities: grants, publications, placements</b>
library-hint-task = Who is in charge of what, and until when. Overdue ones are marked.
library-hint-opportunity = The nearest deadlines come first. A week before I remind those who have not muted “Grants”.
library-due-task = In charge: { $owner }. Due: { $day }
library-due-opportunity = Apply until { $day }
library-is-overdue = { $due } · <b>OVERDUE</b>
library-is-done = { $due } Done on { $day }
library-done = Done
library-ask-owner = Who is in charge? Write the name and the post, up to { $limit } characters.
library-ask-due = Until which day? I will remind a week before.
library-change-owner = In charge
library-change-due = Due

library-step = <b>Document</b> · step { $step } of { $steps }
library-ask-kind = What kind of document is it?
library-ask-title = Write its title, up to { $limit } characters.
library-ask-number = What is its number? Up to { $limit } characters.
library-ask-day = Of which day is it? For example: 23 December 2021.
library-ask-ends = Until which day is it in force? I will remind the head and the curators a month before.
library-ask-about = In a few words: what is it about, and who needs it? Up to { $limit } characters.
library-ask-file = Send the file: PDF, Word, a spreadsheet, a presentation, or a picture of the page as a file.
library-ask-link = Send a link to the document if it is on a site.
library-change-kind = Kind
library-change-title = Title
library-change-number = Number
library-change-day = Day
library-change-ends = End
library-change-about = About
library-change-file = File
library-change-link = Link
library-summary = Add this document? Everybody in the district will see it.
library-send = Add
library-resume = Back to the document
library-anew = Begin a new document
library-parked = You are adding a document already, step { $step } of { $steps }.
library-cancelled = The document was not added.
library-added = The document is added. It is found by number and words.

library-remove = Remove
library-remove-ask = Remove “{ $title }” from the documents? Nobody will see it any more.
library-remove-yes = Yes, remove
library-removed = “{ $title }” is no longer among the documents.

library-ends = <b>Ends soon: { $title }</b>

menu-draft-document = Unfinished: a new document{ $step }.
menu-resume-document = Back to the document
