staff-title = People, schools, clusters
staff-desk-people = 👥 People: { $count }
staff-desk-schools = 📍 Schools and organisations: { $count }
staff-desk-clusters = Clusters: { $count }
staff-desk-unconfirmed =
    ❗ { $count ->
        [one] { $count } organisation waits for confirmation
       *[other] { $count } organisations wait for confirmation
    }
staff-desk-leaderless =
    ❗ { $count ->
        [one] { $count } cluster has no leader
       *[other] { $count } clusters have no leader
    }
staff-desk-question = Write a family name to find a person.
staff-people = People
staff-schools = Schools
staff-clusters = Clusters
staff-add-schools = Add schools
staff-new-cluster = Create a cluster

staff-people-title = People
staff-people-count =
    { $count ->
        [one] { $count } person in all.
       *[other] { $count } people in all.
    }
staff-people-found =
    { $count ->
        [0] Nobody is found for “{ $search }”.
        [one] { $count } person is found for “{ $search }”.
       *[other] { $count } people are found for “{ $search }”.
    }
staff-people-question = Write the beginning of a name. For example: Petrova Olga
staff-not-found = Nothing is found for “{ $search }”.
staff-person-since = 🗓 Teaches since { $year }
staff-person-targets = Target categories: { $targets }
staff-person-leads = 👥 Leads: { $clusters }
staff-person-coordinates = ✅ Coordinator of the municipality
staff-target-young = young specialist
staff-target-beginning = beginning leader
staff-target-low = school with low results
staff-target-adverse = school in adverse conditions
staff-make-leader = Appoint as a leader
staff-promote = Make a coordinator
staff-dismiss = Dismiss as coordinator
staff-to-school = To the organisation
staff-which-cluster = Which cluster to lead?
staff-will-lead = 👥 Will lead: { $name }
staff-sure = Is everything right?
staff-promote-title = Make a coordinator?
staff-promote-line = Will see all people, schools and figures, and may appoint and dismiss. Will not see others’ deficits.
staff-promoted = ✅ Appointed.
staff-dismiss-title = Dismiss the coordinator?
staff-dismiss-line = Will no longer see people, schools and figures. Their own things stay.
staff-dismissed = ✅ Dismissed.
staff-dismiss-last = This is the only coordinator. Appoint another one first.
staff-notice-promoted-title = ✅ You are a coordinator now
staff-notice-promoted-line = Another coordinator appointed you. You now see people, schools and figures.
staff-notice-dismissed-title = You are no longer a coordinator
staff-notice-dismissed-line = A coordinator of the municipality decided so. Your own records and clusters have stayed.
staff-open-desk = People and schools

staff-schools-title = Schools and organisations
staff-schools-none = Organisations will stand here. Add them as a list: one school a line.
staff-schools-count = { $count } in all. The number beside a name is how many work there; ❗ waits for confirmation.
staff-schools-question = Press an organisation or write a part of its name.
staff-school-staff =
    👥 { $count ->
        [one] { $count } person works here
       *[other] { $count } people work here
    }
staff-school-flags = The marks below place its staff in target categories.
staff-school-hosts = Host school of clusters: { $count }
staff-school-unconfirmed = ❗ The name was typed at a registration and is not confirmed.
staff-school-confirm = Confirm
staff-school-merge = Merge
staff-school-low = Low results
staff-school-adverse = Adverse conditions
staff-school-delete = Delete
staff-school-confirmed = ✅ Confirmed.
staff-rename = Rename
staff-rename-title = New name
staff-rename-now = Now: { $name }
staff-rename-school-question = Write the name. For example: School No. 3
staff-rename-cluster-question = Write the name. For example: Formative assessment
staff-renamed = ✅ Renamed.
staff-school-flaw = The name of an organisation has 2 to 120 characters. For example: School No. 3
staff-school-line-flaw = The line “{ $line }” will not do: 2 to 120 characters. Nothing was added. For example: School No. 3
staff-schools-flaw = Write 1 to { $most } names, each on its own line. For example: School No. 3
staff-schools-added = ✅ Organisations recorded: { $count }.
staff-name-taken = “{ $name }” exists already. Another name is needed.
staff-merge-title = Merge into which one?
staff-merge-from = Goes: { $name }
staff-merging-title = Merge?
staff-merging-goes = ❌ Goes: { $name }
staff-merging-stays =
    { $count ->
        [one] ✅ Stays: { $name }. { $count } person moves.
       *[other] ✅ Stays: { $name }. { $count } people move.
    }
staff-merged =
    { $count ->
        [one] ✅ Merged, { $count } person has moved.
       *[other] ✅ Merged, { $count } people have moved.
    }
staff-delete-title = Delete the organisation?
staff-delete-line = Nobody works here. Nothing else goes.
staff-delete-in-use = ❗ It cannot be deleted: somebody works here, or it hosts a cluster.
staff-deleted = ✅ Deleted.
staff-add-title = Which schools to add?
staff-add-line = A whole list will do: one school a line.
staff-add-question = Write the names. For example: School No. 3

staff-clusters-title = Clusters
staff-clusters-none = Clusters will stand here. Create the first one.
staff-clusters-count = { $count } in all. ❗ has no leader.
staff-clusters-closed = { $name } · closed
staff-clusters-question = Press a cluster or write a part of its name.
staff-of-cluster = Cluster “{ $cluster }”
staff-cluster-leader = 👥 Leads: { $name }
staff-cluster-leaderless = ❗ There is no leader
staff-cluster-phase = Phase: { $phase }
staff-cluster-members =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
staff-cluster-no-categories = ❗ No categories of deficits are chosen
staff-cluster-categories = Deficits: { $categories }
staff-appoint-leader = Appoint the leader
staff-phase = Phase
staff-categories = Categories of deficits
staff-cluster-flaw = The name of a cluster has 3 to 120 characters. For example: Formative assessment
staff-leader-title = Who will lead?
staff-leading-title = Appoint the leader?
staff-leading-replaces = Now { $name } leads, and will no longer.
staff-leading-first = There is no leader now.
staff-leads-already = This person leads the cluster already.
staff-leading-told = The bot tells those who agreed to notices.
staff-appoint = Appoint
staff-appointed = ✅ Appointed.
staff-notice-leader-title = ✅ You lead a cluster
staff-notice-leader-line = “{ $cluster }”. A coordinator of the municipality appointed you.
staff-notice-former-title = The cluster has a new leader
staff-notice-former-line = “{ $cluster }”: you no longer lead it. A coordinator of the municipality decided so.
staff-open-cluster = Open the cluster
staff-new-event = Create an event
staff-phase-title = In which phase is the cluster?
staff-phase-line = A closed cluster is not offered for joining. Members and events are kept.
staff-phase-set = ✅ The phase is changed.
staff-categories-title = Which deficits does it address?
staff-categories-line = Press to add or to take away. It is saved at once.

staff-form-draft = a new cluster
staff-form-progress = Step { $step } of 4
staff-form-name-title = What is the cluster called?
staff-form-name-question = Write the name. For example: Formative assessment
staff-form-categories-title = Which deficits does it address?
staff-form-categories-question = You may choose several.
staff-form-ready = Done: { $count }
staff-form-no-category = Choose at least one category.
staff-form-host-title = Which school hosts it?
staff-form-host-question = Press a school or write a part of its name.
staff-form-no-host = No host school
staff-form-leader-title = Who will lead?
staff-form-no-leader = Appoint later
staff-form-confirm-title = Create the cluster?
staff-form-confirm-question = The bot tells the leader by itself.
staff-form-create = Create
staff-form-created = ✅ The cluster is created.
