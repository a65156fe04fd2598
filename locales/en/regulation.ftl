regulation-sentence = { $title }: { $value } · { $source }
regulation-sentence-unset = { $title }: { $value }
regulation-sentence-of-bodies = { $title }: { $bodies }
regulation-of-body = { $name } — { $value } · { $source }
regulation-apart =
    { $count ->
        [one] (its own in { $count } cluster)
       *[other] (their own in { $count } clusters)
    }
regulation-source-own = own decision
regulation-source-house = the regulation is silent, the bot’s default
regulation-source-law = the regulation is silent, by law
regulation-none = none
regulation-yes = yes
regulation-no = no
regulation-nothing-set = not given yet
regulation-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
regulation-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
regulation-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
regulation-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
regulation-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
regulation-points =
    { $count ->
        [one] { $count } point
       *[other] { $count } points
    }
regulation-percent = { $count }%
regulation-target = at least { $amount } by the end of { $year }
regulation-ladder = { $days } days before

regulation-preset-s0 = Clusters of projects
regulation-preset-s0-about = A cluster for each project, a coordination council over them
regulation-preset-s1 = Host-school clusters
regulation-preset-s1-about = Nine steps of the school year and a table of points
regulation-preset-s2 = Association
regulation-preset-s2-about = Meetings, quorum, votes, an annual report
regulation-preset-s3 = Methodical district
regulation-preset-s3-about = Several municipalities, a district council, defence of experience
regulation-preset-s4 = System of support
regulation-preset-s4-about = A methodological service and indicators of reach

regulation-ask-number = Write a number from { $least } to { $most }.
regulation-ask-number-or-none = Write a number from { $least } to { $most }, or “no”.
regulation-ask-day = Write the day and the month. For example: 1 September
regulation-ask-day-or-none = Write the day and the month, or “no”. For example: 25 February
regulation-ask-ladder = How many days before? Up to six numbers from 1 to 365. For example: 30, 14, 7, 1
regulation-ask-target = Write how much and by which year, or “no”. For example: 30 by 2027
regulation-ask-lines = Write it in one message, line by line, or “no”.
regulation-ask-line = Write it in one line, or «none».
regulation-ask-link = Send the link, or write «none». For example: https://example.org/policy
regulation-ask-code = Write the number in digits, or «none». Its check digit is looked at.
regulation-ask-cases = Write it in the nominative. The other cases may follow, each on its own line.
regulation-ask-holidays = Write the days with commas; with the year if only in that year. For example: 4.11, 31.12.2027
regulation-ask-choice = What should it be instead?
regulation-ask-set = Tick all that apply.
regulation-flaw-outside = A number from { $least } to { $most } is needed.
regulation-flaw-no-day = The calendar has no such day. For example: 25 February
regulation-flaw-too-many = Too many: { $most } at most.
regulation-flaw-too-long = Too long a line: { $most } characters at most.
regulation-flaw-against = “{ $title }” does not go with “{ $other }”: change that one first.

regulation-concern-members = members of the council or the association
regulation-concern-clusters = leaders and members of clusters
regulation-concern-reporters = those who prepare reports and indicators
regulation-concern-beginners = young specialists, beginning leaders, mentors
regulation-concern-coordinators = coordinators
regulation-concern-office = those who prepare and sign papers
regulation-concern-everybody = everybody who uses the bot

regulation-bodies = Who leads
regulation-bodies-council = coordination council
regulation-bodies-centre = methodological centre
regulation-bodies-association = association
regulation-bodies-district-council = district council
regulation-bodies-service = methodological service
regulation-bodies-cluster = cluster
regulation-chair-mode = Chair
regulation-chair-mode-elected = is elected
regulation-chair-mode-appointed = is appointed by order
regulation-chair-mode-council = is set by the council
regulation-chair-ballot = Election of the chair
regulation-chair-ballot-open = open ballot
regulation-chair-ballot-secret = secret ballot
regulation-chair-base = Majority at the election
regulation-chair-base-took-part = of those who take part
regulation-chair-base-all-members = of all members
regulation-chair-is-member = Chair is a member
regulation-chair-is-member-note = S0 does not say whether the chair is a member.
regulation-absent-vote = Votes of the absent
regulation-second-round = Second round
regulation-second-round-note = The regulations are silent on several candidates.
regulation-deputy = Deputy is appointed by
regulation-deputy-organisation = the organisation
regulation-deputy-chair = the chair
regulation-deputy-members = the members
regulation-deputy-note = S2 says “the responsible organisation” and not which.
regulation-deputy-organisation-name = Who appoints the deputy
regulation-deputy-organisation-note = The department, while nothing is set.
regulation-secretary = Secretary
regulation-secretary-members = a member
regulation-secretary-anybody = any member of staff
regulation-roster-approval = Roster is approved by
regulation-roster-approval-chair = the chair
regulation-roster-approval-order = an order
regulation-roster-approval-both = the chair and an order
regulation-roster-agreed-with = Roster is agreed with
regulation-roster-agreed-with-person = the person
regulation-roster-agreed-with-employer = the employer
regulation-roster-agreed-with-department = the department
regulation-roster-agreed-with-note = S2 2.2 says “by agreement”, not with whom.
regulation-composition = Who belongs to it
regulation-composition-authorities = authorities and union
regulation-composition-participants = every participant
regulation-composition-open-list = an open list
regulation-composition-departments = district departments
regulation-council-scope = How many councils
regulation-council-scope-one = one over all clusters
regulation-council-scope-each = one for each cluster
regulation-council-scope-note = S0 6.1 writes both “cluster” and “clusters”.
regulation-seats-each = Seats a municipality
regulation-seats-each-note = S3 does not say how many representatives.
regulation-term-months = Term
regulation-term-months-note = S3: permanent, or replaced after 1–2 years.
regulation-head-rotation = Head of the district
regulation-head-rotation-permanent = permanent
regulation-head-rotation-replaced = replaced after the term
regulation-head-rotation-in-turn = all in turn
regulation-head-rotation-note = S3 VI names all three ways.
regulation-head-rotation-months = A turn lasts
regulation-renewal = Renewal of the roster
regulation-renewal-none = not required
regulation-renewal-third = at least a third
regulation-renewal-half = at least a half
regulation-renewal-counts = Renewal is counted
regulation-renewal-counts-entered = by those who are new
regulation-renewal-counts-left = by those who left
regulation-renewal-counts-note = S2 2.8 can be read both ways.
regulation-sections = Sections
regulation-sections-optional = where needed
regulation-sections-required = required
regulation-sections-note = S2 2.9 “are made”, 2.5 “where needed”.
regulation-section-axes = Sections go by
regulation-section-axes-level = level
regulation-section-axes-profile = profile
regulation-section-axes-subject = subject
regulation-organisations-leave = An organisation leaves
regulation-organisations-leave-by-agreement = as its agreement says
regulation-organisations-leave-freely = on any day
regulation-organisations-leave-note = People leave freely: S0 1.2, 3.1.
regulation-agreements = Agreements
regulation-agreements-foundation = basis of a cluster
regulation-agreements-direct = direct links
regulation-agreements-institute = with the institute

regulation-meetings-per-quarter = Meetings a quarter
regulation-quarter = A quarter
regulation-quarter-calendar = of the calendar
regulation-quarter-three-months = any three months
regulation-quarter-quorate = Only quorate ones count
regulation-quarter-quorate-note = That only a quorate meeting counts is our rule.
regulation-quorum = Quorum
regulation-quorum-half = half of the roster
regulation-quorum-more-than-half = more than half
regulation-quorum-two-thirds = two thirds
regulation-quorum-base = Quorum is counted
regulation-quorum-base-own-roster = of the own roster
regulation-quorum-base-parent-roster = of the regional roster
regulation-quorum-base-note = S2 2.4 names the regional body: taken for a slip.
regulation-remote-counts = Remote part counts
regulation-remote-counts-note = S2 3.1 allows the Internet, silent on the quorum.
regulation-invited-vote = Votes of the invited
regulation-majority = A decision needs
regulation-majority-simple = a simple majority
regulation-majority-two-thirds = two thirds
regulation-majority-base = Majority of
regulation-majority-base-present-at-vote = those at the vote
regulation-majority-base-took-part = those at the meeting
regulation-majority-base-all-members = all members
regulation-majority-base-note = Who left before the vote is counted: that is stricter.
regulation-casting-vote = Casting vote
regulation-casting-vote-note = No regulation gives one: a tie fails.
regulation-signers = Minutes are signed by
regulation-signers-chair = the chair
regulation-signers-both = chair and secretary
regulation-decisions-published = Decisions are published

regulation-cluster-kinds = Kinds of clusters
regulation-cluster-kinds-note = Where no kind is ticked, the bot shows nothing of clusters.
regulation-cluster-kinds-project = by project
regulation-cluster-kinds-host-school = by host school
regulation-cluster-kinds-difficulty = by difficulty
regulation-cluster-members = Members of a cluster
regulation-cluster-members-organisations = organisations
regulation-cluster-members-high-results = staff of best schools
regulation-cluster-members-persons = teachers
regulation-cluster-year-begins = School year begins
regulation-cluster-year-ends = Year of clusters ends
regulation-cluster-work = Order of work
regulation-cluster-work-steps = nine steps of a year
regulation-cluster-work-plan = the annual plan
regulation-measured-by = A cluster is measured by
regulation-measured-by-table = a table of points
regulation-measured-by-results = projects and products
regulation-measured-by-indicators = indicators of reach
regulation-participants-counted = Part is counted
regulation-participants-counted-by-event = person and event
regulation-participants-counted-by-deed = every part
regulation-participants-counted-note = S1 says only “for each participant”.
regulation-s1-row1 = Row 1 of the table
regulation-s1-row1-contributors = who contributed
regulation-s1-row1-presence = who was there
regulation-s1-row1-note = S1 “on cluster material” can be read both ways.
regulation-roster-tolerance = Tolerance of the roster
regulation-roster-tolerance-note = S1 does not say how far a roster may change.
regulation-plan-tolerance = Tolerance of the plan
regulation-plan-tolerance-note = S1 does not say how many events may be missed.
regulation-product-points = Points for a product
regulation-product-points-best = for the best
regulation-product-points-each = for each
regulation-mastered-acquainted = Mastered is acquainted
regulation-mastered-acquainted-note = Rows 5 and 6 of S1: counted in both.
regulation-centre-partner = The centre is a partner
regulation-centre-partner-note = Partners in S1: other than host and centre.
regulation-projects-counted = Projects of a cluster
regulation-projects-counted-developed = developed
regulation-projects-counted-carried-out = and carried out

regulation-levels = Levels
regulation-levels-school = school
regulation-levels-municipal = municipal
regulation-levels-between = inter-municipal
regulation-levels-regional = regional
regulation-levels-federal = federal
regulation-levels-international = international
regulation-points-school = School level
regulation-points-municipal = Municipal level
regulation-points-between = Inter-municipal level
regulation-points-between-note = The table of S1 does not have this level.
regulation-points-regional = Regional level
regulation-points-federal = Federal level
regulation-points-international = International level
regulation-points-international-note = The table of S1 does not have this level.
regulation-defence-regional = Defence is regional
regulation-defence-regional-note = Public defence in the district alone; S1 points stay.
regulation-reward = Reward
regulation-reward-council = council nominates
regulation-reward-defence = after a defence
regulation-reward-league = league of best schools

regulation-report-year = Year of the report
regulation-report-year-calendar = calendar year
regulation-report-year-school = school year
regulation-annual-report-due = Report is due
regulation-annual-report-backstop = Last day of the report
regulation-report-recipient = Report goes to
regulation-report-recipient-department = the department
regulation-report-recipient-centre = the centre
regulation-report-recipient-council = the council
regulation-report-recipient-regional = regional association
regulation-monitoring-months = Monitoring every
regulation-monitoring-year = Year of monitoring
regulation-monitoring-year-calendar = calendar year
regulation-monitoring-year-twelve-months = twelve months
regulation-monitoring-year-note = Reminded after 12 months; a breach on 31 December.
regulation-target-trained = Completed programmes
regulation-target-diagnosed = Took the diagnosis
regulation-target-passed = Passed it
regulation-target-teams = Teams trained
regulation-target-supported = Young supported
regulation-pass-mark = Pass mark
regulation-indicator2-base = Share of passed
regulation-indicator2-base-all-staff = of all teachers
regulation-indicator2-base-tested = of those tested
regulation-indicator2-base-note = S4 “including”: both shares are of all teachers.
regulation-diagnosis-attempt = Attempt that counts
regulation-diagnosis-attempt-last = the last
regulation-diagnosis-attempt-best = the best
regulation-team-size = Smallest team
regulation-team-size-note = S4 does not define a management team.
regulation-indicator4-base = Young are
regulation-indicator4-base-both = under 35, first 3 years
regulation-indicator4-base-under-35 = all under 35
regulation-diagnosis-sources = Whose diagnosis
regulation-diagnosis-sources-centre = regional centre
regulation-diagnosis-sources-imported = outside
regulation-diagnosis-sources-self-report = self-report
regulation-support-forms = Forms of support
regulation-support-forms-cluster = cluster
regulation-support-forms-event = event
regulation-support-forms-pair = pair
regulation-support-forms-route = route
regulation-support-forms-course = course
regulation-figure-sources = Sources of figures
regulation-figure-sources-monitoring = monitoring
regulation-figure-sources-statistics = statistics
regulation-figure-sources-federal = federal systems
regulation-figure-sources-sites = websites
regulation-figure-sources-papers = papers

regulation-young-max-years = Years of the young
regulation-route-tutor = A tutor agrees to it
regulation-route-tutor-note = If “no”, a tutor may be left out: the teacher confirms the route alone.
regulation-young-inclusive = Anniversary included
regulation-young-inclusive-note = S0 “0 to 3 years”: the third anniversary is unclear.
regulation-young-max-age = Age of the young
regulation-young-max-age-note = For the indicator of S4 alone.
regulation-first-years = First years of work
regulation-first-years-base = First years are counted
regulation-first-years-base-teaching = by teaching
regulation-first-years-base-any-work = by any work
regulation-first-years-base-note = S4 says “work”, S0 “teaching”.
regulation-pair-bases = Bases of pairs
regulation-pair-bases-subject = a subject
regulation-pair-bases-mentor = mentoring
regulation-pair-bases-competency = a competency
regulation-mentoring-reach = Mentors
regulation-mentoring-reach-network = of the network
regulation-mentoring-reach-school = of the own school
regulation-mentoring-reach-unions = union of mentors
regulation-mentor-load = Pairs of a mentor
regulation-deficit-high-below = High deficit below
regulation-deficit-high-below-note = With fewer right answers a deficit is high. No law names a threshold; this is what regions mostly take.
regulation-deficit-medium-below = Medium deficit below
regulation-deficit-medium-below-note = With fewer right answers a deficit is medium, with as many or more low.
regulation-question-days = Answer to a question
regulation-question-days-note = After so many days we remind of a question without an answer.
regulation-demand-least = Demand for a cluster
regulation-demand-least-note = So many teachers with one difficulty and no cluster for it are a reason to open one.
regulation-demand-ask-days = Has the cluster helped
regulation-demand-ask-days-note = After so many days members of a cluster that opened by a demand are asked once.
regulation-diagnosis-days = Answer to a diagnosis
regulation-diagnosis-days-note = So long results wait for the teacher’s word, and are then deleted.
regulation-pair-months = A pair lasts up to
regulation-pair-answer-days = Answer to a proposal
regulation-pair-answer-days-note = After so many days we remind, after twice as many once more, after three times as many we close it.
regulation-pair-silence-both = Silence: ask the pair
regulation-pair-silence-curator = Silence: tell curator
regulation-pair-silence-closing = Silence: close it?

regulation-municipality-name = Municipality
regulation-municipality-name-note = Papers, pictures and the file of one’s own data bear this name.
regulation-first-name = The name that the bot was installed with holds: { $name }
regulation-office-name = Name of the office
regulation-head-post = Post of the head
regulation-head-name = Head
regulation-head-basis = Right to sign
regulation-head-basis-note = On the basis of what does the head sign? In the genitive, as Russian papers have it.
regulation-letterhead = Letterhead
regulation-office-place = Place on papers
regulation-office-address = Address of the office
regulation-office-inn = INN of the office
regulation-office-ogrn = OGRN of the office
regulation-office-phone = Executor’s telephone
regulation-name-order = Names in signatures
regulation-name-order-initials = initials first
regulation-name-order-family = family name first
regulation-paper-numbers = Numbers of papers
regulation-paper-numbers-calendar = by calendar year
regulation-paper-numbers-school = by school year
regulation-papers-go = Where papers go
regulation-papers-go-note = Papers and lists name people. Whoever installed the bot sets the folder on their machine.
regulation-papers-go-messenger = as a message in the chat
regulation-papers-go-folder = into the office's folder
regulation-operator = Operator of the data
regulation-operator-note = Until it is set, the consent names whom the installation named.
regulation-operator-address = Operator's address
regulation-operator-contact = Operator's contact
regulation-policy-link = Operator's policy
regulation-consent-term = Term of the consent
regulation-effect-consent = ❗ The consent gets a new edition: the bot asks everybody anew.
regulation-legal-base = Legal base
regulation-legal-base-note = R-174 came after R-76; the department chooses.

regulation-zone = Time zone
regulation-zone-note = Novosibirsk, Barnaul, Tomsk and Kemerovo go by the time of Krasnoyarsk, Chita by that of Yakutsk, Sakhalin by that of Magadan.
regulation-zone-settings = as it was set up
regulation-zone-kaliningrad = Kaliningrad, MSK−1
regulation-zone-moscow = Moscow
regulation-zone-samara = Samara, MSK+1
regulation-zone-yekaterinburg = Yekaterinburg, MSK+2
regulation-zone-omsk = Omsk, MSK+3
regulation-zone-krasnoyarsk = Krasnoyarsk, MSK+4
regulation-zone-irkutsk = Irkutsk, MSK+5
regulation-zone-yakutsk = Yakutsk, MSK+6
regulation-zone-vladivostok = Vladivostok, MSK+7
regulation-zone-magadan = Magadan, MSK+8
regulation-zone-kamchatka = Kamchatka, MSK+9
regulation-plans = Plans in the bot
regulation-plans-note = S0 (5.2, 6.4), S1 (§ 3) and S4 (3.1) speak of plans; they may be kept without the bot.
regulation-check-in-minutes = Check-in before a start
regulation-smallest-group = Smallest group
regulation-smallest-group-note = Not below five: the consent promises it.
regulation-digest-hour = Hour of the digest
regulation-digest-hour-note = At this hour of the local clock the digest of the day comes.
regulation-broadcast-load = Broadcasts a week
regulation-broadcast-load-note = When people got as many within seven days, whoever sends is warned.
regulation-reminder-ladder = Reminders
regulation-quarter-ladder = Before a quarter ends
regulation-term-ladder = Before a term ends
regulation-holidays = Days off

# Screens
regulation-title = Regulation
regulation-taken-from = Taken from: { $names }
regulation-own = Your own: none of the published regulations is chosen
regulation-untouched = Nothing has been changed yet: the defaults hold
regulation-version = Version { $version }, own decisions: { $own }
regulation-disputed-some =
    { $count ->
        [one] ❗ The regulations differ, choose yourselves: { $titles }
       *[other] ❗ The regulations differ in { $count } places, choose yourselves: { $titles }
    }
regulation-to-presets = Choice of regulations
regulation-to-history = History
regulation-to-file = File
regulation-chapter-body = Bodies and heads
regulation-chapter-meetings = Meetings, decisions
regulation-chapter-clusters = Clusters
regulation-chapter-levels = Levels and points
regulation-chapter-reports = Report and indicators
regulation-chapter-people = People and mentors
regulation-chapter-office = Office and papers
regulation-chapter-work = How the bot works

regulation-now = Now: { $value }
regulation-by-clause = By the regulation: { $source }
regulation-by-own = Own decision: { $grounds }
regulation-by-whom = Set by { $name }, { $day }
regulation-by-nobody = Set on { $day } by somebody erased since
regulation-not-applied = Not applied: { $value } · { $preset } { $clause }
regulation-disputed = ❗ The regulations differ: choose yourselves.
regulation-concerns = 👥 Concerns: { $whom }
regulation-kept-only = So far the bot only keeps this rule.
regulation-split = Each body has its own:
regulation-set-yes = Set “yes”
regulation-set-no = Set “no”
regulation-change = Change
regulation-reset = Back to the regulation
regulation-to-bodies = For a body or a cluster
regulation-to-clusters = For one cluster
regulation-bodies-question = For whom shall something else hold?
regulation-bodies-none = Clusters will stand here once there are some.
regulation-bodies-own = { $name } · its own
regulation-whose = 👥 For whom: { $name }
regulation-of-group = cluster “{ $name }”
regulation-as-of-all = As for everybody in the municipality.
regulation-as-of-kind = As for all clusters.
regulation-own-paper-alone = What is said of other bodies does not apply here.
regulation-as-others = As for the others
regulation-done = Next
regulation-draft = a change of the regulation

regulation-why-title = On what grounds?
regulation-why-line = { $title }: { $value }
regulation-why-question = Write the clause of your own regulation or the reason. For example: order No. 14 of 12.01.2027
regulation-grounds-flaw = From 3 to { $most } characters are needed. For example: order No. 14 of 12.01.2027

regulation-presets-title = Which regulations do you work by?
regulation-presets-line = { $name }: { $about }.
regulation-presets-question = Tick one, several or none: then all is your own.
regulation-presets-show = Show what changes

regulation-sure-title = Change the regulation?
regulation-was = It was: { $value }
regulation-becomes = It becomes: { $value }
regulation-sure-closed = What is closed or signed keeps the version it used.
regulation-sure-question = Is all of it right?
regulation-effect-earlier =
    { $count ->
        [one] { $count } day earlier.
       *[other] { $count } days earlier.
    }
regulation-effect-later =
    { $count ->
        [one] { $count } day later.
       *[other] { $count } days later.
    }
regulation-effect-more = Greater by { $count }.
regulation-effect-less = Less by { $count }.
regulation-effect-reminders = Days of reminders: { $days }.
regulation-effect-clock-same = The clock of the bot stays as it was.
regulation-effect-clock-ahead =
    { $count ->
        [one] The clock of the bot goes { $count } hour ahead.
       *[other] The clock of the bot goes { $count } hours ahead.
    }
regulation-effect-clock-back =
    { $count ->
        [one] The clock of the bot goes { $count } hour back.
       *[other] The clock of the bot goes { $count } hours back.
    }
regulation-effect-clock = Events stay at the same hours of the local clock; quiet hours, terms and reminders go by the new zone.
regulation-differences =
    { $count ->
        [0] No rule changes.
        [one] { $count } rule changes:
       *[other] { $count } rules change:
    }
regulation-difference = { $title }: { $was } → { $becomes }
regulation-changed = ✅ Saved as version { $version }.
regulation-overtaken = While you were choosing, “{ $title }” was changed. Your change is not saved; this is what holds now.
regulation-overtaken-all = While you were choosing, the regulation was changed. Please look again.

regulation-history-title = What changed in the regulation
regulation-history-empty = Here you will see what changed, when and by whom. So far the defaults hold.
regulation-history-line = { $version }. { $at }, { $name }: { $what }
regulation-somebody = somebody erased since
regulation-nothing-changed = The rules are as before
regulation-more = (and { $count } more)

regulation-file-title = The regulation as a file
regulation-file-line = 📄 The file carries the chosen regulations and own decisions to another municipality, or back.
regulation-file-own = Names, the head, the letterhead and what is set for one cluster stay here.
regulation-file-version = Version { $version } holds
regulation-file-question = To load one, send a JSON file: you will see first what changes.
regulation-file-send = Get the file
regulation-to-paper = Paper of Word
regulation-file-caption = Regulation, version { $version }
regulation-file-same = The file says what holds already: there is nothing to change.
regulation-file-refused = The file does not fit, nothing has changed:
    { $flaws }
regulation-wrong-large = it is larger than { $limit } KB, which no regulation is
regulation-wrong-not-ours = it is no file of a regulation: get one with the button below, and edit that
regulation-wrong-format = it is of another version ({ $format }), and I read version { $known }: update the bot, or take a file of the same one
regulation-wrong-key = I do not know this rule: { $key }
regulation-wrong-body = “{ $title }”: no body { $body } is known here, or it can have nothing of its own
regulation-wrong-preset = I do not know this regulation: { $code }
regulation-wrong-twice = “{ $title }” stands there twice
regulation-wrong-own = “{ $title }” is not carried by a file: set it on its card
regulation-wrong-grounds = “{ $title }” needs grounds, up to { $most } characters
regulation-wrong-value = “{ $title }” has no fitting value. { $flaw }
regulation-event-kinds = Kinds of events
regulation-event-kinds-note = These are offered when an event is made; “Other event” always is.
regulation-event-hours = An event without end
regulation-event-hours-note = So long an event lasts if nobody has said when it ends.
regulation-event-day-hours = An event of a whole day
regulation-event-day-hours-note = Until which hour of its last day an event without hours lasts: 24 is the whole day, 18 is until six in the evening.
regulation-own-event-kinds = Own kinds of events
regulation-own-event-kinds-note = One a line. They are offered beside the usual ones; past events keep the name.
