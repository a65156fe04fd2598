broadcasts-door = 📄 Broadcasts
broadcasts-title = Broadcasts
broadcasts-none = What you send to many will stand here: whom it reached, who read it, what they answered.
broadcasts-count =
    { $count ->
        [one] { $count } broadcast in all.
       *[other] { $count } broadcasts in all.
    }
broadcasts-list-question = Choose one, or write a word of it.
broadcasts-not-found = Nothing found for “{ $search }”. Write a part of a word.
broadcasts-new = New broadcast
broadcasts-wordless = without words
broadcasts-draft = a new broadcast
broadcasts-kept-written = broadcasts written by you
broadcasts-kept-got = broadcasts received and your answers to them

broadcasts-signed = — { $name }, { $role }
broadcasts-signed-nameless = — { $role }
broadcasts-whom = To: { $whom }
broadcasts-read = Read
broadcasts-read-kept = Noted: read
broadcasts-answer-kept = Answer taken: { $answer }
broadcasts-sample = This is what people will see. An answer here does not count.


broadcasts-whom-title = To whom?
broadcasts-whom-line = Choices combine: a cluster and a post are the teachers of that cluster.
broadcasts-whom-question = Choose whom.
broadcasts-whom-more = You can narrow it further.
broadcasts-everybody = Everybody
broadcasts-everybody-of-mine = All my clusters
broadcasts-onward = Next: { $count }
broadcasts-part-title = Which of them?
broadcasts-choose-none = There is nothing to choose yet.
broadcasts-choose-question = Choose, or write a part of the name.
broadcasts-chosen = Done: { $count }

broadcasts-reach-nobody = 👥 There are no such people.
broadcasts-reach = 👥 { $count } of { $people } will get it
broadcasts-reach-no-account = Not in the bot: { $count }. Tell them in person.
broadcasts-reach-no-consent = Notices not turned on: { $count }
broadcasts-reach-unreachable = Closed the bot: { $count }
broadcasts-load = Broadcasts they got this week: { $average } on average, { $most } at most
broadcasts-load-none = They got no broadcasts this week
broadcasts-overload =
    { $count ->
        [one] ❗ { $count } person has { $limit } or more this week already, the limit of the regulation.
       *[other] ❗ { $count } people have { $limit } or more this week already, the limit of the regulation.
    }

broadcasts-text-title = What to write?
broadcasts-text-line = Bold, links and quotes are kept. No data of pupils.
broadcasts-text-question = Write the text, or send a photo, a file or an album with a caption.
broadcasts-text-file = Attached: { $name }
broadcasts-text-album = An album is attached: { $count } files
broadcasts-text-bare = Without the file
broadcasts-text-bare-album = Without the album
broadcasts-under-title = What stands below?
broadcasts-under-line = Each reader will see the buttons.
broadcasts-under-nothing = Nothing
broadcasts-under-read = A button “Read”
broadcasts-under-link = A link
broadcasts-under-question = A question
broadcasts-link-title = Where does it lead?
broadcasts-link-question = Write the words and the address. For example: Programme https://example.org
broadcasts-link-label = Open the link
broadcasts-asked-title = What to ask?
broadcasts-asked-question = Write the question. For example: Will you come on Wednesday?
broadcasts-options-title = Which answers?
broadcasts-options-question = Write two to five answers, with commas between or each on a line. For example: Yes, No, Not sure
broadcasts-day-title = On which day?
broadcasts-now = At once
broadcasts-hour-title = At what time?
broadcasts-hour-question = Choose or write the time. For example: 9:30

broadcasts-flaw-link = An address is needed that begins with http:// or https://. For example: Programme https://example.org
broadcasts-flaw-label = A button has room for 24 characters; this is { $over } more. Shorten it.
broadcasts-flaw-options = Two to five answers are needed, with commas between or each on a line. For example: Yes, No
broadcasts-flaw-twice = Two answers are the same. Write them differently.
broadcasts-flaw-time = This does not look like a time. For example: 9:30
broadcasts-flaw-question = The question is { $over } characters longer than two hundred. Shorten it.
broadcasts-flaw-caption = Below a photo or a file there is room for { $most } characters, signature included; this is { $over } more. Shorten it, or leave the file out.
broadcasts-flaw-text = A message has room for { $most } characters, signature included; this is { $over } more. Shorten it.
broadcasts-flaw-past = This time is over. Choose one ahead.
broadcasts-flaw-skipped = There is no such time on that day: clocks change. Choose another.
broadcasts-flaw-file-gone = The file is gone: it waited for longer than a day. Send it again.

broadcasts-whole-title = Send it?
broadcasts-whole-under = Below the text: { $under }
broadcasts-whole-question = Above is the message as people will see it.
broadcasts-send = Send: { $count }
broadcasts-schedule = Send { $moment }
broadcasts-to-under = What stands below
broadcasts-to-moment = When
broadcasts-to-text = Text
broadcasts-to-audience = To whom
broadcasts-begun = ✅ The broadcast has begun. Here you see how it goes.
broadcasts-scheduled = ✅ The broadcast waits for its hour. Until then it can be cancelled.

broadcasts-is-scheduled = 🗓 Broadcast: { $moment }
broadcasts-is-staging = ⏳ Making the list
broadcasts-is-sending = ⏳ Sent { $done } of { $people }
broadcasts-is-paused = ⏳ Paused: { $done } of { $people }
broadcasts-is-held = ❗ Paused: the event is cancelled
broadcasts-is-done = ✅ Broadcast finished: { $people }
broadcasts-is-cancelled = ❌ Broadcast cancelled
broadcasts-is-without-right = ❌ Cancelled: you lead no more
broadcasts-tally-sent = ✅ Delivered: { $count }
broadcasts-tally-blocked = ❌ Closed the bot: { $count }
broadcasts-tally-failed = ❌ Not sent: { $count }
broadcasts-tally-no-account = Not in the bot: { $count }
broadcasts-tally-no-consent = Notices not turned on: { $count }
broadcasts-tally-unreachable = Closed the bot before: { $count }
broadcasts-tally-erased = Erased their data: { $count }
broadcasts-tally-withdrawn = Taken back: { $count }
broadcasts-tally-read = Read: { $count }
broadcasts-tally-answered = { $count } of { $sent } answered:
broadcasts-open = Open the broadcast
broadcasts-event-off-title = ❗ The broadcast is paused
broadcasts-event-off-line = The event that it is about was cancelled. Go on or cancel: you decide.
broadcasts-pause = Pause
broadcasts-resume = Go on
broadcasts-cancel = Cancel the broadcast
broadcasts-refresh = Refresh
broadcasts-again = Again to the missed
broadcasts-people = By person
broadcasts-table = Spreadsheet
broadcasts-table-part = Rows { $from }–{ $till }
broadcasts-table-parts = The spreadsheet has { $most } people in a file: choose a part.
broadcasts-sheet-part = { $title }, rows { $from }–{ $till } of { $count }
broadcasts-cancel-title = Cancel the broadcast?
broadcasts-cancel-goes = Will not leave any more: { $count }
broadcasts-cancel-stays = What was delivered stays: { $count }
broadcasts-cancel-yes = Cancel the broadcast
broadcasts-cancelled = ✅ The broadcast is cancelled.
broadcasts-people-count =
    { $count ->
        [0] Nobody yet.
        [one] { $count } person in all.
       *[other] { $count } people in all.
    }
broadcasts-slice-all = All
broadcasts-slice-missed = Missed
broadcasts-slice-silent = Silent
broadcasts-slice-read = read
broadcasts-nameless = without a name
broadcasts-how-sent = delivered
broadcasts-how-blocked = bot closed when it was sent
broadcasts-how-failed = not sent
broadcasts-how-no-account = not in the bot
broadcasts-how-no-consent = notices not agreed to
broadcasts-how-unreachable = bot closed
broadcasts-how-erased = data erased
broadcasts-how-withdrawn = taken back
broadcasts-how-waiting = waits to be sent
broadcasts-sheet-title = Broadcast, report of { $day }
broadcasts-sheet-name = Broadcast_{ $number }_{ $day }
broadcasts-column-name = Name
broadcasts-column-organisation = School
broadcasts-column-ending = What became of it
broadcasts-column-reason = Reason
broadcasts-column-sent = Delivered
broadcasts-column-read = Read
broadcasts-column-answer = Answer

broadcasts-under-number = Ask for a number
broadcasts-under-words = Ask for words
broadcasts-under-file = Ask for a file
broadcasts-answer-file = Send a file or a photo. No data of pupils.
broadcasts-flaw-file = A file or a photo is needed: attach it with the paper clip.
broadcasts-slice-files = Files
broadcasts-files-none = No files yet. They will appear here when they are sent.
broadcasts-files-count =
    { $count ->
        [one] { $count } file has come.
       *[other] { $count } files have come.
    }
broadcasts-files-question = Choose which to send here.
broadcasts-by-school = ✅ One answer a school
broadcasts-by-person = One answer a school
broadcasts-answer = Answer
broadcasts-answer-change = Change the answer
broadcasts-answer-title = Your answer?
broadcasts-answer-number = Write a number. For example: 12
broadcasts-answer-words = Write the answer, up to 300 characters. No data of pupils.
broadcasts-my-answer = ✅ Your answer: { $answer }
broadcasts-school-answer = ✅ The school’s answer: { $answer } ({ $at })
broadcasts-school-answer-by = ✅ The school’s answer: { $answer } ({ $at }, { $name })
broadcasts-reminder = ⏳ A reminder: your answer is awaited.
broadcasts-flaw-number = A whole number is needed. For example: 12
broadcasts-flaw-words = The answer is { $over } characters longer than three hundred. Shorten it.
broadcasts-remind = Remind the silent
broadcasts-reminded = ✅ Those who have not answered are reminded.
broadcasts-tally-sum = Sum of the answers: { $sum }
broadcasts-schools-answered = Schools that answered: { $count } of { $of }
broadcasts-schools-count =
    { $count ->
        [0] There are no such schools.
        [one] { $count } school in all.
       *[other] { $count } schools in all.
    }
broadcasts-slice-schools = Schools
broadcasts-slice-silent-schools = Silent schools
broadcasts-schools-title = Data call of { $day }
broadcasts-schools-name = Call_{ $number }_{ $day }
broadcasts-column-answered = When

broadcasts-about = 👥 About { $count } people, by the last figures. Nobody learns who they are.
broadcasts-about-few = 👥 There are fewer than figures ever show. They cannot be written to.
broadcasts-hidden = 🔒 Numbers in steps of five, without names: a broadcast by deficits.
broadcasts-flaw-hidden = By deficits only questions with given answers can be asked: a number or words would give people away.

broadcasts-urgent = ✅ Important: at once
broadcasts-ordinary = Important: at once
broadcasts-reach-digest = Read messages once a day, together: { $count }
broadcasts-tally-later = Wait for the digest of the day: { $count }
broadcasts-digest-title = 📄 Messages of the day: { $count }
broadcasts-digest-question = Choose what to open whole.
