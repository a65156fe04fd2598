attendance-door = Attendance
attendance-command = Record attendance
attendance-wait = Record: { $day } { $title }

attendance-draft = marking attendance
attendance-resumed = Going on from the same place, your marks are kept.
attendance-no-group = Cluster leaders mark attendance. Your own is under “My record”.
attendance-cancelled = The event is cancelled, there is nobody to mark.
attendance-early = Too early: attendance can be marked from a day before the beginning. The event begins: { $moment }.

attendance-title = Attendance
attendance-none = Your events will stand here: from a day before the beginning until 60 days after.
attendance-no-such = Nothing was found for “{ $search }”. Try a shorter word.
attendance-count =
    { $count ->
        [one] { $count } event, not marked yet: { $waiting }.
       *[other] { $count } events, not marked yet: { $waiting }.
    }
attendance-list-question = Choose an event or write a part of its title. ❗ waits to be marked.
attendance-new-event = New event

attendance-sum = 👥 Marked { $present } of { $listed }
attendance-sum-guests = 👥 Marked { $present } of { $listed }, guests { $guests }
attendance-question = Mark those who came. You can write a surname or paste a list.
attendance-nobody-listed = The cluster has no members yet. Type a full name to add a guest.
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

attendance-drop-title = Leave the marks unsaved?
attendance-drop-goes = What is marked now will go: present { $present }, guests { $guests }.
attendance-drop-stays = What was saved before stays as it was.
attendance-drop-question = They cannot be brought back.
attendance-drop-no = Go on marking
attendance-drop-yes = Do not save

attendance-saved-title = ✅ Attendance is saved
attendance-saved-contributions = Contributed: { $count }
attendance-others = Other events
attendance-change = Change
attendance-own-record = My record
attendance-sum-nobody = 👥 Nobody is marked yet, { $listed } on the list
attendance-sum-nameless = , and { $count } without a name
attendance-draft-line = The event begins: { $moment }. Until then this is a draft; save it once more afterwards.
attendance-unsaved = Not saved yet.
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
attendance-kept-title = ✅ Draft saved
