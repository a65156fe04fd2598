attendance-door = Attendance
attendance-command = Record attendance
attendance-wait = Record: { $day } { $title }

attendance-no-group = Cluster leaders mark attendance. Your own is under “My record”.
attendance-cancelled = The event is cancelled, there is nobody to mark.
attendance-early = Too early: attendance can be marked from a day before the beginning. The event begins: { $moment }.

attendance-title = Attendance
attendance-none = Your events will stand here: from a day before the beginning until 60 days after.
attendance-no-such = Nothing was found for “{ $search }”. Try a shorter word.
attendance-count =
    { $count ->
        [one] { $count } event in all, not marked yet: { $waiting }.
       *[other] { $count } events in all, not marked yet: { $waiting }.
    }
attendance-count-done =
    { $count ->
        [one] { $count } event in all, nothing to mark now.
       *[other] { $count } events in all, nothing to mark now.
    }
attendance-list-question = Choose an event or write a part of its title. ❗ waits to be marked.
attendance-new-event = New event

attendance-sum = 👥 Marked { $present } of { $listed }
attendance-sum-guests = 👥 Marked { $present } of { $listed }, guests { $guests }
attendance-nobody-listed = Nobody is on the list yet. Type a full name to add a guest.
attendance-found =
    { $count ->
        [one] For “{ $search }”: { $count } person.
       *[other] For “{ $search }”: { $count } people.
    }
attendance-not-found = “{ $search }” is not on the list, but can be written down as a guest.
attendance-name-flaw =
    { $count ->
        [one] I see { $count } character, but a surname or a part of it is needed, 2 to 120 characters. For example: Petrova
       *[other] I see { $count } characters, but a surname or a part of it is needed, 2 to 120 characters. For example: Petrova
    }
attendance-add-guest = Add as a guest
attendance-guest-added = ✅ Guest written down: { $name }
attendance-guest-twice = This guest is written down already, or there are { $most } guests: no more fit on one sheet.
attendance-all = All came
attendance-nobody = Clear all
attendance-parts = Participation

attendance-parts-question = All here are listeners unless marked otherwise. Choose who presented, or write a surname.
attendance-parts-none = Nobody is marked yet. Go back and mark those who came.
attendance-guest = Guest { $name }
attendance-part-title = Took part how?
attendance-remove-person = Did not come, take off
attendance-remove-guest = Take the guest off

attendance-saved-contributions = Contributed: { $count }
attendance-others = Other events
attendance-own-record = My record
attendance-sum-nobody = 👥 Nobody is marked yet, { $listed } on the list
attendance-sum-nameless = , and { $count } without a name
attendance-nameless = without a name
attendance-draft-line = Until it begins this is a draft; marks are kept as you make them.
attendance-guests-added =
    { $count ->
        [one] ✅ { $count } guest added
       *[other] ✅ { $count } guests added
    }
attendance-undone = The marks are as they were.
attendance-undo = Put it back
attendance-undo-list = ‹ Take this list back
attendance-ticked = ✅ Marked { $count }: { $names }
attendance-ticked-nobody = Nobody of this list was recognised at once.
attendance-doubt-title = Who is this?
attendance-doubt-line = “{ $name }” fits { $count } people.
attendance-doubt-left = Then we ask about { $count } more.
attendance-doubt-guest = A guest
attendance-skip = Skip
attendance-unknown-title = These are not on the list
attendance-unknown-line = { $names }
attendance-unknown-question = Add them as guests?
attendance-unknown-add = Add as guests: { $count }
attendance-unknown-skip = Leave them out
attendance-clear-title = Clear all marks?
attendance-clear-question = All marks go, those of guests too. Right after this they can be put back.
attendance-part-title-past = How did this person take part?
attendance-question = Mark those who came. You can write a surname or paste a list.
attendance-question-late = Mark those who were late. You can write a surname or paste a list.
attendance-question-absent = Mark those who were absent. You can write a surname or paste a list.
attendance-question-excused = Mark those who are excused. The reason itself is not written.
attendance-put-present = Came
attendance-put-late = Late
attendance-put-absent = Absent
attendance-put-excused = Excused
attendance-others-came = The others came
attendance-code = QR code
attendance-close = Close the sheet
attendance-sum-late = late { $count }
attendance-sum-absent = absent { $count }
attendance-sum-excused = excused { $count }
attendance-closed-line = ✅ The sheet is closed.
attendance-closed-title = ✅ The sheet is closed
attendance-closed-unmarked =
    { $count ->
        [one] { $count } person has no mark, and counts as absent.
       *[other] { $count } people have no mark, and count as absent.
    }
attendance-reopen = Open again
attendance-reopen-title = Open the sheet again?
attendance-reopen-line = The records stay as they are until you close it again.
attendance-reopen-question = Why? The journal keeps the reason.
attendance-reopened = The sheet is open again.
attendance-arrived = Here since { $time }: checked in
attendance-topic = Topic: { $topic }
attendance-topic-question = Choose how they took part, or write the topic.
attendance-topic-flaw = A topic in words is needed, 2 to 200 characters. For example: Criteria instead of marks
attendance-hall = QR code and print
attendance-hall-title = In the hall
attendance-hall-line = The QR code is shown or printed, the sheets are signed. Send a photo of the signed sheet here afterwards.
attendance-print-roster = Sheet to sign
attendance-print-lines = Registration sheet
attendance-print-all-day = all day
attendance-print-roster-caption =
    { $count ->
        [one] A sheet to sign: { $count } person
       *[other] A sheet to sign: { $count } people
    }
attendance-print-lines-caption = A registration sheet: participants and empty lines
attendance-pages = Signed sheet
attendance-pages-title = Signed sheet
attendance-pages-none = A photo or a scan of the sheet that participants have signed will lie here.
attendance-pages-count =
    { $count ->
        [one] 📄 Signed sheet: { $count } page
       *[other] 📄 Signed sheet: { $count } pages
    }
attendance-pages-question = Send a photo or a scan of a page. Adults’ signatures only: no pupils, and nothing about them.
attendance-pages-show = Show the pages
attendance-pages-drop = Take the last one off
attendance-pages-dropped = The page was taken off.
attendance-pages-kept = ✅ The page is kept. Mark the sheet by it, unless you have.
attendance-pages-twice = This page is there already.
attendance-pages-full = A sheet has { $most } pages at most. Take one off.
attendance-pages-flaw = That is neither a photo nor a scan. Send a photo or a PDF.
attendance-colleagues = Check in at the door
attendance-times = Arrival and leaving
attendance-times-question = Tap the name when somebody comes, and again when they go. After the meeting write: Petrova 14:30–15:10
attendance-times-since = { $name }, since { $time }
attendance-times-till = { $name }, until { $time }
attendance-times-over = The meeting is over. Write a surname and the time: Petrova 14:30–15:10
attendance-times-flaw = A surname and the time are needed. For example: Petrova 14:30–15:10
attendance-beyond = Among the teachers. Choose whom to put on the sheet.
attendance-arrived-by = Here since { $time }: checked in by somebody of the school, or by the leader, { $name }
attendance-past-event = Enter a past event
attendance-table = Excel table
attendance-table-caption =
    { $count ->
        [one] Attendance: { $count } person
       *[other] Attendance: { $count } people
    }
attendance-column-name = Name
attendance-column-works = Organisation, post
attendance-column-state = Mark
attendance-column-part = Participation
attendance-column-topic = Topic
attendance-column-came = Came
attendance-column-went = Went
attendance-state-present = present
attendance-state-late = late
attendance-state-absent = absent
attendance-state-excused = excused
attendance-guest-is = Which of the teachers
attendance-promised = This is what was promised before the event. If it was otherwise, choose what it was.
attendance-promised-topic = Promised before the event: { $brought }, “{ $topic }”
attendance-promised-other = Promised before the event: { $brought }
