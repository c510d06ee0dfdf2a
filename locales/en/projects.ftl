# The project office: milestones of projects, reports, reminders.

projects-section = Project office
projects-title = <b>Project office</b>
projects-none = No projects yet. They appear when the results of a contest of projects are announced.
projects-row = • { $title }: { $done } of { $all }{ $late ->
    [0] {""}
   *[other] , a milestone is overdue ❗
}
projects-card = <b>{ $title }</b>
projects-progress = Milestones done: { $done } of { $all }.
projects-complete = All milestones are done. The project is in the bank of practices, where colleagues see it.
projects-step-planned = { $position }. ⏳ { $title } — by { $day }
projects-step-overdue = { $position }. ❗ { $title } — was due { $day }
projects-step-reported = { $position }. 🕓 { $title } — the curator has the report
projects-step-accepted = { $position }. ✅ { $title }
projects-words = “{ $words }”
projects-due = Due: { $day }
projects-about = Milestone “{ $title }”, project “{ $project }”
projects-report = Report: { $title }
projects-open = Milestones
projects-back = ‹ Project office
projects-letter-soon = The milestone “{ $title }” of “{ $project }” is due soon (by { $day }). When it is done, tell about it in a few words and add a file.
projects-letter-overdue = The milestone “{ $title }” of “{ $project }” was due { $day }. There is no report yet.
projects-letter-done = All milestones of “{ $project }” are accepted. It is in the bank of practices now: thank you for seeing it through!

milestone-about = <b>Report: { $title }</b>
milestone-ask-words = What was done? Up to { $limit } characters.
milestone-ask-files = Add files if there are any: photos, an order, a programme.
milestone-change-words = What was done
milestone-change-files = Files
milestone-send = Send the report
milestone-cancelled = The report was not sent.
milestone-sent = The report was sent. The curator will look at it and answer.
menu-draft-milestone = Not finished: the report on a milestone{ $step }.
menu-resume-milestone = Finish the report

council-kind-milestone = report on a milestone
council-letter-milestone-approve = The milestone is accepted. On to the next one.
council-letter-milestone-reject = The milestone is not accepted. Report on it again when it is done.
council-letter-milestone-return = Add to the report and send it again.
council-letter-milestone-expired = The report is no longer considered. You may send it again.
