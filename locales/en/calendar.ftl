calendar-door = 🗓 Calendar
calendar-command = Calendar of events
calendar-title = Calendar
calendar-week = 🗓 From { $first } to { $last }
calendar-mine = Events of my clusters and those for everybody
calendar-all = All events of the municipality
calendar-group = Cluster “{ $name }”
calendar-group-gone = This cluster is no more.
calendar-none = No events on these days.
calendar-count =
    { $count ->
        [one] { $count } event.
       *[other] { $count } events.
    }
calendar-found =
    { $count ->
        [one] For “{ $search }”, a year back and ahead: { $count } event.
       *[other] For “{ $search }”, a year back and ahead: { $count } events.
    }
calendar-not-found = Nothing was found for “{ $search }”. Try fewer letters.
calendar-question = Choose an event, or type a word of its title.
calendar-choose-day = Today
calendar-choose-week = Week
calendar-choose-month = Month
calendar-before = ‹ { $day }
calendar-after = { $day } ›
calendar-choose-mine = Mine
calendar-choose-all = All
calendar-choose-group = Cluster
calendar-groups-title = Events of which cluster?
calendar-groups-question = Choose a cluster or type a part of its name.
calendar-groups-none = There are no clusters yet.
calendar-file = To my phone’s calendar
calendar-file-mine = My events
calendar-file-none = You have no events ahead, the file would be empty.
calendar-file-about = { $kind }, cluster “{ $groups }”
calendar-sent-title = 📄 The calendar file is sent
calendar-sent-line = Open it on your phone: the calendar offers to add it. When an event is moved or cancelled take the file again, and the entry is renewed.
