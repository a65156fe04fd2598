pairs-door = Mentoring
pairs-command = Mentoring: my pairs
pairs-help = 👥 Finds a mentor or a colleague for a pair, and remembers your meetings.
pairs-desk-door = Mentoring pairs
pairs-waits-answer = To answer: mentoring
pairs-waits-order = Pairs await an order: { $count }

pairs-title = Mentoring
pairs-none = No pairs yet. Find a mentor, offer your help or a pair by subject.
pairs-offers = ✅ You are ready to be a mentor
pairs-seeks = ⏳ You look for a mentor. The curator sees it, and if you show your name to colleagues, mentors do too
pairs-paused = No new pairs are proposed to you until { $day }
pairs-seek = I need a mentor
pairs-seek-no-more = I look no more
pairs-seek-over = You look for a mentor no more.
pairs-offer = I can be a mentor
pairs-offer-no-more = I cannot be a mentor
pairs-offered = ✅ Colleagues can ask you to be their mentor.
pairs-offered-no-more = You will not be asked to be a mentor any more.
pairs-equal = A pair by subject
pairs-open = Open
pairs-all = All pairs: { $count }
pairs-all-question =
    { $count ->
        [one] { $count } pair in all. Choose it or type a name.
       *[other] { $count } pairs in all. Choose one or type a name.
    }

pairs-state-proposed = awaits an answer
pairs-state-accepted = awaits an order
pairs-state-active = at work
pairs-state-completed = completed
pairs-state-cancelled = did not come about
pairs-nobody = a colleague who is here no more
pairs-mentor = 👥 Mentor: { $name }
pairs-mentee = Mentee: { $name }
pairs-owner = 👥 Shares experience: { $name }
pairs-learner = Takes it over: { $name }
pairs-equals = 👥 { $one } and { $other }
pairs-two = { $one } and { $other }
pairs-subject = Subject: { $subject }
pairs-direction = 🔒 Direction: { $direction }
pairs-term = 🗓 From { $since } till { $until }
pairs-months =
    { $count ->
        [one] 🗓 For { $count } month
       *[other] 🗓 For { $count } months
    }
pairs-order = 📄 Order No. { $number } of { $day }
pairs-consent = 📄 The mentor’s consent of { $day }
pairs-ending = How it ended: { $ending }

pairs-card-title = Pair
pairs-card-question = Do you agree? This is an intention: the mentor’s written consent and the order come later.
pairs-await-order = Both agree. The pair begins its work when an order confirms it.
pairs-word = { $name }: { $words }
pairs-accept = Agree
pairs-ask = Ask for details
pairs-write = Write
pairs-decline = Decline
pairs-pause = I cannot now
pairs-withdraw = Take it back
pairs-break = Break off
pairs-end = Complete the pair
pairs-meet = Note a meeting
pairs-meetings = Meetings
pairs-choose-another = Choose another
pairs-words-title = What shall I pass on?
pairs-words-question = Write one message. For example: when would it suit you to meet?
pairs-words-flaw = It takes from 3 to 300 characters. For example: when would it suit you to meet?
pairs-said = ✅ Passed on.
pairs-pause-title = I cannot now
pairs-pause-told = The proposal will be declined, and there will be no new ones until the day that you choose.
pairs-pause-question = Until which day?
pairs-decline-title = Are you sure?
pairs-decline-question = The proposal will be closed, and the other side told. There will be no way back to it.
pairs-declined = The proposal is closed.
pairs-ending-title = Complete the pair
pairs-ending-told = Meetings and days stay in the records of both.
pairs-ending-question = How did the work end?
pairs-ended = ✅ The pair is closed.
pairs-outcome = Result on deficits
pairs-outcome-title = Result on deficits
pairs-outcome-private = 🔒 Only you see this.
pairs-outcome-none = There is no open deficit on which the pair has worked.
pairs-outcome-question = What works now? Tap it, and the deficit is closed. It can be opened again in “My deficits”.
pairs-outcome-closed = ✅ It works. The deficit is closed.
pairs-outcome-evidence = work in a pair with a mentor
pairs-notice-outcome = If something that was hard works now, mark it on the card of the pair.
pairs-over-already = This pair is closed or decided already.
pairs-too-late = The pair did not come about: { $ending }.
pairs-accepted = ✅ Both agree. The order is awaited.
pairs-accepted-begun = ✅ The pair has begun its work.
pairs-accepted-waits = ✅ Your consent is noted. The other side is awaited.

pairs-basis-title = I need a mentor
pairs-basis-question = Which help do you need?
pairs-basis-mentor = An experienced mentor
pairs-basis-competency = To learn a skill
pairs-direction-title = To learn a skill
pairs-direction-told = 🔒 The mentor will see the direction when you have both agreed.
pairs-direction-question = In which area?
pairs-deficits-title = 🔒 Your deficits
pairs-deficits-told = The matching may take your deficits into account: nobody sees them, but the pair will fit better. The leave ends with the search. If you show them, the curator and the coordinator see why a pair fits; you can undo this in the settings.
pairs-deficits-question = Take them into account?
pairs-deficits-no = Do not
pairs-deficits-yes = Take into account
pairs-deficits-shown = Take and show
pairs-deficits-shown-remark = ✅ Your deficits count, and the coordinator sees them. You can undo it in “My consents”.
pairs-candidates-title = Who is to be asked?
pairs-candidates-none = Nobody offers mentoring yet. The curator sees that you look for a mentor and will propose one.
pairs-candidates-mark = ✅ — shows that they can help in this area
pairs-candidates-question =
    { $count ->
        [one] { $count } colleague is ready to help. Choose.
       *[other] { $count } colleagues are ready to help. Choose, or type a name.
    }
pairs-candidates-later = Let the curator propose
pairs-candidate-gone = This colleague has no room any more. Choose another one.
pairs-seekers-mine = Who looks for a mentor
pairs-seekers-mine-title = To whom to offer help?
pairs-seekers-mine-none = Nobody of those who show their name to colleagues looks for a mentor now.
pairs-seekers-mine-question =
    { $count ->
        [one] { $count } colleague looks for a mentor. Choose.
       *[other] { $count } colleagues look for a mentor. Choose, or type a name.
    }
pairs-seeker-gone = This colleague looks for a mentor no more. Choose another one.
pairs-not-found = Nothing was found for “{ $search }”. Type another word. For example: Petrova
pairs-months-title = For how long?
pairs-months-told = The term begins with the pair’s work, which can be ended earlier.
pairs-months-question = How many months?
pairs-months-button =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
pairs-equal-title = A pair by subject
pairs-equal-told = Two colleagues on equal terms: without a mentor and without an order.
pairs-equal-question = By which subject?
pairs-equal-no-subject = Your profile has no subject.
pairs-profile = My profile
pairs-equal-none = None of the teachers of this subject shows their name yet.
pairs-equal-whom =
    { $count ->
        [one] { $count } colleague was found. To whom shall it be proposed?
       *[other] { $count } colleagues were found. To whom shall it be proposed?
    }
pairs-proposed = ✅ The proposal is sent. An answer is awaited.
pairs-proposed-both = ✅ The proposal is sent to both.
pairs-proposed-already = There is such a proposal already.
pairs-has-one = You have such a pair already. Complete it first.
pairs-desk-has-one = This colleague has a mentor already.
pairs-full = This mentor has no room any more.
pairs-absent = This person is not in the bot and cannot answer.
pairs-same = A pair is two different people.

pairs-rhythm = 🗓 Agreed to meet { $rhythm }
pairs-rhythm-to = How often to meet
pairs-rhythm-title = How often to meet
pairs-rhythm-now = Now: { $rhythm }
pairs-rhythm-told = If there is no meeting for long, you both are reminded once. The choice is common: your colleague sees it on the card of the pair.
pairs-rhythm-question = How often would it suit you to meet?
pairs-rhythm-none = no reminders
pairs-rhythm-set = ✅ Noted: you meet { $rhythm }.
pairs-rhythm-off = ✅ No more reminders. You are asked only if there are no meetings for very long.

pairs-meet-title = Note a meeting
pairs-meet-question = What was it today? Day and length can be mended later.
pairs-met = ✅ The meeting is noted.
pairs-kind-talk = Consultation
pairs-kind-lesson = Lesson: { $name }
pairs-kind-joint = Working together
pairs-kind-online = Meeting online
pairs-meetings-title = Meetings of the pair
pairs-meetings-none = There were no meetings yet.
pairs-meetings-count =
    { $count ->
        [one] { $count } meeting, { $minutes } min in all
       *[other] { $count } meetings, { $minutes } min in all
    }
pairs-minutes = { $count } min
pairs-progress = Towards the goal: { $progress }
pairs-progress-unsaid = not said
pairs-progress-none = nothing moved yet
pairs-progress-some = something moved
pairs-progress-reached = the goal is reached
pairs-note = 🔒 Note: { $note }
pairs-note-none = 🔒 No private note
pairs-other-day = Another day
pairs-to-note = Private note
pairs-was-not = There was no meeting
pairs-day-title = When was the meeting?
pairs-day-question = Choose the day.
pairs-note-title = 🔒 Private note
pairs-note-private = You alone see it: neither the other side nor the curator.
pairs-note-question = Write what is to be remembered. For example: talk about group work next time
pairs-note-flaw = It takes from 3 to 1000 characters. For example: talk about group work
pairs-noted = ✅ The note is kept.

pairs-desk-title = Mentoring pairs
pairs-desk-none = Pairs will stand here as soon as they are proposed.
pairs-desk-question =
    { $count ->
        [one] { $count } pair in all. Choose.
       *[other] { $count } pairs in all. Choose, or type a name.
    }
pairs-desk-met =
    { $count ->
        [one] { $count } meeting, the last on { $day }
       *[other] { $count } meetings, the last on { $day }
    }
pairs-term-over = ❗ The term of the pair is over
pairs-confirm = Confirm by an order
pairs-confirmed = ✅ The pair is confirmed, both will hear of it.
pairs-number-title = Number of the order
pairs-number-told = One order may confirm several pairs: then give the same number and day.
pairs-number-question = Type the number. For example: 15-n
pairs-number-flaw = It takes from 1 to 40 characters. For example: 15-n
pairs-number-used = Order No. { $number } stands already with another day: { $day }. Check the number.
pairs-order-day-title = Day of the order
pairs-order-day-question = On which day was the order signed?
pairs-consent-title = The mentor’s consent
pairs-consent-told = The written consent comes before the order (Labour Code, article 351.8).
pairs-consent-question = On which day was it signed?
pairs-alone = Without a mentor: { $count }
pairs-alone-title = Without a mentor
pairs-alone-nobody = ✅ Every young specialist has a mentor
pairs-alone-count =
    { $count ->
        [one] ❗ { $count } young specialist has no mentor
       *[other] ❗ { $count } young specialists have no mentor
    }
pairs-alone-whom = To whom shall a mentor be proposed?
pairs-mentors-title = Propose a mentor

pairs-notice-asked = ⏳ A pair is proposed to you
pairs-notice-asked-by = { $name } proposes it, and you can answer at once.
pairs-notice-asked-office = Proposed by the curator of mentoring. You can answer at once.
pairs-notice-remind = ⏳ The proposal of a pair awaits your answer
pairs-notice-remind-line = Agree, ask or decline: any answer helps.
pairs-notice-closed = The proposal of a pair is closed
pairs-notice-over = The pair is completed
pairs-notice-agreed = ✅ Both agree to the pair
pairs-notice-agreed-line = The pair begins its work when an order confirms it.
pairs-notice-begun = ✅ The pair has begun its work
pairs-notice-begun-line = Agree on the first meeting.
pairs-notice-words = A question about a pair
pairs-notice-words-line = Somebody wrote to you about the proposal of a pair.
pairs-notice-nudge = You have not met for a while
pairs-notice-nudge-with = 👥 { $name }
pairs-notice-nudge-line = You agreed to meet { $rhythm }. When would it suit you both?
pairs-nudge-meet = Note the meeting
pairs-nudge-rarer = Remind less often
pairs-notice-quiet = No meetings for a while
pairs-notice-quiet-line = If you met, note the meeting. If not, agree on a new one.
pairs-notice-long = A pair has not met for long
pairs-notice-close = The pair is silent: complete it?

pairs-match = Find pairs
pairs-match-title = Finding pairs
pairs-match-none = There are no matched pairs: all of them are proposed, or nothing was matched yet.
pairs-match-count =
    { $count ->
        [one] { $count } pair found
       *[other] { $count } pairs found
    }
pairs-match-question = Together they fit best. Open a pair to see why.
pairs-match-row = { $mentor } → { $mentee }
pairs-match-mentor = Mentor: { $name }
pairs-match-mentee = Mentee: { $name }
pairs-match-unasked = A young specialist without a mentor, who has not asked for one yet.
pairs-match-why = Why: { $reasons }
pairs-match-subject = the same subject
pairs-match-direction = the mentor is strong in the chosen direction
pairs-match-deficits = the mentor can help where it is hard: { $topics }
pairs-match-school = the same school
pairs-match-years =
    { $count ->
        [one] { $count } year more of experience
       *[other] { $count } years more of experience
    }
pairs-match-free = no other mentor is free
pairs-match-sure = Propose it to both? They decide.
pairs-match-propose = Propose to both
pairs-match-gone = Things have changed meanwhile. Find pairs once more.

pairs-programme = Programme
pairs-programme-title = The pair's programme
pairs-programme-none = No measures yet. Take some from the list or write your own.
pairs-programme-count =
    { $count ->
        [one] 📄 { $count } measure in the programme, done: { $done }
       *[other] 📄 { $count } measures in the programme, done: { $done }
    }
pairs-programme-both = ✅ Both agree to it
pairs-programme-waits = ⏳ Waits for the other side
pairs-programme-asked = ❗ Waits for your consent
pairs-programme-signed = ✅ Signed by the curator on { $day }
pairs-programme-agree = I agree to it
pairs-programme-agreed = ✅ You agree to the programme.
pairs-programme-take = Take from the list
pairs-programme-own = In my own words
pairs-programme-long = The programme has 40 measures: strike some out first.
pairs-programme-sign = Programme signed
pairs-programme-not-agreed = Not both sides have agreed to the programme yet.
pairs-templates-title = Ready measures
pairs-templates-aimed = 🔒 Measures for your deficits come first: you alone see this order.
pairs-templates-none = All ready measures are in the programme.
pairs-templates-question = Which one?
pairs-measure-title = A measure of your own
pairs-measure-told = The other side sees it, and it goes into the paper: write no child's name.
pairs-measure-question = What is to be done? For example: analyse three lessons on video
pairs-measure-flaw = From 3 to 200 signs. For example: analyse three lessons on video
pairs-measure-known = The programme has this measure already.
pairs-measure-added = ✅ Added to the programme.
pairs-measure-removed = Struck out of the programme.
pairs-measure-card = A measure
pairs-measure-done = ✅ Done on { $day }
pairs-measure-due = 🗓 Due: { $day }
pairs-measure-term = 🗓 Over the whole term
pairs-measure-other-day = Another day
pairs-measure-reword = Change the words
pairs-measure-reworded = ✅ The words are changed.
pairs-measure-remove = Strike out
pairs-due-title = When is it due?
pairs-due-question = Until which day?
pairs-due-term = Over the whole term
pairs-to-done = What was done?
pairs-done-title = What was done at the meeting?
pairs-done-question = Mark the measures. A second tap takes the mark back.
pairs-done-ready = Done
pairs-notice-programme = ⏳ Your pair's programme has changed
pairs-notice-programme-line = Have a look, and agree or change it.
pairs-notice-programme-both = ✅ Your pair's programme is agreed on
pairs-notice-programme-both-line = Both agree to it. It can be printed and signed.

pairs-survey = Questionnaire
pairs-survey-title = About your pair
pairs-survey-at = { $at } of { $count }
pairs-survey-before = Now: { $points }
pairs-survey-question = How true is it, from 1 to 10?
pairs-survey-said = Your answers
pairs-survey-private = 🔒 You alone see them
pairs-survey-none = No answers yet.
pairs-survey-change = 📈 All points: { $by }
pairs-survey-again = Answer anew
pairs-survey-answer = Answer the questions
pairs-moment-enter = at the beginning
pairs-moment-midway = midway
pairs-moment-end = at the end
pairs-notice-survey = ⏳ Questions about your pair
pairs-notice-survey-line = Five questions by buttons, you alone see the answers. We ask only once.

pairs-papers = 📄 Papers
pairs-papers-title = The pair's papers
pairs-papers-question = Which one?
pairs-paper-consent = Mentor's consent
pairs-paper-programme = Programme
pairs-paper-journal = Mentor's journal
pairs-paper-report = Mentor's report
pairs-paper-survey = Blank questionnaire
pairs-printed-yes = Papers print your direction
pairs-printed-no = 🔒 Papers do not print your direction
pairs-print-yes = Print the direction
pairs-print-no = Do not print it

pairs-next = The next mentor
pairs-next-title = The next mentor
pairs-next-ask = Ask them
pairs-next-can-help = can help in this field
pairs-next-nobody = Nobody else offers to be a mentor yet. The curator sees that you look for one.
pairs-notice-next = You can ask the next one at once.

pairs-consent-signed = Consent signed
pairs-orders = Draft of an order
pairs-orders-title = Draft of an order
pairs-orders-none = No pair waits for an order.
pairs-orders-told = One order has all pairs of a school to which both agree. Whoever signs it writes the number and the day.
pairs-orders-question = Whose order?
pairs-order-network = Network mentors
pairs-order-caption =
    { $count ->
        [one] Draft of an order: { $count } pair
       *[other] Draft of an order: { $count } pairs
    }
pairs-base = Base of mentors
pairs-base-caption =
    { $count ->
        [one] Base of mentors and mentees: { $count } pair. For the office alone.
       *[other] Base of mentors and mentees: { $count } pairs. For the office alone.
    }
pairs-summary = Sums of answers
pairs-summary-caption = Sums of the questionnaires: means, with the number of people in brackets
pairs-sums-few = There will be sums when at least five people have answered.
pairs-roadmap = Road map
pairs-roadmap-caption = Road map of mentoring for the school year
pairs-seekers = Who looks for one
pairs-seekers-title = Who looks for a mentor
pairs-seekers-none = Nobody looks for a mentor now.
pairs-seekers-question =
    { $count ->
        [one] { $count } person looks for one. To whom shall a mentor be proposed?
       *[other] { $count } people look for one. To whom shall a mentor be proposed?
    }
pairs-match-cut = The matcher takes the { $most } who wait longest. Propose to them, and it takes the next.
pairs-match-all = Propose all pairs
pairs-match-all-told = Each pair is asked by itself: they decide.
pairs-match-all-sure =
    { $count ->
        [one] Propose { $count } pair?
       *[other] Propose { $count } pairs?
    }
pairs-match-all-yes = Yes, propose
pairs-match-approved =
    { $count ->
        [one] ✅ { $count } pair is proposed.
       *[other] ✅ { $count } pairs are proposed.
    }
pairs-match-swap = Another mentor
pairs-match-refuse = They do not suit
pairs-match-refused = The matcher proposes this pair no more.

pairs-run-waits = ⏳ Matching is about to begin.
pairs-run-reads = ⏳ Reading who needs a mentor and who can help.
pairs-run-at = ⏳ Matching pairs: { $percent } %
pairs-run-people = 👥 In need of a mentor: { $seekers }, able to take one more: { $helpers }
pairs-run-no-seekers = There is nobody to match: nobody looks for a mentor, and no young specialist who can be asked is without one.
pairs-run-no-helpers = There is nobody to match with: nobody offers to be a mentor, or none of them has room.
pairs-run-nothing = No pair came about: those who are left have been together before, do not suit each other, or work at different schools while the regulation knows mentors of the own school alone.
pairs-run-done =
    { $count ->
        [one] ✅ { $count } pair matched
       *[other] ✅ { $count } pairs matched
    }
pairs-run-left =
    { $count ->
        [one] { $count } person is left without a mentor
       *[other] { $count } people are left without a mentor
    }
pairs-run-stopped = Matching is stopped.
pairs-run-stopped-now = Matching is stopped.
pairs-run-failed = ❗ Matching has failed. Begin it again; if that does not help, write to whoever looks after the bot.
pairs-run-cut = ❗ Matching was cut off: the bot was restarted. Begin it again.
pairs-run-below = How far it is stands in the message below, too. You need not wait.
pairs-run-stop = Stop
pairs-run-again = Match again
pairs-run-look = Look at the pairs
pairs-run-refresh = Refresh
