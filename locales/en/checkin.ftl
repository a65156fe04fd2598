checkin-here = I am here
checkin-event = Open the event
checkin-early = It is early. Checking in begins: { $moment }. Press again then.
checkin-late = The event is over, you cannot check in by yourself any more. Tell its leader, who will mark you.
checkin-cancelled = The event is cancelled, nobody needs to check in.
checkin-closed = The attendance sheet is closed already. Tell its leader, who will open it and mark you.
checkin-stranger = Members of the cluster check in, and those who answered “I am going”. In the hall anybody can by the QR code.
checkin-old-code = This QR code opens nothing any more. Ask the leader to show the new one.
checkin-done = ✅ You are here
checkin-done-line = Checked in at { $time }. Nothing more is needed.
checkin-corrected = The mark was changed
checkin-corrected-line = You checked in at { $time }, but the leader has changed the mark. If that is a mistake, speak to them.
checkin-digits = Which code does the leader’s phone show? Write the four digits.
checkin-digits-flaw = The four digits of the leader’s phone are needed. For example: 0472
checkin-digits-wrong =
    { $count ->
        [one] The code is another one. It changes each minute. { $count } try is left.
       *[other] The code is another one. It changes each minute. { $count } tries are left.
    }
checkin-digits-too-often = There are no tries left. Tell the leader, who will mark you.

checkin-window = 🗓 Check-in is open: { $opens } – { $closes }
checkin-arrived =
    { $count ->
        [0] 👥 Nobody has checked in yet
        [one] 👥 { $count } person has checked in
       *[other] 👥 { $count } people have checked in
    }
checkin-digits-now = 🔒 Code: { $digits }. Another one in { $seconds } s.
checkin-fresh = Show the new code
checkin-picture = Show the QR code
checkin-changes-on = Ask for a code as well
checkin-changes-off = Ask for no code
checkin-renew = Make a new QR code
checkin-renew-title = Make a new QR code?
checkin-renew-line = The present one stops working, printed ones too. Whoever has checked in stays on the sheet.
checkin-renew-yes = Make a new one
checkin-renewed = ✅ The new QR code is ready, the old one opens nothing any more.
checkin-picture-line = Point your phone’s camera here and press “Start”
checkin-picture-caption = Check-in: { $title }

checkin-colleagues-title = Who is here?
checkin-colleagues-none = Nobody is expected here yet.
checkin-colleagues-no-such = Nobody was found for “{ $search }”. Try a shorter word.
checkin-colleagues-count = 👥 { $there } of { $count } are here
checkin-colleagues-question = Choose whoever has come. They hear of it and can take it back.
checkin-colleagues-late = The event is over. Tell its leader, who marks them.
checkin-colleagues-closed = The sheet is closed already. Tell its leader, who opens it and marks them.
checkin-for-you-title = You were checked in: you are here
checkin-for-you-line = By whom: { $name }. If you are not there, take it back.
checkin-for-you-corrected = You were checked in, but the leader has changed the mark. If it is wrong, tell them.
checkin-not-me = I am not there
checkin-taken-title = It was taken back
checkin-taken-line = If you come, check in by yourself or tell the leader.
checkin-taken-late = The sheet is closed already. Tell its leader, who corrects it.
checkin-answers-title = Who will come?
checkin-answers-count = 👥 Going: { $going } of { $count }
checkin-answers-question = Choose who will come. They hear of it and can answer otherwise.
checkin-answers-cancelled = The event is cancelled, no answer is needed.
checkin-answers-late = Answers are no longer collected. Mark those who have come.
checkin-answers-full = There is no free place. Your colleague can answer themselves, and the bot puts them on the waiting list.
checkin-answers-own = They have answered themselves. Only they can change it.
checkin-answers-over = The event has begun or is cancelled, the answer cannot be changed.
checkin-answers-declined = ❌ You are not going
checkin-answers-declined-line = If you change your mind, answer on the card of the event.
checkin-answered-title = Answered for you: you are going
checkin-answered-line = Answered by { $name }. If you are not going, say so.
checkin-not-coming = I am not going
checkin-answered-going = ✅ You are going
checkin-answered-maybe = ⏳ You have not decided yet
checkin-answered-waits = ⏳ You are on the waiting list
checkin-answered-none = The answer for you was taken back
checkin-answered-none-line = If you are going, answer on the card of the event.
checkin-answered-otherwise = You can change the answer on the card of the event.
checkin-answered-cancelled = ❌ Cancelled: { $title }
checkin-answered-begun = The event has begun, the answer can be changed no more.
