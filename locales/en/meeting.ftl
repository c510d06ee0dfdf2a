# A meeting of the Council.

meeting-open = To the meeting
meeting-title = <b>{ $title }</b> · { $moment }
meeting-present = { $present } of { $members } are present
meeting-hint = Mark who has come, then open the motions. Latecomers vote from the next motion on.
meeting-come = I am here
meeting-leave = I leave
meeting-motion = Motion { $number }
meeting-end = Make the protocol
meeting-ended = The protocol of the meeting is ready: see “Protocols”.
