figures-door = 📈 Figures
figures-command = Figures of the municipality

figures-title = 📈 Figures of the municipality
figures-people = 👥 People: { $people }, young specialists: { $young }
figures-organisations = 📍 Schools and other organisations: { $count }
figures-deficits = 🔒 Open deficits: { $deficits }, people with them: { $people }
figures-coverage = Clusters work on: { $share }
figures-few = fewer than { $smallest }
figures-kept = not shown
figures-by-category = Deficits by category
figures-by-cluster = Clusters
figures-by-month = Events
figures-method = How it is counted
figures-picture = 📈 Picture
figures-source = { $municipality }, as of { $day }
figures-year = school year { $year }
figures-rest = the rest
figures-category-title = Deficits by category
figures-category-line = { $name }: { $people }
figures-category-note = People with an open deficit. One person may be in several categories.
figures-category-caption =
    The commonest are { $name }: { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
figures-category-hidden = Groups of fewer than { $smallest } people are not shown.
figures-category-empty = No category has enough people yet: there is nothing to show.
figures-cluster-title = Clusters
figures-cluster-none = The figures of clusters will stand here. There is none yet.
figures-cluster-create = Create a cluster
figures-cluster-count =
    { $count ->
        [one] { $count } cluster in all.
       *[other] { $count } clusters in all.
    }
figures-cluster-line = 👥 { $name }: members { $members }; events held { $held }, to come { $planned }; on average { $average }
figures-cluster-chart = Members of clusters
figures-cluster-caption = Most members: “{ $name }”, { $members }
figures-event-title = Events of the school year
figures-event-year = 🗓 Since { $day }
figures-event-held = ✅ Held: { $count }
figures-event-planned = ⏳ To come: { $count }
figures-event-cancelled = ❌ Cancelled: { $count }
figures-event-recorded = Attendance recorded: { $share }
figures-event-average = 👥 On average at an event: { $average }
figures-event-unmarked = Unmarked: { $count }
figures-unmarked-title = Attendance not marked
figures-unmarked-count =
    { $count ->
        [0] Attendance is marked everywhere.
        [one] { $count } event is not marked. The leader of the cluster marks it.
       *[other] { $count } events are not marked. The leaders of the clusters mark them.
    }
figures-unmarked-line = ⏳ { $at } · { $title } · { $clusters }
figures-event-chart = Events by month
figures-event-caption = Most events: { $month }, { $events }
figures-event-none = There are no events in this school year yet.
figures-method-title = How it is counted
figures-method-people = 👥 People: all who are registered with the bot, today.
figures-method-young = Young specialists: by years of work, from 1 September of the year they named. { $rule }.
figures-method-organisations = 📍 Organisations: the whole list, unconfirmed ones included.
figures-method-deficits = 🔒 Deficits: open ones only; a person counts once in a category.
figures-method-small = “Fewer than { $smallest }”: from 0 to { $most } people; nobody is shown more exactly.
figures-method-kept = “Not shown”: a hidden figure could be derived from this one.
figures-method-coverage = Clusters work on: open deficits whose category a cluster that is not closed addresses.
figures-method-clusters = Clusters: those not closed; a member of two counts once.
figures-method-events = 🗓 Events: from 1 September to 31 August; those held do not include cancelled ones.
figures-method-average = On average: those who were there, guests included, divided by events with recorded attendance.
