organisations-title = Schools and organisations
organisations-none = Organisations will stand here. Add them as a list: one school a line.
organisations-count = { $count } in all. The number beside a name is how many work there; ❗ waits for confirmation.
organisations-found =
    { $count ->
        [one] { $count } organisation found for “{ $search }”.
       *[other] { $count } organisations found for “{ $search }”.
    }
organisations-question = Choose an organisation, or write its number or a part of its name.
organisations-not-found-hint = Try the number alone, or how the name begins. For example: 3 or river

organisations-staff =
    👥 { $count ->
        [0] Nobody works here yet
        [one] { $count } person works here
       *[other] { $count } people work here
    }
organisations-to-staff = 👥 People: { $count }
organisations-staff-question = Choose somebody to open their card.
organisations-hosts =
    { $count ->
        [one] 📍 Host school of { $count } cluster
       *[other] 📍 Host school of { $count } clusters
    }
organisations-unconfirmed = ❗ The name was typed at a registration and is not confirmed.
organisations-confirm = Confirm
organisations-merge = Merge
organisations-delete = Delete
organisations-confirmed = ✅ Confirmed.

organisations-rename-question = Write the name, official or short. For example: School No. 3
organisations-name-short = That does not look like a name: it needs letters. For example: School No. 3
organisations-name-long = The name is longer than 250 characters. Shorten it. For example: School No. 3
organisations-taken-title = There is such a school
organisations-taken-line = In the list: { $name }
organisations-taken-question = Is it one and the same school?
organisations-merge-with-it = Merge with it
organisations-another-name = Another name

organisations-merge-title = Merge into which one?
organisations-merge-from = Goes: { $name }
organisations-merging-title = Merge?
organisations-merging-goes = ❌ Goes: { $name }
organisations-merging-stays = ✅ Stays: { $name }
organisations-merging-staff =
    👥 { $count ->
        [0] The first has no people.
        [one] { $count } person moves.
       *[other] { $count } people move.
    }
organisations-merging-hosts =
    📍 { $count ->
        [one] { $count } cluster moves.
       *[other] { $count } clusters move.
    }
organisations-merged =
    { $count ->
        [0] ✅ Merged.
        [one] ✅ Merged, { $count } person has moved.
       *[other] ✅ Merged, { $count } people have moved.
    }

organisations-delete-title = Delete the organisation?
organisations-delete-line = Nobody works here. Nothing else goes.
organisations-delete-in-use = ❗ It cannot be deleted: somebody works here, or there is a cluster.
organisations-deleted = ✅ Deleted.

organisations-add-title = Which schools to add?
organisations-add-line = A whole list will do, as it is: numbers, quotes and headings are left out. Or a .txt file of it.
organisations-add-question = Write the names, each on a line of its own. For example: School No. 3
organisations-too-many = The list has { $count } names, and I add up to { $most } at once. Send it in parts.
organisations-draft = a list of schools

organisations-preview-title = Add schools
organisations-preview-more = { $names } and { $more } more
organisations-preview-fresh = To be added { $count }: { $names }
organisations-preview-known = There already { $count }: { $names }
organisations-preview-confirm = Of these to be confirmed: { $count }
organisations-preview-passed = Passed over { $count }: { $names }
organisations-preview-flawed = ❗ No names { $count }: { $names }
organisations-preview-question = Add them? You can send more lines, which are added here.
organisations-preview-nothing = There is nothing to add. Send more lines, or correct these.
organisations-preview-add = Add { $count }
organisations-preview-mend = Correct lines
organisations-leaving-title = Not add the list?
organisations-leaving-line =
    { $count ->
        [one] It has { $count } name. Nothing changes among the schools.
       *[other] It has { $count } names. Nothing changes among the schools.
    }
organisations-leaving-drop = Do not add the list
organisations-list-dropped = The list is not added.
organisations-mend-title = Lines of the list
organisations-mend-line = Lines with “−” are passed over, the others are added.
organisations-mend-question = Choose a line to correct it.
organisations-mend-one-title = A line of the list
organisations-mend-one-question = Write how it should be.
organisations-mend-drop = Leave it out
organisations-mend-take = Add it as it is

organisations-added =
    { $count ->
        [0] Nothing is new: all are in the list.
        [one] ✅ { $count } organisation added.
       *[other] ✅ { $count } organisations added.
    }
organisations-undo = Undo the addition
organisations-undone =
    { $count ->
        [0] There is nothing to undo.
        [one] ✅ { $count } organisation taken back.
       *[other] ✅ { $count } organisations taken back.
    }
organisations-undone-in-part =
    { $count ->
        [0] Nothing taken back:
        [one] ✅ { $count } organisation taken back,
       *[other] ✅ { $count } organisations taken back,
    } { $used ->
        [one] { $used } stays: there are people or a cluster.
       *[other] { $used } stay: there are people or a cluster.
    }

organisations-is-outside = outside the district
organisations-is-inside = in the district
organisations-marked = ❗ Marks: { $marks }
organisations-merging-brings = 📄 Marks, headcounts and agreements of the first go to the second.
organisations-merging-head = The head will be that of the second.

organisations-today = Today
organisations-endless = Without a term
organisations-endless-agreement = Without an end
organisations-clear = Take away
organisations-day-question = Choose a day or type it. For example: 01.09.2026
organisations-day-flaw = This day does not fit. A day from { $first } to { $last } is needed. For example: 01.09.2026
organisations-words-flaw =
    { $count ->
        [one] Here is { $count } character
       *[other] Here are { $count } characters
    }; from { $least } to { $most } are needed.
organisations-not-told = not told

organisations-change-day = Day
organisations-change-source = Source
organisations-change-teaching = Teaching staff
organisations-change-management = Management
organisations-change-young = Under 35
organisations-change-first = First three years
organisations-change-both = Both at once
organisations-change-paper = Paper
organisations-change-paper-day = Day of the paper
organisations-change-since = Beginning
organisations-change-until = End
organisations-change-kind = Kind
organisations-change-number = Number
organisations-change-parties = Parties

organisations-details = Data
organisations-address-line = 📍 Address: { $address }
organisations-inn-line = INN: { $number }
organisations-ogrn-line = OGRN: { $number }
organisations-head-line = 👥 Head: { $post } { $name }, acts on the basis of { $basis }
organisations-head-has-left = ❗ No longer works here
organisations-head-none = 👥 The head is not told
organisations-to-kind = Kind
organisations-to-address = Address
organisations-to-inn = INN
organisations-to-ogrn = OGRN
organisations-to-head = Head
organisations-to-outside = Not in the district
organisations-to-inside = In the district
organisations-kind-title = What organisation is it?
organisations-address-question = Type the address as papers have it. For example: 123456, Lesnoye, ul. Shkolnaya, 1
organisations-inn-question = Type the organisation's INN, 10 digits.
organisations-ogrn-question = Type the organisation's OGRN, 13 digits.
organisations-inn-digits = An organisation's INN has 10 digits, and here are { $count }. Check it and type it again.
organisations-inn-persons = A person's INN has 12 digits. The organisation's is needed, of 10 digits.
organisations-ogrn-digits = An OGRN has 13 digits, and here are { $count }. Check it and type it again.
organisations-ogrn-persons = An entrepreneur's number has 15 digits. The organisation's OGRN is needed, of 13 digits.
organisations-number-check = There is no such number: its last digit does not fit. Check each digit.
organisations-detail-kept = ✅ Kept.
organisations-head-title = Who is the head?
organisations-head-question = Choose one of those who work here, or type the name. For example: Petrova Olga Sergeyevna
organisations-head-name-flaw = A family name and a given name are needed, a patronymic at best. For example: Petrova Olga Sergeyevna
organisations-head-forget = Take the head away
organisations-head-forgotten = ✅ The head is no longer told.
organisations-head-post-title = Which post?
organisations-head-post-question = Choose it or type it in Russian, as papers have it.
organisations-head-director = Director
organisations-head-manager = Manager
organisations-head-basis-title = On what basis do they act?
organisations-head-basis-question = Choose it or type it in the Russian genitive, as agreements have it.
organisations-head-charter = The charter

organisations-headcounts = Headcount
organisations-headcounts-none = Here will be official headcounts by date. Indicators are reckoned from them.
organisations-headcount-new = Enter
organisations-headcount-day = 🗓 On { $day }
organisations-headcount-teaching = 👥 Teaching staff: { $count }
organisations-headcount-management = Management: { $count }
organisations-headcount-young = Teaching staff under 35: { $count }
organisations-headcount-first = Teaching staff in their first three years: { $count }
organisations-headcount-both = Both at once: { $count }
organisations-headcount-source = 📄 Source: { $source }
organisations-headcount-entered = Entered: { $moment }
organisations-whole = Headcount of all
organisations-whole-teaching = 👥 Teaching staff: { $sum } ({ $told } of { $of })
organisations-whole-management = Management: { $sum } ({ $told } of { $of })
organisations-whole-young = Teaching staff under 35: { $sum } ({ $told } of { $of })
organisations-whole-first = Teaching staff in their first three years: { $sum } ({ $told } of { $of })
organisations-whole-both = Both at once: { $sum } ({ $told } of { $of })
organisations-whole-unknown = not known
organisations-whole-question = In brackets: how many organisations told the number. Choose one to look at its numbers.
organisations-whole-day = 🗓 Of another day
organisations-headcount-back = Take the entry back
organisations-headcount-back-title = Take the entry back?
organisations-headcount-taken-back = ✅ The entry was taken back.
organisations-headcount-draft = the headcount of an organisation
organisations-headcount-kept = ✅ Entered.
organisations-headcount-no-number = A whole number is needed. For example: 40
organisations-headcount-ask-day = On which day?
organisations-headcount-ask-teaching = How many are teaching staff?
organisations-headcount-ask-management = How many are management?
organisations-headcount-ask-young = How many teachers are under 35?
organisations-headcount-ask-first = How many are in their first 3 years?
organisations-headcount-ask-both = How many are both at once?
organisations-headcount-ask-source = Where are the numbers from?
organisations-headcount-day-question = Choose the day of which the numbers are, or type it. For example: 01.09.2026
organisations-headcount-all-question = Type a number. Or all five with blanks between: teaching staff, management, under 35, first three years, both. For example: 40 3 10 5 4
organisations-headcount-number-question = Type a number. For example: 5
organisations-headcount-source-question = Choose the source.
organisations-headcount-unknown = I do not know
organisations-headcount-confirm = Enter the headcount?
organisations-headcount-confirm-question = Is everything right?
organisations-headcount-enter = Enter the headcount

organisations-marks = Marks
organisations-marks-none = There are no marks now.
organisations-marks-question = Choose a mark to set it, take it off or see its history.
organisations-mark-holds = ✅ { $mark }: { $term }
organisations-mark-not-set = Not set now.
organisations-mark-since = since { $day }
organisations-mark-since-unknown = since an unknown day
organisations-mark-until = until { $day }
organisations-mark-ended-on = taken off on { $day }
organisations-mark-paper = 📄 { $paper } of { $day }
organisations-mark-no-paper = The paper is not told
organisations-mark-set = Set
organisations-mark-end = Take off
organisations-mark-end-title = From which day is it taken off?
organisations-mark-end-question = Choose the first day without the mark, or type it. For example: 01.09.2026
organisations-mark-ended = ✅ The mark was taken off.
organisations-mark-none-then = There will be no mark on this day; nothing is to be taken off.
organisations-mark-draft = the mark of an organisation
organisations-mark-ask-paper = Which paper has set it?
organisations-mark-paper-question = Type the kind and the number. For example: order No. 45
organisations-mark-ask-paper-day = Of which day is the paper?
organisations-mark-ask-since = From which day does it hold?
organisations-mark-ask-until = Until which day does it hold?
organisations-mark-confirm = Set the mark?
organisations-mark-confirm-question = Is everything right?
organisations-mark-kept = ✅ The mark was set.
organisations-mark-there = The mark is set on these days already. Choose another term, or take it off first.

organisations-to-agreements = Agreements
organisations-agreements = Agreements and contracts
organisations-agreements-none = Here will be agreements and contracts. I remind of their ends beforehand.
organisations-agreements-count = In all: { $count }. Those that end soon come first; ❌ the term is over.
organisations-agreement-new = Enter
organisations-agreement-headline = { $kind } No. { $number } of { $day }
organisations-agreement-parties = 👥 Parties: { $names }
organisations-agreement-others = 👥 Other parties: { $names }
organisations-agreement-endless = 🗓 The term has no end
organisations-agreement-till = 🗓 Holds until { $day }
organisations-agreement-until =
    🗓 Holds until { $day }{ $left ->
        [0] , its last day
        [one] , { $left } day is left
       *[other] , { $left } days are left
    }
organisations-agreement-over = ❌ The term is over: { $day }
organisations-agreement-prolong = Change the term
organisations-agreement-prolonged = ✅ The term was changed.
organisations-agreement-remove = Take away
organisations-agreement-remove-title = Take the entry away?
organisations-agreement-removed = ✅ The entry was taken away.
organisations-agreement-draft = the entry of an agreement
organisations-agreement-kept = ✅ Kept. I shall remind of its end.
organisations-agreement-ask-kind = An agreement or a contract?
organisations-agreement-ask-number = Which number?
organisations-agreement-number-question = Type the number. For example: 5 or 12-C
organisations-agreement-ask-day = Of which day?
organisations-agreement-ask-until = Until which day does it hold?
organisations-agreement-ask-parties = Who are the other parties?
organisations-agreement-parties-question = Type the names, each on a line of its own. For example: Forest Institute
organisations-agreement-parties-many = These are { $count } parties, and up to { $most } can be. Type the main ones.
organisations-agreement-confirm = Keep it?
organisations-agreement-confirm-question = Is everything right?
organisations-agreement-for = 📄 For the cluster “{ $name }”
organisations-agreement-to-group = Cluster
organisations-agreement-open-group = Open the cluster
organisations-agreement-ask-group = For which cluster?
organisations-agreement-group-question = Choose a cluster or type a part of its name.
organisations-agreement-no-group = For no cluster
organisations-agreement-grouped = ✅ Kept.
organisations-agreement-enter = Keep
organisations-reminder-title = ❗ { $kind } No. { $number }: its term
organisations-reminder-why = I write to you as a coordinator: it can be prolonged, or a new one made.
organisations-reminder-open = Open
