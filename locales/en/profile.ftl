profile-organisation = 📍 { $name }
profile-organisation-unconfirmed = ⏳ { $name }: a coordinator will check the name
profile-years = 🗓 Teaching since { $teaching }
profile-years-work = 🗓 In education since { $teaching }
profile-years-work-both = 🗓 In education since { $teaching }, managing since { $managing }
profile-years-both = 🗓 Teaching since { $teaching }, managing since { $managing }
profile-category =
    { $count ->
        [one] Target category: { $names }
       *[other] Target categories: { $names }
    }
profile-young-specialist = young specialist
profile-beginning-leader = beginning leader
profile-coordinator = You are a coordinator of the municipality.
profile-leads = 👥 Clusters you lead: { $clusters }
profile-deputises = 👥 You are the deputy leader: { $clusters }
profile-cluster = “{ $name }”
profile-and-more = { $shown } and { $rest } more
profile-record = My record
profile-clusters = My clusters
profile-roles = My roles
profile-change = Change
profile-settings = Settings
profile-data = 🔒 My data
profile-door = Profile
profile-command = My profile
