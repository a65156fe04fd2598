event-draft = a new event
event-no-cluster = Cluster leaders make events. A leader is appointed by the coordinator of the municipality.
event-closed = The cluster is closed; no new events are made in it.
event-progress = Step { $step } of 5
event-cluster-title = In which cluster?
event-kind-title = What kind of event?
event-title-title = What is it called?
event-title-question = Type the title. For example: Formative assessment in class
event-title-flaw =
    { $count ->
        [one] I see { $count } character, but 3 to 120 are needed, with a letter among them. For example: Formative assessment in class
       *[other] I see { $count } characters, but 3 to 120 are needed, with a letter among them. For example: Formative assessment in class
    }
event-day-title = On which day?
event-time-title = At what time?
event-time-question = Press a time or type it. For example: 14:30
event-time-flaw = “{ $typed }” does not look like a time. Type hours and minutes. For example: 14:30
event-place-title = Where?
event-place-question = Type the address or send a link. For example: School No. 3, room 12
event-place-host = Host school: { $school }
event-place-flaw =
    { $count ->
        [one] I see { $count } character, but 2 to 200 are needed, with a letter among them. For example: School No. 3, room 12
       *[other] I see { $count } characters, but 2 to 200 are needed, with a letter among them. For example: School No. 3, room 12
    }
event-confirm-title = Create the event?
event-confirm-question = The members of the cluster will be told of it. If something is wrong, press what to change.
event-create = Create and tell
event-change-kind = Kind
event-change-title = Title
event-change-day = Day
event-change-time = Time
event-change-place = Place
event-change-cluster = Cluster
event-created-title = ✅ The event is created
event-open = Open the event
event-another = Create another
