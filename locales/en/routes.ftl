routes-door = My route
routes-command = My route of growth
routes-help = 🗓 Drafts a plan against your deficits and marks what is done.
routes-tutoring-door = Colleagues’ routes
routes-waits-agree =
    { $count ->
        [one] Answer: { $count } route
       *[other] Answer: { $count } routes
    }
routes-waits-look =
    { $count ->
        [one] Look at: { $count } step
       *[other] Look at: { $count } steps
    }
routes-waits-returned = Mend the route
routes-waits-due =
    { $count ->
        [one] Route waits: { $count } step
       *[other] Route waits: { $count } steps
    }

routes-title = My route
routes-what = A route is steps against what is hard: events, a course, a mentor, a colleague’s lesson. The bot drafts it.
routes-no-deficits = Write down first what is hard for you.
routes-to-deficits = My deficits
routes-open-deficits =
    { $count ->
        [one] { $count } deficit is open.
       *[other] { $count } deficits are open.
    }
routes-draft-question = Draft a route?
routes-draft = Draft a route
routes-choose-title = What goes into the route?
routes-choose-line = The hardest are chosen. For each the bot proposes two steps or more.
routes-choose-question = Choose deficits or write a part of a name.
routes-choose-none = Choose at least one deficit.
routes-make = Draft: { $count }
routes-made =
    { $count ->
        [one] ✅ The draft is ready: { $count } step.
       *[other] ✅ The draft is ready: { $count } steps.
    }
routes-not-found = Nothing was found for “{ $search }”. Write another word.
routes-open = Open
routes-open-people = Colleagues’ routes

routes-state-draft = ⏳ Draft
routes-state-returned = ❗ The tutor has given it back
routes-state-changed = ⏳ Changed after it was agreed
routes-state-sent = ⏳ Waits for the tutor’s word
routes-state-agreed = ✅ Agreed
routes-state-done = ✅ Finished
routes-state-dropped = ❌ Given up
routes-tutor = 👥 Tutor: { $name }
routes-tutor-asked = 👥 The tutor { $name } sees the route after agreeing
routes-tutor-named = 👥 Tutor: { $name }, the route is not sent yet
routes-word = The tutor’s word: { $words }
routes-goal = Goal: { $words }
routes-outcome = Outcome: { $outcome }
routes-nearest = 🗓 By { $day }: { $words }
routes-late = ❗ Was due by { $day }: { $words }
routes-stage-learning = Learning: { $done } of { $all }
routes-stage-practice = Into practice: { $done } of { $all }
routes-send-question = 🔒 Send it? The tutor will see the deficits of this route.
routes-send = Send to the tutor
routes-confirm-question = Choose a tutor, or confirm the route without one.
routes-confirm = Confirm the route
routes-measures = Steps: { $count }
routes-tutors = Tutor
routes-to-goal = Goal
routes-picture = The way as a picture
routes-papers = Papers
routes-versions = What was agreed
routes-end = Finish the route
routes-abandon = Give the route up
routes-sent = ✅ Sent. The tutor will answer.
routes-confirmed = ✅ The route is confirmed. The deficits are in work.
routes-empty = The route has no steps. Add at least one.
routes-sent-already = The route was sent already.

routes-tutoring-title = Colleagues’ routes
routes-pupils-none = Routes of colleagues who choose you as their tutor will stand here.
routes-pupils =
    { $count ->
        [one] { $count } route is under way. Choose a colleague.
       *[other] { $count } routes are under way. Choose a colleague.
    }
routes-pupil = { $name }: { $done } of { $all }
routes-pupil-asks = ⏳ { $name }: asks for a tutor
routes-pupil-sent = ⏳ { $name }: to be agreed
routes-pupil-shown = ⏳ { $name }: look at { $count }
routes-pupil-past = { $name }: ended
routes-asked-line =
    { $count ->
        [one] Asks you to accompany a route of { $count } step.
       *[other] Asks you to accompany a route of { $count } steps.
    }
routes-asked-private = 🔒 You will see deficits and steps after you agree.
routes-asked-question = Will you be the tutor?
routes-accept = Accompany
routes-decline = I cannot
routes-leave = I leave it
routes-agree-question = Agree to the route?
routes-agree = Agree
routes-give-back = Give back with a word
routes-shown-count =
    { $count ->
        [one] ⏳ { $count } step to look at
       *[other] ⏳ { $count } steps to look at
    }
routes-accepted = ✅ You accompany this route.
routes-declined = Your colleague will hear and choose another tutor.
routes-decline-title = Leave the route?
routes-decline-question = Your colleague will hear of it. The route leaves your list.
routes-agreed = ✅ The route is agreed, your colleague will hear.
routes-given-back = ✅ The route is given back with your word.
routes-not-sent = The route is not waiting to be agreed now.
routes-give-back-title = What is to be mended?
routes-give-back-question = Write to your colleague, 3 to 300 characters. For example: add a lesson visit

routes-measures-title = Steps of the route
routes-measures-none = Steps will stand here. Add the first.
routes-measures-question = Choose a step or write a part of its name.
routes-add = Add a step
routes-against = 🔒 Deficit: { $name }
routes-product = Result: { $words }
routes-due = 🗓 Due by { $day }
routes-done-on = 🗓 Done: { $day }
routes-evidence = Evidence: { $words }
routes-register-yes = 📄 The programme stands in the federal register
routes-register-no = 📄 Not in the register, or not known
routes-by-diagnosis = ✅ Chosen by a diagnosis
routes-in-register = 📄 In the register
routes-not-in-register = 📄 Not in the register
routes-step-planned = ahead
routes-step-going = begun
routes-step-shown = shown to the tutor
routes-step-returned = the tutor has given it back
routes-step-presence = done: you were at the event
routes-step-pair = done: marked by the pair
routes-step-tutor = done, accepted by the tutor
routes-step-done = done
routes-step-event = Event “{ $title }”, cluster “{ $name }”
routes-step-cluster = Work in the cluster “{ $name }”
routes-show = Show that it is done
routes-pass = Accept
routes-reject = Give back with a word
routes-file = File of evidence
routes-file-caption = Evidence of a step
routes-to-event = Open the event
routes-to-cluster = Open the cluster
routes-to-pairs = Mentoring
routes-change-due = Due day
routes-reword = Change
routes-drop = Remove the step
routes-changed = ✅ Changed.
routes-dropped = ✅ The step is removed.
routes-added = ✅ The step is added.
routes-full = The route has { $count } steps already, no more fit.
routes-due-title = By which day?
routes-due-question = Choose a day or write it. For example: 1 March
routes-reword-title = What is to be done?
routes-words-question = Write it, 3 to 300 characters. For example: visit a colleague’s lesson
routes-words-flaw = 3 to 300 characters are needed. For example: visit a colleague’s lesson
routes-evidence-title = What shows it?
routes-evidence-seen = The tutor will look and accept the step.
routes-evidence-own = The step will be marked at once.
routes-evidence-question = Send a photo, a file, a link, or write a word. For example: taught the lesson on 5 March
routes-evidence-bare = Without evidence
routes-reject-title = What is missing?
routes-reject-question = Write to your colleague, 3 to 300 characters. For example: add the observation sheet
routes-shown = ✅ The tutor will look.
routes-done = ✅ The step is done.
routes-passed = ✅ The step is accepted.
routes-rejected = ✅ The step is given back with your word.
routes-not-now = This step cannot be marked now.
routes-form-title = A new step
routes-form-question = In which form?
routes-against-title = A new step
routes-against-question = Against what?
routes-against-all = For the whole route
routes-new-title = A new step

routes-tutors-title = Tutor of the route
routes-tutors-consent = 🔒 The tutor sees the deficits of the route once you have sent it and they have agreed.
routes-tutors-question = Who helps? Choose or write a family name.
routes-tutors-none = There are no tutors yet. The route can be confirmed without one.
routes-tutors-none-needed = By the rules of the municipality a tutor agrees to a route, but there are none yet. The coordinator appoints them.
routes-without-tutor = Without a tutor
routes-tutor-chosen = ✅ The tutor is chosen. Now send the route.
routes-tutor-none = ✅ The route has no tutor.
routes-tutor-gone = This person cannot be a tutor now. Choose another.
routes-goal-title = What is the route for?
routes-goal-question = Write it, 3 to 300 characters. For example: to teach a difficult class calmly
routes-goal-kept = ✅ The goal is written down.
routes-reflect-title = What has come of it?
routes-reflect-question = Write what has changed in class, 3 to 1000 characters. For example: pupils assess by themselves
routes-reflect-flaw = 3 to 1000 characters are needed. For example: pupils assess by themselves
routes-outcome-title = Which level is reached?
routes-outcome-closes =
    { $count ->
        [0] If reached, the deficits stay open: not all steps are done.
        [one] If reached, { $count } deficit is closed: its steps are done.
       *[other] If reached, { $count } deficits are closed: their steps are done.
    }
routes-outcome-question = Choose the outcome. The route ends.
routes-finished = ✅ The route is finished. You have come all this way.
routes-abandon-title = Give the route up?
routes-abandon-stays = The route and its marks stay with you, the deficits are open again.
routes-abandon-question = A new route can be drafted any day.
routes-abandoned = The route is given up.

routes-papers-title = Papers of the route
routes-papers-question = Which one? The file of Word comes here.
routes-paper-whole = 📄 Route
routes-paper-extract = 📄 For attestation
routes-paper-profile = 📄 Profile of deficits
routes-extract-title = Extract for attestation
routes-extract-line = 🔒 The commission sees only what you choose.
routes-extract-question = Name the deficits?
routes-extract-without = Without deficits
routes-extract-with = With deficits
routes-paper-whole-caption = The route with its sheet of agreement, version { $version }
routes-paper-extract-with = Extract for attestation, with deficits
routes-paper-extract-without = Extract for attestation, without deficits
routes-paper-profile-caption =
    { $count ->
        [one] Profile: { $count } deficit
       *[other] Profile: { $count } deficits
    }
routes-versions-title = What was agreed
routes-versions-none = Versions that were agreed will stand here.
routes-versions-question = Which version?
routes-version = Version { $number } of { $day }
routes-version-more =
    { $count ->
        [one] and { $count } step more
       *[other] and { $count } steps more
    }

routes-picture-title = My route
routes-picture-caption = { $done } of { $all } done
routes-picture-today = Today, { $day }
routes-picture-practice = Practice
routes-picture-done = done
routes-picture-going = at work
routes-picture-late = late
routes-picture-ahead = ahead

routes-notice-from = 👥 { $name }
routes-notice-asked = ⏳ You are asked to accompany a route
routes-notice-sent = ⏳ A route is to be agreed again
routes-notice-accepted = ✅ The tutor will accompany your route
routes-notice-accepted-line = They read the steps now and will answer.
routes-notice-declined = ❌ The tutor cannot accompany the route
routes-notice-declined-line = Choose another. Steps and marks stay.
routes-notice-agreed = ✅ The route is agreed
routes-notice-agreed-line = You can go. The bot reminds you of due days.
routes-notice-given-back = ❗ The tutor has given the route back
routes-notice-given-back-line = What is to be mended stands in the route.
routes-notice-changed = ❗ The tutor has changed the route
routes-notice-owner-changed = ⏳ A colleague is changing the route
routes-notice-owner-changed-line = { $name }: what was agreed holds no more, and the new version will be sent to you.
routes-notice-changed-line = Look at it and send it again if you agree.
routes-notice-shown = ⏳ A step of a route to look at
routes-notice-passed = ✅ The tutor has accepted a step
routes-notice-passed-line = The step is marked.
routes-notice-rejected = ❗ The tutor has given a step back
routes-notice-rejected-line = What is missing stands in the route.
routes-notice-released = A route is no longer yours
routes-notice-finished = A colleague’s route has ended
routes-notice-due = 🗓 A step of your route is due soon
routes-notice-due-line = The nearest: by { $day }.
routes-notice-tutor-gone = ❗ Your route has no tutor any more
routes-notice-tutor-gone-line = Steps and marks stay. Choose another tutor.
routes-notice-left = A colleague’s route has ended
routes-notice-left-line = The colleague works here no more.
