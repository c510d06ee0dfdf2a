# Papers of contests and defences: spravkas, diplomas, certificates, letters.

papers-mine = Portfolio and diplomas
papers-title = <b>My portfolio</b>
papers-none = Your results will be here: defences, contests, readings, practices, and their papers. Begin with “Contests and defences”.
papers-role = You are { $role }{ $day ->
    [none] { "" }
   *[other] { " until " }{ $day }
}
papers-line = <b>{ $title }</b>
    { $outcome } · { $call }
papers-line-paper = { $kind } No. { $numbers }
papers-line-struck = <s>{ $kind } No. { $numbers }</s> was annulled
papers-line-listed = In the bank of practices
papers-line-talk = Talk: { $when } { $place }
papers-hide = Hide lines
papers-hiding = <b>What your portfolio shows</b>
    Press a line to hide it, or to show it again. Hidden ones are seen by you alone, and only here.
papers-is-shown = ✓ { $title }
papers-is-hidden = { $title }
papers-hidden = { $count ->
    [one] { $count } line is hidden.
   *[other] { $count } lines are hidden.
}
papers-active = Core group of teachers
papers-active-title = <b>Core group of the district</b>: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
papers-active-member = • <b>{ $name }</b>, { $organization }{ $day ->
    [none] { "" }
   *[other] , until { $day }
}
papers-active-join = To join it, send an entry when the district opens a call: “Contests and defences”.
papers-document = { $document ->
    [spravka] Statement
    [diploma] Diploma
    [certificate] Certificate
   *[letter] Letter
}
papers-named = { $kind } No. { $number }
papers-caption = { $named }
papers-archive = { $count ->
    [one] { $count } paper. A file's name is the number of its paper.
   *[other] { $count } papers. A file's name is the number of its paper.
}
papers-fill-in = Please write the pupil's name by hand: we do not store it.
papers-archive-file = Papers { $series }, entry { $entry }

papers-heading = { $document ->
    [spravka] Statement
    [diploma] Diploma
    [certificate] Certificate of participation
   *[letter] Letter of the Council
}
papers-under-heading = of a public defence of experience
papers-defended = Experience was presented and defended on the subject
papers-blank = Surname, given name, patronymic
papers-name-gone = The name was deleted at the holder's request
papers-grade = Class: { $grade }
papers-together = With { $names }
papers-nomination = Nomination: { $nomination }
papers-level = Level: { $level }
papers-equals = A public defence of experience in the educational district counts as sharing it at the regional level.
papers-protocol = Decision of the Council of the district: protocol No. { $number } of { $day }
papers-outcome-place = { $outcome }, place { $place }

papers-valid = <b>{ $named }. The paper is genuine.</b>
papers-under-review = <b>{ $named }. The outcome is under review.</b> Until it is decided, the paper is not valid.
papers-struck = <b>{ $named }. The paper was annulled.</b> { $day }
papers-unknown = <b>There is no such paper.</b> Please check that the whole link was copied.
papers-organization = { $name }
papers-entry = “{ $title }”
papers-call = { $call }
papers-outcome = Outcome: { $outcome }
papers-mean = Experts' mean: { $total } of 100
papers-decided = Decision of the Council: protocol No. { $number } of { $day }
papers-votes = For { $pro }, against { $against }, abstained { $abstained }

papers-letter-struck = <b>{ $named }. The paper is not valid any more.</b>
papers-letter-reason = Reason: { $reason }
papers-letter-activity = <b>“{ $title }” was accepted: an activity can be held on it.</b>
    { $call }
    Type, title and topic come from the entry: only day and place are left to choose.
papers-begin-activity = Begin an activity
