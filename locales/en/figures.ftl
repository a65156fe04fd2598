figures-door = 📈 Figures
figures-command = Figures of the municipality

figures-title = 📈 Figures of the municipality
figures-people = 👥 People: { $people }, young specialists: { $young }
figures-organisations = 📍 Schools and other organisations: { $count }
figures-deficits = 🔒 Open deficits: { $deficits }, people with them: { $people }
figures-coverage = Clusters work on: { $share }
figures-worked = A cluster, a pair or a route works on: { $share }
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
figures-cluster-line-unmarked = 👥 { $name }: members { $members }; events held { $held }, to come { $planned }
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
figures-method-people = 👥 People: who works in the municipality’s organisations today, in the bot or on the lists of schools.
figures-method-young = Young specialists: by years of work, from 1 September of the year they named. { $rule }.
figures-method-organisations = 📍 Organisations: the whole list, unconfirmed ones included, without those outside the municipality.
figures-method-deficits = 🔒 Deficits: open ones only; a person counts once in a category.
figures-method-small = “Fewer than { $smallest }”: from 0 to { $most } people; nobody is shown more exactly.
figures-method-kept = “Not shown”: a hidden figure could be derived from this one.
figures-method-worked = A cluster, a pair or a route works on: open deficits that a cluster which is not closed addresses, a pair at work in that direction, or an agreed route. Not shown where the people with such deficits, without them, or beyond the clusters are fewer than { $smallest }.
figures-method-coverage = Clusters work on: open deficits whose category a cluster that is not closed addresses.
figures-method-clusters = Clusters: those not closed; a member of two counts once.
figures-method-events = 🗓 Events: of this school year; those held do not include cancelled ones.
figures-method-average = On average: those who were there, guests included, divided by events with recorded attendance.
figures-deficits-none = 🔒 Deficits: no figures yet
figures-to-day = 🗓 As of another day
figures-to-newest = As of now
figures-look-day = 🗓 Figures as of { $day }
figures-look-none = There are no figures yet: they appear when at least { $smallest } people have written deficits down.
figures-look-none-then = As of { $day } there were no figures yet.
figures-day-title = As of which day?
figures-day-question = Pick a day or type it, for example: 12 November
figures-by-school = By school
figures-by-post = By post
figures-by-subject = By subject
figures-by-group = By cluster
figures-deficits-by = Deficits { $by }
figures-any-category = All who have a deficit
figures-which-category = What to compare?
figures-to-category = Category
figures-slices-compared = Compared: { $which }
figures-slices-note = This is the number of people. A dash cannot be shown: they are few, or it would give another one away.
figures-slices-hidden = Nothing can be shown yet: each group has fewer than { $smallest } people, or too few have changed their entries.
figures-slices-caption = The most: { $name }, { $count }
figures-slices-none = There is nothing to show yet.
figures-slices-count =
    { $count ->
        [0] There is nothing to show yet.
        [one] { $count } row in all.
       *[other] { $count } rows in all.
    }
figures-slices-overlap = The same one may be in several rows: their sum is more than the whole.
figures-slice-people = 🔒 People with deficits: { $people }
figures-slice-hidden = The rest is not shown: fewer than { $smallest } people, or it would give another one away.
figures-slice-gone = a removed group
figures-table-sent = ✅ The spreadsheet is below.
figures-table-cut = { $title }. The first { $most } rows: the list is longer.
figures-records = What it is made of
figures-records-count =
    { $count ->
        [0] Nobody and nothing here yet.
        [one] { $count } record in all.
       *[other] { $count } records in all.
    }
figures-records-found =
    { $count ->
        [one] { $count } record found for «{ $search }».
       *[other] { $count } records found for «{ $search }».
    }
figures-records-question = Type a name or a title to find it.
figures-numbers-title = Figures and records
figures-numbers-line = Each figure can be opened, to see the records that it is made of.
figures-numbers-question = Which figure to open?
figures-number-value = Now: { $value }
figures-number-method = How it was counted: { $method }
figures-number-people = People
figures-number-young = Young specialists
figures-number-supported = Young with support
figures-number-beginning = Beginning leaders
figures-number-low-results = Staff, low results
figures-number-adverse = Staff, adverse conditions
figures-number-members = Members of clusters
figures-number-visitors = Visitors of events
figures-number-organisations = Schools, organisations
figures-number-unconfirmed = To be confirmed
figures-number-clusters = Open clusters
figures-number-held = Events held
figures-number-planned = Events to come
figures-number-cancelled = Cancelled events
figures-number-unmarked = Unmarked events
figures-method-supported = Young with support: in their first years of work, with at least one form of support. Cluster: a member of a group that is not closed; pair: the mentee of a pair at work; route: an agreed one; course: a step of a route that is done; event: a presence in the school year. { $rule }. { $forms }.
figures-supported-age = ❗ The bot keeps nobody’s age: take those off the list who are 35 already.
figures-supported-of = Denominator, both under 35 and in the first three years: { $sum } (of { $told } of { $of } organisations)
figures-supported-of-nothing = There is no denominator: nobody has entered the headcount of those who are both.
figures-method-beginning = Beginning leaders: a management post, by managerial experience. { $rule }.
figures-method-low-results = all who work at schools marked as having low results.
figures-method-adverse = all who work at schools marked as being in adverse conditions.
figures-method-members = members of clusters that are not closed; a member of two clusters counts once.
figures-method-visitors = who was marked at one event of this time at least; unregistered guests do not count.
figures-method-unconfirmed = organisations typed at a registration that no coordinator has confirmed yet.
figures-method-open-clusters = all clusters that are not closed.
figures-method-of-events = events of the municipality in this time. { $rule }.
figures-method-looks = Figures of deficits move all together, and only when at least { $smallest } different people have changed their entries: nobody is told by comparing two looks. A school or a cluster waits for { $smallest } of its own.
figures-to-period = 🗓 Another time
figures-period-question = Of which time?
figures-period-school-year = this school year
figures-period-last-school-year = the last school year
figures-period-quarter = this quarter
figures-period-month = this month
figures-period-last-month = the last month
figures-period-year = this calendar year
figures-column-name = Full name
figures-column-school = School
figures-column-full-name = Full name of it
figures-column-event = Event
figures-column-clusters = Clusters
figures-column-cluster = Cluster
figures-column-members = Members
figures-column-month = Month
figures-number-marked = Events with marks
figures-number-presences = Presences
figures-nameless = without a name
figures-method-presences = everybody marked at a past event, guests and those who erased their data included. The average at an event is presences divided by events with marks.
figures-column-host = Host
figures-column-day = Day
figures-column-post = Post
figures-column-subject = Subject
figures-column-category = Category
figures-column-people = People with deficits
figures-number-growing = With room to grow
figures-number-experienced = With experience to share
figures-method-assigned = a coordinator has assigned the category with a reason and a term, and it holds today (S0 2.2). One person may be in several.
