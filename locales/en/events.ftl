events-door = 🗓 Events
events-door-record = ✅ My record
events-door-new = Create an event
events-command = Events: coming and past
events-help = 🗓 Tells you of an event, takes your answer and keeps your record.
events-wait-invitation = Answer: { $day } { $title }
events-wait-next = 🗓 { $moment } { $title }
events-figure = 🗓 Since 1 September: events held { $held }, to come { $planned }, cancelled { $cancelled }, on average { $average } at each
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

events-notice-new = 🗓 { $kind }: { $title }
events-notice-moved = 🗓 Moved: { $title }
events-notice-cancelled = ❌ Cancelled: { $title }
events-notice-why = You are a member of the cluster “{ $groups }”; its leader writes.
events-notice-question = Will you come?
events-notice-answered = ✅ Your answer: { $answer }
events-notice-moved-question = Earlier answers are kept. If your plans have changed, answer again.
events-open = Open
events-open-link = Open the link

events-card-cancelled = ❌ The event is cancelled
events-card-kind = { $kind }, cluster “{ $groups }”
events-card-present = ✅ You were there: { $participation }
events-card-tally = 👥 Going { $going }, not going { $not }, maybe { $maybe }, silent { $silent }
events-card-link = Link for colleagues: { $link }
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
events-move-confirm-question = Members will be told, and earlier answers are kept.
events-move-yes = Move
events-moved = ✅ The event is moved. { $told }

events-reach-nobody = There are no other members in the cluster yet, so nobody is told.
events-reach-told =
    { $count ->
        [one] We will tell { $count } member.
       *[other] We will tell { $count } members.
    }
events-reach-silent =
    { $count ->
        [one] { $count } more has not turned notices on: pass the link on yourself.
       *[other] { $count } more have not turned notices on: pass the link on yourself.
    }

events-coming-title = Coming events
events-coming-none = The events of the clusters that you join will stand here.
events-coming-count =
    { $count ->
        [one] { $count } event ahead.
       *[other] { $count } events ahead.
    }
events-coming-question = Press an event or type a part of its title.
events-not-found = Nothing was found for “{ $search }”. Try a shorter word.
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
events-form-time-title = At what time?
events-form-time-question = Press a time or type it. For example: 14:30
events-form-time-flaw = “{ $typed }” does not look like a time. Type hours and minutes. For example: 14:30
events-form-place-title = Where?
events-form-place-question = Type the address or send a link. For example: School No. 3, room 12
events-form-place-host = Host school: { $school }
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
