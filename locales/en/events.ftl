events-door = 🗓 Events
events-door-new = Create an event
events-command = Events: coming and past
events-help = 🗓 Tells you of an event, takes your answer and keeps your record.
events-wait-invitation = Answer: { $day } { $title }
events-wait-place = Answer by { $until }: { $title }
events-wait-all = All events
events-wait-next = 🗓 { $moment } { $title }
events-figure = 🗓 Since the school year began: events held { $held }, to come { $planned }, cancelled { $cancelled }, on average { $average } at each
events-figure-no-average = no data

events-answer-going = Going
events-answer-not-going = Not going
events-answer-maybe = Maybe
events-answer-kept = Your answer counts: { $answer }
events-answer-waits = No places left. You are on the waiting list, number { $number }.
events-answer-not-member = Members of the cluster “{ $groups }” answer here. Join it, and your answer will count.
events-late-begun = The event has begun, the answer can no longer be changed.
events-late-cancelled = The event is cancelled, no answer is needed any more.
events-flaw-past = This time has passed. Choose a day and time ahead.
events-flaw-too-far = This is too far: events are set at most a year ahead.
events-flaw-skipped = There is no such time on that day: the clocks change. Choose another.

events-notice-new = { $kind }: { $title }
events-notice-moved = Moved: { $title }
events-notice-cancelled = ❌ Cancelled: { $title }
events-notice-why =
    { $count ->
        [one] From { $leader }, who leads the cluster “{ $groups }”, where you are a member.
       *[other] From { $leader }. The event is for the members of the clusters: { $groups }.
    }
events-notice-left = You are no longer a member of the cluster.
events-notice-question = Will you come?
events-notice-answered = Your answer: { $answer }
events-notice-waits = ⏳ You are on the waiting list. We will write when a place is free.
events-notice-offered = ❗ A place is held for you until { $until }. Will you come?
events-place-free = A place is free: { $title }
events-place-gone = The time is over, the place was offered to the next person. Press “Going” to wait again.
events-place-passed = Tell them in person: { $title }
events-place-passed-why = A place is free, but somebody on the waiting list cannot be written to. It is offered to the next ones; whoever was passed over keeps their number.
events-place-unreached = ❗ Your notices are off. When a place is free we cannot write to you and will offer it to the next person.
events-place-settings = Turn notices on
events-place-left = 👥 Free places: { $left }
events-place-full = 👥 No free places. “Going” puts you on the waiting list.
events-open = Open
events-open-link = Open the link

events-card-cancelled = ❌ The event is cancelled
events-card-kind =
    { $count ->
        [one] { $kind }, cluster “{ $groups }”
       *[other] { $kind }, clusters: { $groups }
    }
events-card-kind-all = { $kind }, for all teachers
events-card-waits = ⏳ No places left. You are on the waiting list, number { $number }.
events-card-present = ✅ You were there: { $participation }
events-card-link = Link for colleagues: { $link }
events-card-certificate = Certificate
events-card-here = I am here
events-card-sheet = Mark attendance
events-card-answers = Answers
events-card-calendar = To my calendar
events-card-share = Share
events-card-speak = Speak on a topic
events-calendar = Calendar
events-card-move = Move
events-card-cancel = Cancel the event
events-card-stranger = Members of the cluster answer. You can join at once, nobody has to approve.
events-card-group = Open the cluster

events-cancel-title = Cancel the event?
events-cancel-goes = It leaves the list of coming events, and members are told that it will not be.
events-cancel-stays = The event and its answers stay on record. Until its time has passed, it can be restored.
events-cancel-question = Shall we cancel it?
events-cancel-yes = Cancel the event
events-cancelled = ✅ The event is cancelled. { $told }

events-move-day-title = To which day?
events-move-time-title = To what time?
events-move-confirm-title = Move the event?
events-move-now = Now: { $moment }
events-move-then = 🗓 Then: { $moment }
events-move-confirm-question = Earlier answers are kept. Shall we tell the members?
events-move-yes = Move and tell
events-moved = ✅ The event is moved. { $told }

events-reach-nobody = There are no other members in the cluster yet, so nobody is told.
events-reach-told =
    { $count ->
        [one] We will tell { $count } member.
       *[other] We will tell { $count } members.
    }
events-reach-silent =
    { $count ->
        [one] { $count } more has not switched notices on: tell them in person.
       *[other] { $count } more have not switched notices on: tell them in person.
    }

events-coming-title = Coming events
events-coming-none = The events of the clusters that you join will stand here.
events-coming-count =
    { $count ->
        [one] { $count } event ahead.
       *[other] { $count } events ahead.
    }
events-coming-question = Choose an event or write a part of its title.
events-not-found = Nothing was found for “{ $search }”. Try something shorter.
events-new = New event
events-groups = Choose a cluster
events-record = My record


events-form-draft = a new event
events-form-no-group = Cluster leaders make events. A leader is appointed by the coordinator of the municipality.
events-form-closed = The cluster is closed; no new events are made in it.
events-form-group-title = Whom is the event for?
events-form-kind-title = What kind of event?
events-form-about = Working it out together: { $category }
events-form-title-title = What is it called?
events-form-title-question = Type the title. For example: Formative assessment in class
events-form-title-flaw =
    { $count ->
        [one] I see { $count } character, but 3 to 120 are needed, with a letter among them. For example: Formative assessment in class
       *[other] I see { $count } characters, but 3 to 120 are needed, with a letter among them. For example: Formative assessment in class
    }
events-form-day-title = On which day?
events-form-day-question = Choose a day or write it. For example: 3.12 or tomorrow
events-form-day-flaw = “{ $typed }” does not look like a day to come. For example: 3.12 or tomorrow
events-form-time-title = At what time?
events-form-time-question = Choose a time or write it. For example: 14:30, or from 10 to 12
events-form-time-flaw = “{ $typed }” does not look like a time. Type hours and minutes. For example: 14:30
events-form-place-title = Where?
events-form-place-question = Type the address or send a link. For example: School No. 3, room 12
events-form-place-host = The host school
events-form-place-flaw =
    { $count ->
        [one] I see { $count } character, but 2 to 200 are needed, with a letter among them. For example: School No. 3, room 12
       *[other] I see { $count } characters, but 2 to 200 are needed, with a letter among them. For example: School No. 3, room 12
    }
events-form-confirm-title = Create the event?
events-form-confirm-question = This is what members will see: they will be told of it. If something is wrong, press what to change.
events-form-create = Create and tell
events-form-change-kind = Kind
events-form-change-title = Title
events-form-change-day = Day
events-form-change-time = Time
events-form-change-place = Place
events-form-change-group = For whom
events-form-created-title = ✅ The event is created
events-form-regulation = The regulation has changed: there is no such choice any more. Pick another one.
events-form-open = Open the event
events-form-another = Create another
events-notice-changed = Changed: { $title }
events-notice-moment = { $now }, instead of { $was }
events-notice-why-alone =
    { $count ->
        [one] You are a member of the cluster “{ $groups }”.
       *[other] The event is for the members of the clusters: { $groups }.
    }
events-notice-again = { $answered }. If your plans have changed, answer again.
events-notice-again-all = Will you come? An earlier answer stands; if your plans have changed, answer again.
events-figure-nameless = {" "}({ $count } without a name)
events-card-tally-alone = 👥 There are no other members in the cluster yet.
events-card-tally-silent = 👥 Nobody has answered yet, silent { $count }
events-card-tally-nobody = Nobody is going
events-card-tally-going = Going { $count }
events-card-tally-not = not going { $count }
events-card-tally-maybe = maybe { $count }
events-card-tally-waiting = waiting for a place: { $count }
events-card-tally-left = silent { $count }
events-card-marks =
    { $count ->
        [one] { $count } person is marked on the sheet: a draft so far.
       *[other] { $count } people are marked on the sheet: a draft so far.
    }
events-card-edit = Change
events-card-join = Join and go
events-joined = ✅ You have joined the cluster “{ $group }” and are going to the event.
events-joined-waits = ✅ You have joined the cluster “{ $group }”. No places are left at the event: you are on the waiting list, number { $number }.
events-join-full = The cluster of this event has no places. One becomes free when somebody leaves.
events-join-closed = The cluster is finished and takes no new members.
events-join-left = You are marked as no longer working in the schools here. If that is wrong, name your school in your profile.
events-form-other-day = Another day
events-form-time-either = “{ $typed }” can mean two things. Write “{ $time }” or “from { $from } to { $till }”.
events-form-time-words = Is “{ $typed }” { $time }? Write the time in figures.
events-form-time-moscow = Times are local here: { $typed } in Moscow is { $here }. Write the local time.
events-form-time-backwards = “{ $typed }”: the end is not after the beginning. Write, for example: from 10 to 12
events-form-place-school = The cluster’s host: { $school }
events-told-nobody = Nobody is told.
events-move-quietly = Move quietly
events-move-other-time = Another time
events-move-marks-title = What about the marks?
events-move-marks-question = The event moves. Shall the marks stay in the draft?
events-move-marks-all =
    { $count ->
        [one] The sheets of these events hold { $count } mark: they are drafts so far.
       *[other] The sheets of these events hold { $count } marks: they are drafts so far.
    }
events-move-marks-question-all = The events are moved. Keep the marks in the drafts?
events-move-marks-keep = Keep the marks
events-move-marks-drop = Clear the marks
events-edit-title = What shall change?
events-edit-question = The beginning changes by “Move” on the event’s card.
events-edit-changed = Shall we tell the members of the change?
events-edit-loud = Save and tell
events-edit-quietly = Save quietly
events-edit-now = Now: { $now }
events-edit-dropped = The changes are not saved.
events-edit-draft = the change of an event
events-edited = ✅ The event is changed. { $told }

events-reminder-soon = Reminder: { $title }
events-reminder-silent = You have not answered yet. Will you come?
events-reminder-led = You lead this event.
events-reminder-settings = Reminders
events-reminder-unmarked = Who came: { $title }
events-reminder-unmarked-why = The event of the cluster “{ $groups }” is over, and its attendance sheet is not closed. You get this as its leader.
events-reminder-marked = ✅ The attendance is recorded.
events-reminding-title = Reminders of events
events-reminding-both = 🗓 We remind you a day and 2 hours before.
events-reminding-day = 🗓 We remind you a day before.
events-reminding-hours = 🗓 We remind you 2 hours before.
events-reminding-none = We do not remind you.
events-reminding-explained = Whoever answers “Not going” is never reminded. In quiet hours we wait for the morning.
events-reminding-question = When shall we remind you?
events-reminding-choose-day = A day before
events-reminding-choose-hours = 2 hours before
events-reminding-choose-none = No reminders
events-reminding-saved = Saved
events-kept-reminding = when to remind you of events

events-handed =
    { $count ->
        [one] { $count } event
       *[other] { $count } events
    }

events-flaw-begun = An event of a whole day begins at midnight, so that it is too late for today. Pick a day ahead, or a time.
events-flaw-backwards = The end is not after the beginning. For example: 10 to 12
events-flaw-too-long = An event lasts 92 days at most. Pick a nearer last day.
events-facts-capacity = Places: { $count }
events-facts-level = level: { $level }
events-open-more = Open materials
events-notice-why-all = From { $author }: an event for all teachers of the municipality.
events-notice-why-all-alone = An event for all teachers of the municipality.
events-notice-restored = Taking place: { $title }
events-notice-differences = What has changed:
events-notice-part = { $part }: { $now } (was: { $was })
events-notice-part-new = { $part }: { $now }
events-notice-part-gone = { $part }: no longer given (was: { $was })
events-notice-part-other = { $part }: changed
events-reach-nobody-all = There are no other teachers in the bot yet, so nobody is told.
events-reach-told-all =
    { $count ->
        [one] { $count } teacher will be told.
       *[other] { $count } teachers will be told.
    }

events-card-restore = Restore the event
events-card-again = Hold it again
events-restore-title = Restore the event?
events-restore-goes = It will be among the coming events again; the earlier answers are kept.
events-restore-question = Tell members that it will take place?
events-restore-yes = Restore and tell
events-restore-quietly = Restore quietly
events-restored = ✅ The event is restored. { $told }
events-restore-late = The time of this event has passed. Make a new one by “Hold it again”.

events-form-all = All teachers
events-form-group-question = Pick one, or type a part of its name.
events-form-groups-count =
    { $count ->
        [0] No cluster is picked.
        [one] { $count } cluster is picked.
       *[other] { $count } clusters are picked.
    }
events-form-groups-one = At least one cluster is needed: pick another one first.
events-form-groups-done = Done
events-form-kind-rare = Other kinds
events-form-kind-common = Common kinds
events-form-whole-day = All day
events-form-more = More: about, places…

events-more-title = What to add?
events-more-question = None of this is needed.
events-more-clear = Remove
events-more-other-day = On another day
events-more-end = End
events-more-link = Link
events-more-description = Description
events-more-capacity = Places
events-more-level = Level
events-more-end-title = When does it end?
events-more-end-question = Pick a time, or type it. For example: 16:00 or 28.11 16:00
events-more-last-title = Which day is the last?
events-more-link-title = Which link?
events-more-link-question = Send a link to the meeting or to its materials. For example: https://example.org/seminar
events-more-link-flaw = That does not look like a link. Copy the whole address. For example: https://example.org/seminar
events-more-description-title = What is it about?
events-more-description-question = Write what it is about, for whom, and what to bring.
events-more-description-flaw =
    { $count ->
        [one] I see { $count } character; it takes from 2 to 1000, with at least one letter.
       *[other] I see { $count } characters; it takes from 2 to 1000, with at least one letter.
    }
events-more-capacity-title = How many places?
events-more-capacity-question = Type a number. For example: 25
events-more-capacity-flaw = It takes a number from 1 to 10,000. For example: 25
events-more-capacity-going =
    { $count ->
        [one] { $count } person is coming already. There cannot be fewer places.
       *[other] { $count } people are coming already. There cannot be fewer places.
    }
events-more-level-title = Of which level is it?
events-more-level-question = The points in the report depend on the level.
events-edit-fewer = Who waits?
events-edit-meanwhile = Another leader has changed the same meanwhile. See what stands there now, and save once more if yours is needed.

events-notice-following-moved = The events that follow in its series are moved likewise.
events-notice-following-cancelled = The events that follow in its series will not be either.
events-notice-speaks = You speak: { $title }
events-notice-speaks-else = If that is not so, open the event and take it back.
events-card-materials = Materials: { $count }
events-card-materials-of = Materials
events-card-speakers = Speakers
events-card-silent = I do not speak
events-silent = You are no longer among the speakers.
events-scope-title = Move this one alone?
events-scope-question = This event repeats. What is to be moved?
events-scope-one = This event alone
events-scope-following = This and all that follow
events-moved-all =
    { $count ->
        [one] ✅ { $count } event is moved. { $told }
       *[other] ✅ { $count } events are moved. { $told }
    }
events-cancelled-all =
    { $count ->
        [one] ✅ { $count } event is cancelled. { $told }
       *[other] ✅ { $count } events are cancelled. { $told }
    }
events-repeat = Repeat
events-repeat-title = How often?
events-repeat-most = A series has 60 events at most, all within a year.
events-repeat-weekly = Every week
events-repeat-fortnightly = Every two weeks
events-repeat-monthly = Every month
events-repeat-never = Do not repeat
events-repeat-until-title = Until which day?
events-repeat-flaw = Until that day it would not repeat once. Pick a later one.
events-repeat-weekly-line = Repeats every week until { $until }
events-repeat-fortnightly-line = Repeats every two weeks until { $until }
events-repeat-monthly-line = Repeats every month on the same weekday until { $until }
events-repeat-count =
    { $count ->
        [one] { $count } event in all
       *[other] { $count } events in all
    }

events-speakers-draft = speaking at an event
events-speakers-title = Who speaks?
events-speakers-none = Those who speak will stand here, with topic and kind.
events-speakers-count = Speakers: { $count }
events-speakers-add = Add
events-speakers-full = At most { $count } speak at one event.
events-speakers-whom-title = Whom to add?
events-speakers-whom-question = Pick a member, or type a name.
events-speakers-typed = Add “{ $name }”
events-speakers-how-title = How do they take part?
events-speakers-how-none = Not given
events-speakers-topic-title = On which topic?
events-speakers-topic-question = Type the topic. For example: Criteria instead of marks
events-speakers-topic-none = No topic
events-speakers-topic-flaw =
    { $count ->
        [one] I see { $count } character; it takes from 2 to 200, with at least one letter.
       *[other] I see { $count } characters; it takes from 2 to 200, with at least one letter.
    }
events-speakers-one-title = A speaker
events-speakers-drop = Remove
events-speakers-dropped = ✅ The speaker is removed.
events-speakers-kept = ✅ The speaker is noted.
events-speakers-line = Speakers:
events-speakers-more = · and { $count } more
events-speakers-quoted = “{ $topic }”

events-materials-title = Materials of the event
events-materials-none = Files and links will stand here: programme, slides, recordings.
events-materials-count = Materials: { $count }
events-materials-add = Add
events-materials-add-title = What to add?
events-materials-add-question = Send a file, a photo or a link. Photos without pupils or their data.
events-materials-link-flaw = That does not look like a link. Send a whole address, a file or a photo. For example: Programme https://example.org
events-materials-full = One event has at most { $count } materials. Remove some first.
events-materials-kept = ✅ The material is added.
events-materials-unnamed = Photo
events-materials-one-title = A material
events-materials-send = Send the file
events-materials-drop = Remove
events-materials-dropped = ✅ The material is removed.
events-materials-sent = The file is below
events-materials-stranger = Those see the materials for whom the event is. Join the cluster, and they open.
events-card-colleagues = Check in colleagues

events-form-whom = Chosen people
events-form-whom-title = Whom to invite?
events-form-whom-line = Choices combine: a school and a post are the teachers of that school.
events-form-whom-question = Choose whom.
events-form-whom-more = You can narrow it down further.
events-form-whom-later = Whoever comes to fit before it begins, a newcomer or one who changes schools, is invited too.
events-form-whom-nobody = 👥 There are no such people: choose otherwise.
events-form-whom-count =
    { $count ->
        [one] 👥 { $count } person is invited, { $reached } will be notified
       *[other] 👥 { $count } people are invited, { $reached } will be notified
    }
events-form-whom-done = Next: { $count }
events-card-kind-chosen = { $kind }. Invited: { $whom }
events-card-stranger-chosen = Those who were invited answer.
events-reach-nobody-chosen = Nobody fits but you: there is nobody to notify.
events-notice-why-chosen = { $author } writes. Invited: { $whom }.
events-notice-why-chosen-alone = Invited: { $whom }.
events-reminder-unmarked-own = The event is over and its attendance sheet is not closed. You get this because you made the event.
events-card-answer-for = Answer for colleagues
