events-door = 🗓 Events
events-door-record = ✅ My record
events-door-new = Create an event
events-command = Events: coming and past
events-help = 🗓 Tells you of an event, takes your answer and keeps your record.
events-wait-invitation = Answer: { $day } { $title }
events-wait-all = All events
events-wait-next = 🗓 { $moment } { $title }
events-figure = 🗓 Since the school year began: events held { $held }, to come { $planned }, cancelled { $cancelled }, on average { $average } at each
events-figure-no-average = no data

events-answer-going = Going
events-answer-not-going = Not going
events-answer-maybe = Maybe
events-answer-kept = Your answer counts: { $answer }
events-answer-not-member = Members of the cluster “{ $groups }” answer here. Join it, and your answer will count.
events-late-begun = The event has begun, the answer can no longer be changed.
events-late-cancelled = The event is cancelled, no answer is needed any more.
events-flaw-past = This time has passed. Choose a day and time ahead.
events-flaw-too-far = This is too far: events are set at most a year ahead.
events-flaw-skipped = There is no such time on that day: the clocks change. Choose another.

events-notice-new = { $kind }: { $title }
events-notice-moved = Moved: { $title }
events-notice-cancelled = ❌ Cancelled: { $title }
events-notice-why = From { $leader }, who leads the cluster “{ $groups }”, where you are a member.
events-notice-left = You are no longer a member of the cluster.
events-notice-question = Will you come?
events-notice-answered = Your answer: { $answer }
events-open = Open
events-open-link = Open the link

events-card-cancelled = ❌ The event is cancelled
events-card-kind = { $kind }, cluster “{ $groups }”
events-card-present = ✅ You were there: { $participation }
events-card-link = Link for colleagues: { $link }
events-card-certificate = Certificate
events-card-here = I am here
events-card-sheet = Mark attendance
events-card-move = Move
events-card-cancel = Cancel the event
events-card-stranger = Members of the cluster answer. You can join at once, nobody has to approve.
events-card-group = Open the cluster

events-cancel-title = Cancel the event?
events-cancel-goes = It leaves the list of coming events, and members are told that it will not be.
events-cancel-stays = The event and its answers stay on record. It cannot be brought back, but a new one can be made.
events-cancel-question = Shall we cancel it?
events-cancel-yes = Cancel the event
events-cancelled = ✅ The event is cancelled. { $told }

events-move-day-title = To which day?
events-move-time-title = To what time?
events-move-confirm-title = Move the event?
events-move-now = Now: { $moment }
events-move-then = 🗓 Then: { $moment }
events-move-confirm-question = Earlier answers are kept. Shall we tell the members?
events-move-yes = Move and tell
events-moved = ✅ The event is moved. { $told }

events-reach-nobody = There are no other members in the cluster yet, so nobody is told.
events-reach-told =
    { $count ->
        [one] We will tell { $count } member.
       *[other] We will tell { $count } members.
    }
events-reach-silent =
    { $count ->
        [one] { $count } more has not switched notices on: tell them in person.
       *[other] { $count } more have not switched notices on: tell them in person.
    }

events-coming-title = Coming events
events-coming-none = The events of the clusters that you join will stand here.
events-coming-count =
    { $count ->
        [one] { $count } event ahead.
       *[other] { $count } events ahead.
    }
events-coming-question = Choose an event or write a part of its title.
events-not-found = Nothing was found for “{ $search }”. Try something shorter.
events-new = New event
events-groups = Choose a cluster
events-record = My record
events-coming = Coming events

events-record-title = My record
events-record-none = The events that you attended will stand here. The cluster leader marks them.
events-record-count =
    { $count ->
        [one] { $count } event in all, with a contribution of yours: { $contributed }.
       *[other] { $count } events in all, with a contribution of yours: { $contributed }.
    }
events-record-line = ✅ { $day }. { $kind } “{ $title }”, cluster “{ $groups }”: { $participation }
events-record-question = To find an event, type a part of its title.

events-form-draft = a new event
events-form-no-group = Cluster leaders make events. A leader is appointed by the coordinator of the municipality.
events-form-closed = The cluster is closed; no new events are made in it.
events-form-group-title = In which cluster?
events-form-kind-title = What kind of event?
events-form-title-title = What is it called?
events-form-title-question = Type the title. For example: Formative assessment in class
events-form-title-flaw =
    { $count ->
        [one] I see { $count } character, but 3 to 120 are needed, with a letter among them. For example: Formative assessment in class
       *[other] I see { $count } characters, but 3 to 120 are needed, with a letter among them. For example: Formative assessment in class
    }
events-form-day-title = On which day?
events-form-day-question = Choose a day or write it. For example: 3.12 or tomorrow
events-form-day-flaw = “{ $typed }” does not look like a day to come. For example: 3.12 or tomorrow
events-form-time-title = At what time?
events-form-time-question = Choose a time or write it. For example: 14:30, or from 10 to 12
events-form-time-flaw = “{ $typed }” does not look like a time. Type hours and minutes. For example: 14:30
events-form-place-title = Where?
events-form-place-question = Type the address or send a link. For example: School No. 3, room 12
events-form-place-host = The host school
events-form-place-flaw =
    { $count ->
        [one] I see { $count } character, but 2 to 200 are needed, with a letter among them. For example: School No. 3, room 12
       *[other] I see { $count } characters, but 2 to 200 are needed, with a letter among them. For example: School No. 3, room 12
    }
events-form-confirm-title = Create the event?
events-form-confirm-question = The members of the cluster will be told of it. If something is wrong, press what to change.
events-form-create = Create and tell
events-form-change-kind = Kind
events-form-change-title = Title
events-form-change-day = Day
events-form-change-time = Time
events-form-change-place = Place
events-form-change-group = Cluster
events-form-created-title = ✅ The event is created
events-form-open = Open the event
events-form-another = Create another
events-notice-changed = Changed: { $title }
events-notice-moment = { $now }, instead of { $was }
events-notice-why-alone = You are a member of the cluster “{ $groups }”.
events-notice-again = { $answered }. If your plans have changed, answer again.
events-notice-again-all = Will you come? An earlier answer stands; if your plans have changed, answer again.
events-figure-nameless = {" "}({ $count } without a name)
events-card-tally-alone = 👥 There are no other members in the cluster yet.
events-card-tally-silent = 👥 Nobody has answered yet, silent { $count }
events-card-tally-nobody = Nobody is going
events-card-tally-going = Going { $count }
events-card-tally-not = not going { $count }
events-card-tally-maybe = maybe { $count }
events-card-tally-left = silent { $count }
events-card-marks =
    { $count ->
        [one] { $count } person is marked on the sheet: a draft so far.
       *[other] { $count } people are marked on the sheet: a draft so far.
    }
events-card-edit = Change
events-card-join = Join and go
events-joined = ✅ You have joined the cluster “{ $group }” and are going to the event.
events-join-closed = The cluster is finished and takes no new members.
events-join-left = You are marked as no longer working in the schools here. If that is wrong, name your school in your profile.
events-form-other-day = Another day
events-form-time-either = “{ $typed }” can mean two things. Write “{ $time }” or “from { $from } to { $till }”.
events-form-time-words = Is “{ $typed }” { $time }? Write the time in figures.
events-form-time-moscow = Times are local here: { $typed } in Moscow is { $here }. Write the local time.
events-form-time-backwards = “{ $typed }”: the end is not after the beginning. Write, for example: from 10 to 12
events-form-place-school = The cluster’s host: { $school }
events-told-nobody = Nobody is told.
events-move-quietly = Move quietly
events-move-other-time = Another time
events-move-marks-title = What about the marks?
events-move-marks-question = The event moves. Shall the marks stay in the draft?
events-move-marks-keep = Keep the marks
events-move-marks-drop = Clear the marks
events-edit-title = What shall change?
events-edit-question = The day and time change by “Move” on the event’s card.
events-edit-changed = Shall we tell the members of the change?
events-edit-loud = Save and tell
events-edit-quietly = Save quietly
events-edit-now = Now: { $now }
events-edit-dropped = The changes are not saved.
events-edit-draft = the change of an event
events-edited = ✅ The event is changed. { $told }

events-handed =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }
