clusters-door = Clusters
clusters-command = Methodological clusters
clusters-help = 👥 Signs you up for a methodological cluster. You may leave on any day.
clusters-figure = Clusters: { $clusters }, members: { $members }

clusters-title = 👥 Clusters
clusters-title-mine = 👥 My clusters
clusters-title-topic = 👥 Clusters on the topic
clusters-count =
    { $count ->
        [one] { $count } cluster in all.
       *[other] { $count } clusters in all.
    }
clusters-question = Choose a cluster, or write a part of its name or of its school.
clusters-found =
    { $count ->
        [one] { $count } of { $total } found.
       *[other] { $count } of { $total } found.
    }
clusters-not-found = Nothing was found for “{ $search }”. Write a part of the name or of the school. For example: School No. 3
clusters-none = The clusters of the municipality will stand here. A coordinator founds them by what teachers find hard.
clusters-none-mine = The clusters that you join will stand here.
clusters-none-mine-question = Choose one from all, or register a deficit, and the bot will suggest one that fits.
clusters-none-topic = There is no cluster on this topic yet.
clusters-none-topic-question = Register a deficit: without your name it joins the figures by which clusters are founded.
clusters-button = { $name } · 👥 { $count }
clusters-button-led = I lead: { $name } · 👥 { $count }
clusters-button-joined = ✅ { $name } · 👥 { $count }
clusters-button-closed = { $name } · closed
clusters-all = All clusters
clusters-new-deficit = Register a deficit
clusters-topics = Choose by topic
clusters-topics-title = On which topic?
clusters-topics-question = Beside each topic stands the number of its clusters.
clusters-topic = { $name }: { $count }

clusters-made-for = A cluster { $kind }
clusters-topics-line = Makes up for deficits: { $topics }
clusters-host = 📍 { $host }, { $leader }
clusters-no-host = No host school, { $leader }
clusters-led-by = led by { $name }
clusters-led-by-you = led by you
clusters-led-by-nobody = no leader yet
clusters-people =
    { $count ->
        [0] 👥 Nobody yet, { $phase }
        [one] 👥 { $count } member, { $phase }
       *[other] 👥 { $count } members, { $phase }
    }
clusters-people-with-you =
    { $count ->
        [1] 👥 You alone so far, { $phase }
        [one] 👥 { $count } member with you, { $phase }
       *[other] 👥 { $count } members with you, { $phase }
    }
clusters-algorithm = This month: { $steps }
clusters-algorithm-summer = This month: summer break
clusters-step-directions = choosing directions by deficits, host schools
clusters-step-programmes = documents, programmes, rosters
clusters-step-problem = meeting the problem, analysing approaches, substantiating practices
clusters-step-consultation = consulting participants, online too
clusters-step-training = training in master classes and lessons, internships
clusters-step-demonstration = participants show their mastery
clusters-step-generalisation = results at a conference, expert review
clusters-step-publication = publishing what worked
clusters-step-reflection = measuring results, reflection
clusters-next = 🗓 “{ $title }”, { $moment }
clusters-share = Invite colleagues by this link: { $link }

clusters-join = Join
clusters-joined = ✅ You are in the cluster. You can leave on any day.
clusters-joined-already = ✅ You are in this cluster already.
clusters-join-closed = This cluster is closed and takes no new members. Have a look at others: “‹ Back”.
clusters-join-left = You are marked as no longer working in the schools here. If that is wrong, name your school in your profile.
clusters-closed-question = The cluster is closed and cannot be joined any more.
clusters-notices-question = Notices are off. Shall the bot write to you about the events of your clusters?
clusters-notices-on = ✅ The bot will write about the events of your clusters. Settings turn it off.
clusters-next-event = Next event
clusters-events = Events
clusters-events-title = 🗓 Events of the cluster
clusters-events-none = The cluster's events will stand here. Its leader creates them.
clusters-events-count =
    { $coming ->
        [0] No coming events, { $past } past.
       *[other] { $coming } coming, { $past } past.
    }
clusters-events-question = Choose an event, or write a part of its title.
clusters-events-not-found = Nothing was found for “{ $search }”. Write a part of the title. For example: workshop
clusters-members = Members
clusters-new-event = Create an event
clusters-leave = Leave
clusters-leave-title = Leave the cluster?
clusters-leave-goes = What goes: this cluster's notices and your answers to its coming events.
clusters-leave-stays = What stays: the dates of your membership and your marks at past events.
clusters-leave-question = You need nobody's approval, and can come back on any day.
clusters-leave-question-closed = You need nobody's approval, but cannot come back: the cluster is closed.
clusters-left = ✅ You have left the cluster.

clusters-members-title = 👥 Members: { $count }
clusters-member = { $name }, { $organisation }
clusters-members-question = Write a name or a school to search.
clusters-members-rest =
    { $count ->
        [one] { $count } member does not show their name
       *[other] { $count } members do not show their names
    }
clusters-members-hidden = Members are named to colleagues only if they wish; nobody is yet. Settings name you.
clusters-members-none = Nobody is in the cluster “{ $name }” yet. Those who join will stand here: send colleagues the link from its card.
clusters-members-found =
    { $count ->
        [one] { $count } of { $total } found.
       *[other] { $count } of { $total } found.
    }
clusters-members-not-found = Nothing was found for “{ $search }”. Write a part of the name or of the school. For example: Petrova
clusters-members-refused = The roster is for those who belong to the cluster.
clusters-table = 📄 Spreadsheet
clusters-chat = Group in Telegram
clusters-chat-line = Group in Telegram: «{ $title }»

clusters-fitting = Fitting me
clusters-by-host = By school
clusters-title-fitting = 🔒 Fitting you
clusters-title-host = 👥 Clusters of a school
clusters-none-fitting = Clusters on what you wrote among your deficits will stand here. Only you see this.
clusters-none-host = No cluster has a host school yet.
clusters-fits = “{ $name }”: you wrote “{ $why }”
clusters-hosts-title = At which school?
clusters-hosts-question = Beside each school stands the number of its clusters.
clusters-addresses = What it helps with
clusters-addresses-title = What the cluster helps with
clusters-addresses-question = Choose an area, and topics in it. By them the cluster is suggested to those who find it hard.
clusters-addresses-items = Mark the topics that the cluster helps with.
clusters-addresses-none = Nothing was found for “{ $search }”. Write another word.
clusters-addresses-row = { $name } · { $count }
clusters-qr = QR code
clusters-qr-line = Point your phone’s camera here to join
clusters-qr-caption = An invitation to the cluster “{ $name }”
clusters-skills = Skills and gaps
clusters-skills-title = Skills and gaps
clusters-skills-line = { $name }: { $topics }
clusters-skills-none = No member shows yet what they can help with.
clusters-skills-lacks = 📈 Hard for many: { $topics }
clusters-skills-few = 📈 What is lacking is seen in sums of five and more. There are too few yet.

clusters-open = Open the cluster
clusters-by-subject = By subject
clusters-taught = My subjects
clusters-title-taught = 👥 For your subjects
clusters-title-subject = 👥 Clusters for a subject
clusters-subjects-title = Which subject?
clusters-subjects-question = Beside a subject stands the number of its clusters. You may type its name.
clusters-subjects-not-found = Nothing was found for “{ $search }”. Type a part of the name, for example: physics
clusters-none-subject = No cluster names a subject yet. Its leader chooses the subjects.
clusters-subjects-line = Subjects: { $subjects }

clusters-teaches = Subjects
clusters-teaches-title = For which subjects is it?
clusters-teaches-question = Mark the subjects by which colleagues will find the cluster. Without any it is for all.
clusters-teaches-count =
    { $count ->
        [one] { $count } subject is marked.
       *[other] { $count } subjects are marked.
    }

clusters-places = Places
clusters-places-title = How many places are there?
clusters-places-question = Choose a number or type your own, from 1 to 1000.
clusters-places-none = No limit
clusters-places-endless = There is no limit of places
clusters-places-full =
    { $most ->
        [one] The only place is taken
       *[other] No places: { $most } of { $most } are taken
    }
clusters-places-free =
    { $count ->
        [one] { $count } place of { $most } is free
       *[other] { $count } places of { $most } are free
    }
clusters-places-flaw = Type the number of places in digits, from 1 to 1000, for example: 25
clusters-places-taken =
    { $count ->
        [one] { $count } person belongs to the cluster, so there cannot be fewer places. Type a larger number.
       *[other] { $count } people belong to the cluster, so there cannot be fewer places. Type a larger number.
    }
clusters-places-set =
    { $count ->
        [one] ✅ The cluster has { $count } place.
       *[other] ✅ The cluster has { $count } places.
    }
clusters-places-unset = ✅ Any number of colleagues may join.
clusters-join-full =
    { $count ->
        [one] ❗ The only place has just been taken.
       *[other] ❗ The last of { $count } places has just been taken.
    }
clusters-full-question = There are no places now. Look in later: one becomes free when somebody leaves. Or look at similar clusters.
clusters-similar = Similar clusters

clusters-order = order No. { $number } of { $day }
clusters-agreement = { $kind } No. { $number }
clusters-rests-on = 📄 School year { $year }: { $papers }

clusters-member-part = { $member } · { $part }
clusters-parts = Parts of members
clusters-parts-title = Parts of members
clusters-parts-none = The members of the cluster will stand here: people and organisations.
clusters-parts-count = Customers: { $customers }, performers: { $performers }, experts: { $experts }
clusters-parts-question = Choose a member or type a name.
clusters-part-question = What are they in the cluster?
clusters-part-none = No part
clusters-part-set = ✅ The part is kept: { $part }.
clusters-part-unset = ✅ The part is taken off.

clusters-programme = Programme
clusters-programme-title = Programme of the cluster
clusters-programme-kept = 📄 { $name }, since { $day }
clusters-programme-none = The programme for the members will stand here. Those who belong to the cluster will see it.
clusters-programme-none-yet = There is no programme yet. The leader of the cluster will add it.
clusters-programme-question = Send the file with the programme: a document or a photo, without pupils and their data.
clusters-programme-send = Open the file
clusters-programme-replace = Replace
clusters-programme-replace-question = Send the new file, without pupils and their data: it replaces the former one.
clusters-programme-drop = Take off
clusters-programme-drop-title = Take the programme off?
clusters-programme-drop-question = The file goes from the bot. The cluster and its members stay.
clusters-programme-dropped = ✅ The programme is taken off.
clusters-programme-saved = ✅ The programme is kept. The members will see it.
clusters-programme-sent = 📄 The programme is sent
clusters-programme-stranger = The programme is for those who belong to the cluster. Join it to open the programme.
clusters-programme-unnamed = Programme

clusters-start = Roster at the start
clusters-start-title = 👥 Roster on { $day }: { $count }
clusters-start-none = Nobody belonged to the cluster on that day.
clusters-start-another = On another day
clusters-start-day-title = The roster of which day?
clusters-start-day-question = Choose a day or type it, for example: 01.10.2026
clusters-start-day-flaw = I do not understand the day. For example: 01.10.2026
clusters-start-ahead = This day is still to come. Choose today or a day before.

clusters-pass-on = Pass the cluster on
clusters-to-deputy = Deputy
clusters-deputy = Deputy leader: { $name }
clusters-deputy-you = You are the deputy leader
