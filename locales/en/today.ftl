today-title = { $name }, how can I help?
today-title-plain = Today
today-command = Today: what waits and what is next
today-calm = Nothing waits for you today.
today-waits =
    ❗ { $count ->
        [one] { $count } thing waits for you.
       *[other] { $count } things wait for you.
    }
today-more = { $count } more
today-waiting-title = What waits for you
today-draft = Go on: { $what }
today-shelf-growth = My growth
today-shelf-community = Clusters and events
today-shelf-desk = Desk
today-shelf-more = More
today-help-door = What the bot can do
today-help-title = What the bot can do
today-help-leader = 👥 For leaders: a new event, attendance and the phase stand on your cluster’s card.
today-help-coordinator = 📈 For coordinators: people, schools, clusters and figures, by the button “Desk” or the command /stats.
today-help-cancel = Drop what you began: /cancel. If you just leave, the draft is kept.
today-help-contact = Questions: { $operator }.
