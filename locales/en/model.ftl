# What the nouns of the model are called on several screens.
model-phase-forming = forming
model-phase-working = working
model-phase-summing = summing up
model-phase-closed = closed
model-phase-forming-told = now recruiting
model-phase-working-told = the cluster is at work
model-phase-summing-told = the cluster sums up
model-phase-closed-told = the cluster is closed
model-join-high-results = By the regulation organisations join a cluster, and in person the staff of schools marked with high results. If your school wants to take part, tell the coordinator.
model-join-organisations = By the regulation organisations join a cluster. If your school wants to take part, tell the coordinator.
model-notices-yes = ✅ Notices
model-notices-no = Turn notices on
model-name-yes = ✅ Colleagues see my name
model-name-no = Show my name

model-participation-listener = listener
model-participation-message = message
model-participation-report = report
model-participation-development = methodological work
model-participation-lesson = lesson
model-participation-class = class
model-participation-master-class = master class
model-participation-other = other

model-event-seminar = Seminar
model-event-workshop = Workshop
model-event-master-class = Master class
model-event-open-lesson = Open lesson
model-event-meeting = Meeting
model-event-consultation = Consultation
model-event-conference = Conference
model-event-training = Training
model-event-contest = Contest
model-event-internship = Internship
model-event-forum = Forum
model-event-other = Other event

# What is kept, in the lists of the consent and of one’s own data.
model-kept-person = family name, given name, patronymic, place of work, post, the years work began
model-kept-subjects = subjects
model-kept-listing = a note that your school listed you
model-kept-targets = the target categories that you were assigned to
model-category-func-lit = Functional literacy
model-category-project = Projects and research
model-target-growing = positive results, potential for growth
model-target-experienced = high results, experience for all
model-kept-merge-request = questions about a second record of yours
model-kept-merge-answer = answers to such questions
model-kept-merge = records joined with yours within a month
model-kept-merge-row = the content of a joined record
model-kept-namesakes = questions whether yours is the name that stood on the school’s list, and your answers to such questions
model-kept-join-code = a code of your school
model-kept-join-try = tries of a code
model-kept-consents = consents
model-kept-refusals = refusals of a newer text of the consent
model-kept-claims = the link of a coordinator
model-kept-memberships = membership in clusters
model-kept-appointments = roles and appointments
model-kept-role-requests = requests to be confirmed in a role
model-kept-deficits = deficits
model-kept-diagnoses = results of a diagnosis that wait for your word
model-kept-changes = a mark that your deficits have changed and will enter the figures
model-kept-events = events that you created
model-kept-answers = answers to invitations
model-reopen-button-mistake = A mark is wrong
model-reopen-button-forgotten = Somebody was left out
model-reopen-button-paper = By the signed sheet
model-reopen-button-participation = Add participation
model-reopen-mistake = a mark is wrong
model-reopen-forgotten = somebody was left out
model-reopen-paper = by the signed sheet
model-reopen-participation = participation added
model-kept-records = attendance of events
model-kept-journal = entries of the journal

model-kept-papers-made = papers that you made
model-kept-papers-named = papers that name you
model-kept-name-forms = name in its cases
model-kept-blanks = blanks that you sent
model-paper-roster-order = Order on the roster
model-paper-agreement = Agreement
model-paper-staff = List of staff
model-paper-rules = Rules in force
model-operator-reached = { $name } ({ $contact })

model-mark-low = Low results
model-mark-adverse = Adverse conditions
model-mark-high = High results

model-kind-school = School
model-kind-kindergarten = Kindergarten
model-kind-further = Further education
model-kind-centre = Methodological centre
model-kind-college = College
model-kind-university = University, institute
model-kind-authority = Authority
model-kind-association = Association
model-kind-other = Another organisation

model-agreement = Agreement
model-contract = Contract

model-source-monitoring = Monitoring
model-source-statistics = Statistics
model-source-sites = The organisation's site
model-source-papers = The organisation's papers
model-source-federal = A federal system

model-headcount-nothing = At least one number is needed.
model-headcount-range = A number from 0 to { $most }.
model-headcount-young-above-all = Those under 35 cannot be more than all teaching staff.
model-headcount-new-above-all = Those in their first three years cannot be more than all teaching staff.
model-headcount-both-above-all = Those under 35 and in their first three years cannot be more than all teaching staff.
model-headcount-both-above-young = Those both under 35 and in their first three years are no more than all under 35.
model-headcount-both-above-new = Those both under 35 and in their first three years are no more than all in their first three years.
model-headcount-either-above-all = Those under 35 or in their first three years are together more than all teaching staff. Check how many are both at once.
model-headcount-to-come = This day is yet to come. Today or a past day is needed.

model-kept-heads = the post of an organisation's head and the right to sign
model-kept-head-of-office = the name of the service's head in its rules

model-role-coordinator = coordinator
model-role-observer = observer
model-role-curator = curator of mentoring
model-role-methodist = methodist
model-role-tutor = tutor
model-role-expert = expert
model-role-representative = representative of the school
model-role-leader = leader
model-kept-imports = files that you sent to be loaded
model-kept-import-rows = rows of a list being loaded that speak of you
model-import-staff = List of staff
model-import-schools = List of schools
model-import-name = full name
model-import-family = family name
model-import-given = given name
model-import-patronymic = patronymic
model-import-organisation = organisation
model-import-post = post
model-import-subject = subject
model-import-teaching = teaching experience
model-import-managing = managing experience
model-import-full = official name
model-import-headcounts = Headcounts
model-import-day = date
model-import-diagnosis = Results of a diagnosis
model-import-category = area of the deficit
model-import-item = deficit
model-import-level = level of the deficit
model-import-mastery = level of mastery
model-import-percent = share of right answers
model-import-points = points
model-import-points-of = most points
model-import-source = whose diagnosis
model-source-self = self-assessment
model-source-centre = the regional centre
model-source-council = the council of the school
model-source-attestation = an attestation
model-measure-percent = { $percent }%
model-measure-points =
    { $count ->
        [one] { $points } point
       *[other] { $points } points
    }
model-measure-points-of = { $points } of { $of }
model-measure-both = { $percent }% ({ $points })
model-import-count-teaching = teaching staff
model-import-count-management = management
model-import-count-young = under 35
model-import-count-new = first three years
model-import-count-both = both at once
