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
attendance-list-question = Press an event or type a part of its title. ❗ waits to be marked.
attendance-new-event = New event

attendance-sum = 👥 Marked { $present } of { $listed }
attendance-sum-guests = 👥 Marked { $present } of { $listed }, guests { $guests }
attendance-question = Press those who came. To find somebody or to add a guest, type a surname.
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
attendance-add-guest = Add the guest “{ $name }”
attendance-guest-added = ✅ Guest written down: { $name }
attendance-guest-twice = This guest is written down already, or there are { $most } guests: no more fit on one sheet.
attendance-all = All came
attendance-nobody = Nobody
attendance-parts = Participation

attendance-parts-question = Everybody here is a listener until marked otherwise. Press one who contributed.
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
