desk-door = People and schools
desk-command = People, schools, clusters

desk-title = People, schools, clusters
desk-people = 👥 People: { $count }
desk-organisations = 📍 Schools and organisations: { $count }
desk-groups = Clusters: { $count }
desk-unconfirmed =
    ❗ { $count ->
        [one] { $count } organisation waits for confirmation
       *[other] { $count } organisations wait for confirmation
    }
desk-leaderless =
    ❗ { $count ->
        [one] { $count } cluster has no leader
       *[other] { $count } clusters have no leader
    }
desk-question = Write a family name to find a person.
desk-to-people = People
desk-to-roles = Roles
desk-to-organisations = Schools
desk-to-groups = Clusters
desk-to-regulation = Regulation

desk-wait-unconfirmed =
    ❗ To confirm: { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
desk-wait-leaderless = ❗ No leader: { $name }
desk-to-papers = 📄 Papers
desk-to-journal = Journal
desk-to-plans = Plans
