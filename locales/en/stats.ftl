stats-title = 📈 Figures of the municipality
stats-people = 👥 People: { $people }, young specialists: { $young }
stats-organisations = 📍 Schools and other organisations: { $count }
stats-deficits = 🔒 Open deficits: { $deficits }, people with them: { $people }
stats-coverage = Clusters work on: { $share }
stats-clusters = Clusters: { $clusters }, members: { $members }
stats-events = 🗓 Since 1 September: events held { $held }, to come { $planned }, cancelled { $cancelled }, on average { $average } at each
stats-few = fewer than 5
stats-kept = not shown
stats-by-category = Deficits by category
stats-by-cluster = Clusters
stats-by-month = Events
stats-method = How it is counted
stats-picture = 📈 Picture
stats-picture-below = The picture is below
stats-rest = the rest
stats-category-title = Deficits by category
stats-category-line = { $name }: { $people }
stats-category-note = People with an open deficit. One person may be in several categories.
stats-category-caption =
    The commonest are { $name }: { $people ->
        [one] { $people } person
       *[other] { $people } people
    }
stats-category-hidden = Groups of fewer than 5 people are not shown.
stats-category-empty = No category has five people yet: there is nothing to show.
stats-cluster-title = Clusters
stats-cluster-none = The figures of clusters will stand here. There is none yet.
stats-cluster-create = Create a cluster
stats-cluster-count =
    { $count ->
        [one] { $count } cluster in all.
       *[other] { $count } clusters in all.
    }
stats-cluster-line = 👥 { $name }: members { $members }; events held { $held }, to come { $planned }; on average { $average }
stats-cluster-chart = Members of clusters
stats-cluster-caption = Most members: “{ $name }”, { $members }
stats-event-title = Events of the school year
stats-event-year = 🗓 Since 1 September { $year }
stats-event-held = ✅ Held: { $count }
stats-event-planned = ⏳ To come: { $count }
stats-event-cancelled = ❌ Cancelled: { $count }
stats-event-recorded = Attendance recorded: { $share }
stats-event-average = 👥 On average at an event: { $average }
stats-event-chart = Events by month
stats-event-caption = Most events: { $month }, { $events }
stats-event-none = There are no events in this school year yet.
stats-method-title = How it is counted
stats-method-people = 👥 People: all who are registered with the bot, today.
stats-method-young = Young specialists: till the third anniversary of their start, 1 September of the year they named.
stats-method-organisations = 📍 Organisations: the whole list, unconfirmed ones included.
stats-method-deficits = 🔒 Deficits: open ones only; a person counts once in a category.
stats-method-small = “Fewer than 5”: from 0 to 4 people; nobody is shown more exactly.
stats-method-kept = “Not shown”: a hidden figure could be derived from this one.
stats-method-coverage = Clusters work on: open deficits whose category a cluster that is not closed addresses.
stats-method-clusters = Clusters: those not closed; a member of two counts once.
stats-method-events = 🗓 Events: from 1 September to 31 August; those held do not include cancelled ones.
stats-method-average = On average: those who were there, guests included, divided by events with recorded attendance.
