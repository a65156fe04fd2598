deficits-door = My deficits
deficits-command = My professional deficits
deficits-help = 🔒 Keeps your professional deficits and suggests a cluster.

deficits-level-low-button = A little
deficits-level-medium-button = Noticeably
deficits-level-high-button = Very hard
deficits-level-low-meaning = A little: it works on the whole, I want more confidence.
deficits-level-medium-meaning = Noticeably: it works only sometimes.
deficits-level-high-meaning = Very hard: it does not work yet without help.
deficits-level-title = How hard is it?
deficits-level-now = Now: { $level }. And from now on?
deficits-level-remark = ✅ Changed: { $level }.

deficits-level-question = Your answer is written down at once; you can change it on any day.
deficits-today = today
deficits-yesterday = yesterday
deficits-category-question = Choose, or write in a word what is hard. For example: parents
deficits-item-question = Choose, or describe it in your own words.
deficits-something-question = Is it one of these? If not, write it down as it is.
deficits-nothing-question = Choose an area, write another word, or write it down as it is.
deficits-as-typed = Write down as it is
deficits-typed = To be written down: “{ $words }”
# Other words for the same: a category is found by them, and they stand on no card.
deficits-about-subject = subject, syllabus, exams, tests, olympiad, experiments, laboratory
deficits-about-method = methods, lesson, planning, assessment, marks, criteria, techniques, differentiation
deficits-about-psych-ped = psychology, special needs, inclusion, motivation, discipline, behaviour, attention, stress, burnout, anxiety
deficits-about-legal = law, rights, documents, standards, attestation, reports, papers, orders
deficits-about-comm = talking, parents, conflicts, bullying, speech, colleagues
deficits-about-digital = computer, internet, presentations, neural networks, AI, board, register, site, tablets
deficits-about-func-lit = PISA, reading, finance, creativity, competencies
deficits-about-upbringing = upbringing, class, class hour, adviser, traditions
deficits-about-project = projects, research, contests, grants, articles, publications
deficits-about-management = management, team, staff, quality, control, development, mentors

deficits-title = 🔒 My deficits
deficits-title-closed = ✅ Closed deficits
deficits-line = { $number }. { $name } ({ $category }): { $level }, { $day }
deficits-question = Choose one to open it.
deficits-question-many =
    { $count ->
        [one] { $count } deficit in all. Choose one or write a part of its name.
       *[other] { $count } deficits in all. Choose one or write a part of its name.
    }
deficits-found =
    { $count ->
        [one] { $count } of { $total } found.
       *[other] { $count } of { $total } found.
    }
deficits-not-found = Nothing was found for “{ $search }”. Write another word. For example: motivating
deficits-none = What is still hard for you will stand here. Only you see it.
deficits-none-question = Write down the first, and the bot will suggest a cluster.
deficits-none-closed = What you have already mastered will stand here.
deficits-new = Register a deficit
deficits-show-closed = Closed: { $count }
deficits-category = Area: { $category }
deficits-level = How hard: { $level }
deficits-registered = 🗓 Registered: { $day }
deficits-closed = ✅ Closed: { $day }
deficits-private = 🔒 Only you see this
deficits-shown = 👥 A coordinator sees your open deficits too: you have agreed to it
deficits-unshown = 🔒 Only you see them. A coordinator sees sums, until you decide otherwise.
deficits-shown-remark = ✅ A coordinator sees your open deficits. You can change your mind any day.
deficits-unshown-remark = ✅ A coordinator sees your deficits no more, only sums.
deficits-clusters = Clusters on this topic
deficits-close = Close: it worked out
deficits-closed-remark = ✅ It worked out. The deficit is closed and kept among the closed ones.
deficits-state-open = Open
deficits-state-in-work = ⏳ In work: a route is under way
deficits-state-in-pair = ⏳ In work: a pair is at it
deficits-state-in-both = ⏳ In work: a route and a pair are at it
deficits-state-taken = ⏳ In work
deficits-passed-taken = 🗓 Joined the route: { $day }
deficits-passed-released = 🗓 Left the route: { $day }
deficits-passed-taken-pair = 🗓 Taken up in the pair: { $day }
deficits-passed-released-pair = 🗓 The work in the pair is over: { $day }
deficits-passed-reopened = 🗓 Opened again: { $day }
deficits-passed-closed-by = ✅ Closed: { $day }. Evidence: { $evidence }
deficits-passed-closed-route = ✅ Closed: { $day }. Evidence: the route is finished
deficits-evidence-title = What shows it?
deficits-evidence-question = Choose an event, write a word, or leave it out. For example: I gave an open lesson
deficits-evidence-flaw = 3 to 300 characters are needed. For example: I gave an open lesson
deficits-evidence-none = Without evidence
deficits-evidence-event = An event I attended
deficits-deeds-title = Which event helped?
deficits-deeds-none = Events in which you took part will stand here.
deficits-deeds-question =
    { $count ->
        [one] { $count } event. Choose it or write a part of its name.
       *[other] { $count } events. Choose one or write a part of its name.
    }
deficits-change-level = Change how hard it is
deficits-reopen = Open again
deficits-reopened-remark = ✅ The deficit is open again.
deficits-reopen-already = The same deficit is open already. Find it in the list.
deficits-delete = Delete
deficits-delete-title = Delete the deficit?
deficits-delete-goes = The record “{ $name }” goes, with its dates. It cannot be brought back.
deficits-delete-stays = Your other deficits, clusters and participation stay.
deficits-delete-question = If it worked out, you can simply close it.
deficits-deleted-remark = ✅ The record is deleted.

deficits-draft = a new deficit
deficits-category-title = In which area is it hard?
deficits-item-title = What exactly?
deficits-own = In my own words
deficits-own-title = Describe it in your own words
deficits-own-question = 3 to 300 characters. For example: I cannot win over the eighth form
deficits-own-flaw =
    { $count ->
        [one] I see { $count } character, but 3 to 300 are needed. For example: I cannot win over the eighth form
       *[other] I see { $count } characters, but 3 to 300 are needed. For example: I cannot win over the eighth form
    }
deficits-category-not-offered = Management deficits are for those who manage. Choose another area.
deficits-already-title = You have registered this already
deficits-already-question = There you can change how hard it is, or close it.
deficits-already-open = Open the record
deficits-another = Register another
deficits-registered-title = ✅ The deficit is registered
deficits-helpers =
    { $count ->
        [one] { $count } cluster works on this topic. Have a look:
       *[other] { $count } clusters work on this topic. Have a look:
    }
deficits-no-helpers = No cluster works on this topic yet. The record joins the overall figures, without your name, which the coordinator sees.
deficits-helper = { $name } · 👥 { $count }
deficits-all-clusters = All clusters
deficits-open-new = Open the record
deficits-all = All my deficits

deficits-diagnosed-title = Results of a diagnosis
deficits-diagnosed-private = 🔒 Seen by you alone. Until you take them they are no deficits of yours and stand in no figure.
deficits-diagnosed-until = 🗓 They wait until: { $day }. Then they are deleted.
deficits-diagnosed-question =
    { $count ->
        [one] { $count } result. Open it to take or to drop it.
       *[other] { $count } results. Open each to take or to drop it.
    }
deficits-diagnosed-line = { $number }. { $name } ({ $category }): { $level }
deficits-diagnosed-none = There are no new results. When a diagnosis has been loaded they appear here, and you alone see them.
deficits-diagnosed-take-all = Take all: { $count }
deficits-diagnosed-drop-all = Drop all
deficits-diagnosed-known = You have written down the same: its difficulty and source will be updated.
deficits-diagnosed-take-question = Do you agree? Take it, and it becomes a deficit of yours.
deficits-diagnosed-take = Take it
deficits-diagnosed-drop = Drop it, delete
deficits-diagnosed-taken =
    { $count ->
        [one] ✅ { $count } result taken, it stands among your deficits now.
       *[other] ✅ { $count } results taken, they stand among your deficits now.
    }
deficits-diagnosed-dropped =
    { $count ->
        [one] { $count } result deleted. Nobody will know.
       *[other] { $count } results deleted. Nobody will know.
    }
deficits-diagnosed-drop-title = Drop all results?
deficits-diagnosed-drop-goes =
    { $count ->
        [one] { $count } result goes for good.
       *[other] { $count } results go for good.
    }
deficits-diagnosed-drop-stays = The deficits that you have already stay.
deficits-diagnosed-measured = { $source }, { $day }: { $measure }
deficits-diagnosed-told = { $source }, { $day }
deficits-diagnosed-waits = Results of a diagnosis
deficits-diagnosed-look = Look
deficits-diagnosed-notice-title = Results of a diagnosis have come
deficits-diagnosed-notice-line = The methodological service has loaded a list, and results of yours are in it. You alone see them: take what fits, and drop the rest.

deficits-strengths = I can help with…
deficits-strengths-title = I can help with…
deficits-strengths-none = Here will stand what you are ready to help a colleague with. You decide what others see.
deficits-strengths-question =
    { $count ->
        [one] { $count } topic is written down. Choose one to open it.
       *[other] { $count } topics are written down. Choose one or type a part of its name.
    }
deficits-strength-new = Write down a topic
deficits-strength-category-question = In which area are you ready to help?
deficits-strength-item-question = With what exactly? Choose, or type a word. For example: motivation
deficits-strength-shown-title = Show it to colleagues?
deficits-strength-shown-question = If shown, you can be asked to be a mentor on this topic. You can change your mind any day.
deficits-strength-show = Show to colleagues
deficits-strength-hide = Only I see it
deficits-strength-seen = 👥 Colleagues see it
deficits-strength-unseen = 🔒 Only you see it
deficits-strength-written = ✅ Written down.
deficits-strength-already = This topic stood here already: who sees it is updated.
deficits-strength-delete = Delete the topic
deficits-strength-deleted = The topic is deleted.

deficits-item-retired = This item is no more in the catalogue. Choose another one, or describe it in your own words.
deficits-words-hint = Your words may find a place in the catalogue: open the entry and show them to the coordinator without your name.
deficits-words-filed = Your words: “{ $words }”. The coordinator has found a place for them in the catalogue.
deficits-words-met = The catalogue has an item for these words, and you have written it down already.
deficits-words-shown = 👥 The coordinator sees these words without your name
deficits-words-show = Show to the coordinator
deficits-words-hide = Show no more
deficits-words-unfile = Back to my own words
deficits-words-title = Show the words to the coordinator?
deficits-words-what = 🔒 They will see these words and the area alone: no name, no school, no day. Look whether there are names in them.
deficits-words-why = If the catalogue has such an item, they will put your words there, and help is found more easily. You can take that back at any time.
deficits-words-question = Show these words without your name?
deficits-words-yes = Show without my name
deficits-words-shown-remark = ✅ The coordinator will see these words without your name. You can change your mind at any time.
deficits-words-hidden-remark = ✅ You alone see these words again.
deficits-words-back-remark = ✅ The entry is in your own words again, and you alone see them.
