plans-door = Plans of work
plans-wait = This month’s plan: { $count } open

plans-title = Plans of work
plans-year = School year { $year }
plans-service = The service
plans-none = The plans of the clusters that you lead will stand here.
plans-question = Choose a plan, or type a part of its name.
plans-button = { $name } · { $count }
plans-button-empty = { $name } · empty

plans-card-title = Plan: { $name }
plans-empty = The plan has no entries yet. Add the first one, or load the plan from a file.
plans-count =
    { $count ->
        [one] { $count } entry in all
       *[other] { $count } entries in all
    }
plans-found =
    { $count ->
        [one] “{ $search }” finds { $count } entry
       *[other] “{ $search }” finds { $count } entries
    }
plans-states = Open { $open }, done { $done }, cancelled { $cancelled }
plans-card-question = Choose a month, or type what to find.
plans-all-year = all year
plans-all-year-count = All year · { $count }
plans-all = All entries
plans-add = Add an entry
plans-paper = 📄 As a paper
plans-load = 📄 Load from a file
plans-nothing-here = There are no entries here.
plans-pick = Choose an entry, or type what to find.

plans-responsible = Responsible: { $names }
plans-form = Form: { $words }
plans-participants = 👥 Participants: { $words }
plans-result = Result: { $words }
plans-note = Note: { $words }
plans-of = Plan: { $name }, { $year }, entry No. { $number }
plans-is-open = ⏳ Open
plans-is-done = ✅ Done { $day }
plans-is-cancelled = ❌ Cancelled { $day }
plans-done = Done
plans-cancel = Call it off
plans-other-day = 🗓 Another day
plans-reopen = Open again
plans-change = Change
plans-done-today = ✅ Noted: done today.
plans-cancelled-today = The entry is cancelled.
plans-reopened = The entry is open again.
plans-which-day = On which day?
plans-day-question = Choose the day, or type it: 25 October
plans-day-flaw = A day from { $first } to { $last } will do.

plans-change-title = What is to be changed?
plans-change-question = Choose what to change.
plans-field-term = Term
plans-field-number = Number in the plan
plans-field-matter = Matter
plans-field-form = Form
plans-field-responsible = Responsible
plans-field-participants = Participants
plans-field-result = Result
plans-field-note = Note
plans-ask-term = When?
plans-ask-number = Which number in the plan? For example: 1.2
plans-ask-matter = What is planned? For example: an open lesson of physics
plans-ask-form = In what form? For example: a seminar
plans-ask-responsible = Who is responsible? A post or a name, for example: the methodist, Petrova O. S.
plans-ask-participants = Who takes part? For example: young teachers
plans-ask-result = What is expected of it? For example: a report
plans-ask-note = What is to be added?
plans-now = Now: { $words }
plans-nothing = Clear
plans-words-flaw =
    { $count ->
        [one] { $count } character; { $least } to { $most } will do.
       *[other] { $count } characters; { $least } to { $most } will do.
    }
plans-changed = ✅ Changed.
plans-moved = ✅ The term is now: { $term }
plans-term-question = Choose a month, or type it: September–October, by 25 October
plans-exactly = An exact day
plans-term-flaw = No term was understood. A month, a day or “all year” will do, within { $year }. For example: 25 October

plans-draft = the new entry of a plan
plans-skip = Skip
plans-confirm-title = Add it to the plan?
plans-confirm-question = Is everything right? More can be said.
plans-enter = Add
plans-added = ✅ The entry was added.

plans-sent-title = The spreadsheet is ready
plans-sent-line =
    { $count ->
        [one] 📄 { $count } entry, in the file below.
       *[other] 📄 { $count } entries, in the file below.
    }
plans-sheet-title = Plan: { $name }, { $year }
plans-sheet-cut = { $title }. The first { $most } entries: the plan has more.
plans-column-number = No.
plans-column-term = Term
plans-column-begins = From
plans-column-ends = To
plans-column-state = State
plans-column-state-on = Day of the state
plans-ordered-title = The paper is being made
plans-ordered-line = ⏳ The plan comes here as a file of Word, and stays in the register of papers.
plans-ordered-check = Whom no paper may name is “___” there: write the name in by hand.
plans-to-papers = 📄 Papers
