# Letters about motions of the council

motion-letters-waits = <b>Question { $number }</b> waits for your vote.
motion-letters-lost = The votes were lost: the key has changed, or the data came from a backup. Please vote again.
motion-letters-adopted = <b>Question { $number }</b> was adopted.
motion-letters-rejected = <b>Question { $number }</b> was not adopted.
motion-letters-no-quorum = <b>Question { $number }</b> had no quorum. It may be put again.
motion-letters-withdrawn = <b>Question { $number }</b> was withdrawn.
motion-letters-open = <b>Question { $number }</b> is being voted on.
motion-letters-draft = <b>Question { $number }</b> is being prepared.
motion-letters-winners = { $names }
motion-letters-question = { $question }
motion-letters-announced = <b>Motion { $number }</b> will be on the agenda of { $day }.
