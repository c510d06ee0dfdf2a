# Secret votes: the ballot.

secret-open = Vote in secret
secret-title = <b>Secret vote · motion { $number }</b>
secret-about = Until the close your vote is kept encrypted, then it is erased; whoever owns the server and the key could read it.
secret-final = A vote that is cast cannot be changed.
secret-ready = Done
secret-ask = Cast your vote: <b>{ $choice }</b>?
secret-cast = Cast the vote
secret-back = ‹ Back
secret-leave = Not now
secret-counted = Your vote is counted. It cannot be changed.
secret-left = Motion { $number }: no vote was cast. You can vote from the card of the motion.
secret-closed = You cannot vote here: the vote is over, or the voice is no longer yours.
secret-unanimous = All voted alike, so nothing is secret here.
