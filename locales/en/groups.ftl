groups-title = Clusters
groups-none = Clusters will stand here. Create the first one.
groups-count =
    { $count ->
        [one] { $count } cluster in all.
       *[other] { $count } clusters in all.
    }
groups-mark = ❗ marks those without a leader.
groups-not-found = Nothing was found for “{ $search }”. Write a part of the name. For example: assessment
groups-closed = { $name } · closed
groups-question = Choose a cluster or write a part of its name.

groups-named = Cluster “{ $cluster }”
groups-leader = Leads: { $name }
groups-leaderless = ❗ There is no leader
groups-phase = Phase: { $phase }
groups-members =
    { $count ->
        [0] 👥 No members yet
        [one] 👥 { $count } member
       *[other] 👥 { $count } members
    }
groups-about = Makes up for deficits: { $categories }
groups-about-nothing = ❗ No categories of deficits are chosen
groups-appoint-leader = Appoint the leader
groups-replace-leader = Replace the leader
groups-to-host = Host school
groups-host-now = Now: { $host }
groups-host-none = There is no host school now.
groups-host-set = ✅ The host school is changed.
groups-host-not-found = Nothing was found for “{ $search }”. Write a part of the name or the number. For example: School No. 3
groups-remove = Delete the cluster
groups-removing-title = Delete the cluster?
groups-removing-goes = What goes: its name, host school, categories of deficits.
groups-removing-leader = { $name } will no longer lead it, and the bot tells them.
groups-removing-former =
    { $count ->
        [one] The dates of { $count } person who joined and left go too.
       *[other] The dates of { $count } people who joined and left go too.
    }
groups-removing-stays = What stays: the journal, who deleted it and when.
groups-removing-question = The cluster cannot be brought back.
groups-removed = ✅ The cluster “{ $cluster }” is deleted.
groups-not-removed = ❗ A cluster can be deleted while it has no members, no events and no plan. This one can be closed: “Phase”.
groups-notice-removed-title = ❌ The cluster is no more
groups-notice-removed-line = “{ $cluster }”, which you led, was deleted by a coordinator of the municipality.
groups-all-clusters = All clusters
groups-made-for = Kind: { $kind }
groups-to-made-for = Kind of the cluster
groups-made-for-title = What is the cluster for?
groups-made-for-question = The regulation of the municipality has these kinds.
groups-made-for-set = ✅ The kind is changed.
groups-to-phase = Phase
groups-to-categories = Categories of deficits

groups-rename-question = Write the name. For example: Formative assessment
groups-name-flaw = The name of a cluster has 3 to 120 characters. For example: Formative assessment
groups-phase-title = In which phase is the cluster?
groups-phase-line = A closed cluster is not offered for joining. Members and events are kept.
groups-phase-set = ✅ The phase is changed.
groups-categories-title = Which deficits does it make up for?
groups-categories-line = Choose to add or to take away. It is saved at once.

groups-whom-title = Who will lead?
groups-what-title = Which cluster to lead?
groups-will-lead = 👥 Will lead: { $name }
groups-leading-title = Appoint the leader?
groups-leading-replaces = Now { $name } leads, and will no longer.
groups-leading-first = There is no leader now.
groups-leads-already = This person leads the cluster already.
groups-leading-told = The bot tells those who agreed to notices.
groups-appoint = Appoint
groups-appointed = ✅ Appointed.
groups-rosters-title = Clusters of the person
groups-rosters-none = In no cluster yet.
groups-rosters-count =
    { $count ->
        [one] In { $count } cluster.
       *[other] In { $count } clusters.
    }
groups-rosters-question = Choose a cluster to enter them in it. ✅ means that they belong to it.
groups-rostered = ✅ On the roster of the cluster.
groups-roster-closed = The cluster is closed: nobody can be entered in it.
groups-roster-themselves = They have come into the bot, and join clusters by themselves.
groups-unroster-title = Take off the roster?
groups-unroster-stays = Marks of past events stay.
groups-unroster = Take off
groups-unrostered = ✅ No longer on the roster.
groups-notice-leader-title = ✅ You lead a cluster
groups-notice-leader-line = “{ $cluster }”. A coordinator of the municipality appointed you.
groups-notice-former-title = The cluster has a new leader
groups-notice-former-line = “{ $cluster }”: you no longer lead it. A coordinator of the municipality decided so.
groups-open = Open the cluster
groups-new-event = Create an event

groups-form-draft = a new cluster
groups-form-name-title = What is the cluster called?
groups-form-name-question = Write the name. For example: Formative assessment
groups-form-categories-title = Which deficits does it make up for?
groups-form-categories-question = You may choose several.
groups-form-ready = Done: { $count }
groups-form-no-category = Choose at least one category.
groups-form-subjects-title = For which subjects is it?
groups-form-subjects-question = You may choose several, or type a name. Without any it is for all.
groups-form-subjects-none = There are no subjects in the list yet.
groups-form-subjects-not-found = Nothing was found for “{ $search }”. Type a part of the name, for example: physics
groups-form-subjects = Subjects: { $subjects }
groups-form-skip = Skip
groups-form-onward = Go on: { $count }
groups-form-host-title = Which school hosts it?
groups-form-host-question = Choose a school or write a part of its name.
groups-form-no-host = No host school
groups-form-leader-title = Who will lead?
groups-form-no-leader = Appoint later
groups-form-confirm-title = Create the cluster?
groups-form-confirm-question = The bot tells the leader by itself.
groups-form-create = Create
groups-form-created = ✅ The cluster is created.

groups-orphan-title = ❗ No leader: cluster “{ $cluster }”
groups-orphan-line = The former leader has erased their data. You are told as a coordinator.
groups-orphan-appoint = Appoint a leader
groups-to-papers = 📄 Papers

groups-handed =
    { $count ->
        [one] { $count } cluster
       *[other] { $count } clusters
    }
groups-to-plan = Plan
groups-agreement = 📄 { $kind } No. { $number }
groups-agreement-until = 📄 { $kind } No. { $number }, until { $day }
groups-agreement-over = ❌ { $kind } No. { $number }: its term ended on { $day }
groups-agreements-more = …and { $count } more
groups-to-agreement = 📄 No. { $number }

groups-demand-door = Demand for clusters
groups-demand-title = Demand for clusters
groups-demand-wait = Demand for clusters: { $count }
groups-demand-none = What many find hard and no cluster covers will stand here. There is nothing now.
groups-demand-answered =
    { $count ->
        [one] 🗓 { $count } topic has an event already.
       *[other] 🗓 { $count } topics have events already.
    }
groups-demand-told = These are sums without names: so many teachers wrote a deficit down, and no cluster covers it.
groups-demand-question = Choose one to open a cluster or to hold an event.
groups-demand-row = { $name } · 👥 { $people }
groups-demand-people =
    { $count ->
        [one] 👥 { $count } teacher wrote such a deficit down
       *[other] 👥 { $count } teachers wrote such a deficit down
    }
groups-demand-uncovered = No open cluster covers it.
groups-demand-what = What is to be done?
groups-demand-open = Open a cluster
groups-demand-event = Hold an event
groups-demand-put-off = Not now
groups-demand-is-put-off = Put off. You will be reminded when twice as many teachers share it.
groups-demand-leaders-title = Who could lead it?
groups-demand-leaders-none = Nobody shows yet that they can help with it. A leader can be appointed later.
groups-demand-leaders-question = They show colleagues that they can help with it. Choose one.
groups-demand-later = Appoint later
groups-demand-opening = The name, the host and the phase can be changed later. Teachers who find it hard are invited; nobody will see who they are.
groups-demand-name = Cluster: { $category }
groups-demand-met = Such a cluster is open already.
groups-demand-look = Have a look
groups-demand-notice-title = ❗ A new cluster is in demand
groups-demand-notice-line = Many teachers find the same thing hard, and no cluster is about it. Look at the sums and decide.
groups-demand-opened-title = A cluster has opened on what interested you
groups-demand-opened-line = One tap joins it, and you may leave any day. Only you know why we wrote to you.
groups-demand-helped-title = Has the cluster helped?
groups-demand-helped-line = You joined a cluster some time ago. If things are easier now, note it on your list. We ask once.
groups-demand-event-helped-title = Has the event helped?
groups-demand-event-helped-line = A week has passed since the event that you meant to come to. If it has become easier, note it in your own records. We ask once.
groups-demand-own = My notes

groups-order = 📄 Founded by order No. { $number } of { $day }
groups-no-programme = There is no programme yet
groups-to-programme = Programme
groups-lacking = No programme: { $count }
groups-lacking-title = Clusters without a programme
groups-all-of-them = All clusters
groups-roster-full = The cluster has no free places. Add some on its card.
groups-closing-title = Close the cluster?
groups-closing-told =
    { $count ->
        [one] Nobody can join it any more, { $count } member gets a message.
       *[other] Nobody can join it any more, { $count } members get a message.
    }
groups-closing-stays = The roster, events, individual routes and mentoring pairs stay.
groups-closing-question = Close it?
groups-close = Close
groups-closed-now =
    { $count ->
        [0] ✅ The cluster is closed.
        [one] ✅ The cluster is closed. { $count } member gets a message.
       *[other] ✅ The cluster is closed. { $count } members get a message.
    }
groups-notice-closed-title = The cluster “{ $cluster }” is closed
groups-notice-closed-line = Your part in it is kept. Your route and your mentoring pair go on as they are.
