record-door = My record
record-command = My record: events, pairs, courses, contests
record-help = /record — everything that you did, in one place: events, talks, pairs, courses, contests, publications. A reference and a spreadsheet for attestation
record-title = My record
record-none = The events at which you are marked, your talks, your mentoring pairs, your routes and your certificates will appear here by themselves. There is nothing to enter.
record-none-own = You may add courses, contests and publications yourself, if you like to see all of it together.
record-none-then = There is nothing of this time. Choose another period.
record-not-found = Nothing was found for “{ $search }”. Try a shorter one.
record-question = Choose an entry to open it, or type a part of its title.
record-events = 👥 Events: { $count }
record-events-brought = 👥 Events: { $count }, with a contribution of yours: { $brought }
record-pairs = Mentoring pairs: { $count }
record-routes = Routes: { $count }
record-courses = Courses of a route: { $count }
record-entered = Entered by you: { $count }
record-enter = Enter something
record-papers = Reference and table
record-period = 🗓 Period
record-certificates = 📄 Certificates
record-side-mentor = mentor
record-side-mentee = mentee
record-side-equal = paired with a colleague
record-route = route
record-route-title = Individual route
record-route-steps = { $done } of { $all } done
record-route-over = completed, { $steps }
record-route-goes = going on, { $steps }
record-period-title = Of which time?
record-period-question = Choose a period: the reference and the spreadsheet are made of it.
record-period-year = This school year
record-period-three = The last 3 years
record-period-five = The last 5 years
record-period-all = All the time
record-period-own = From a day to a day
record-of-year = Of this school year
record-of-three = Of the last 3 years
record-of-five = Of the last 5 years
record-of-all = Of all the time
record-of-own = From { $from } to { $till }
record-from-question = From which day? Choose it or type: 01.09.2024
record-till-question = Till which day? Choose it or type: 31.05.2026
record-till-flaw = A day is needed that is not before the period begins, and not after today. For example: 31.05.2026
record-day-flaw = A day not after today is needed. For example: 12.11.2025
record-shown-link = Shown by: a link
record-shown-file = Shown by: { $name }
record-shown-nothing = Shown by nothing
record-own-line = 🔒 You alone see this entry.
record-open = Open the link
record-send = Send the file
record-change-title = Title
record-change-day = Day
record-change-evidence = What shows it
record-drop = Remove
record-drop-title = Remove the entry?
record-drop-line = The entry goes. References and spreadsheets that you have already do not change.
record-drop-file-line = The entry and its file go. References and spreadsheets that you have already do not change.
record-drop-question = Remove it?
record-drop-yes = Remove
record-dropped = The entry is removed.
record-changed = ✅ Changed.
record-new-title = Enter something
record-new-line = Only if you like: you alone see what you enter.
record-kind-question = What was it?
record-title-question = What is it called? Details may stand there. For example: “Teacher of the Year”, municipal round, 2nd place
record-title-flaw =
    { $count ->
        [one] I see { $count } character, and a title in words is needed, of 3 to { $most } characters.
       *[other] I see { $count } characters, and a title in words is needed, of 3 to { $most } characters.
    }
record-day-question = When was it? Choose the day or type: 12.11.2025
record-evidence-question = What shows it? Send a photo, a file or a link, without pupils and their data. You may leave it out.
record-evidence-none = Nothing shows it
record-evidence-flaw = A photo, a file or the address of a page is needed. For example: example.org/diploma
record-file-unnamed = Photo
record-draft = a new entry of your record
record-kept = ✅ Entered.
record-full = There are { $count } entries already, and no more fit. Remove some, and there is room.
record-papers-reference-line = 📄 Reference: confirmed participation, pairs and routes. The office signs it.
record-papers-sheet-line = 📈 Spreadsheet: everything that is here, with what you entered.
record-papers-question = Which shall be sent?
record-reference = Reference to print
record-sheet = Table for attestation
record-reference-none = A reference speaks of confirmed participation, and there is none of this time. The spreadsheet has what you entered, too.
record-reference-caption =
    { $count ->
        [0] Reference of mentoring. The office gives it its number and signature.
        [one] Reference of participation: { $count } event. The office gives it its number and signature.
       *[other] Reference of participation: { $count } events. The office gives it its number and signature.
    }
record-sheet-title = My record
record-sheet-caption =
    { $count ->
        [one] { $period }: { $count } entry
       *[other] { $period }: { $count } entries
    }
record-file = My_record
record-grounds-certificate = certificate № { $number } of { $day }
record-grounds-sheet = attendance sheet
record-grounds-open = attendance sheet, still open
record-grounds-order = order № { $number } of { $day }
record-grounds-pair = consent of both
record-grounds-tutor = agreed with a tutor
record-grounds-alone = confirmed by the teacher
record-section-events = Methodological events
record-section-brought = Sharing of experience
record-section-pairs = Mentoring
record-section-routes = Individual route
record-source-own = as the teacher says
record-source-kept = kept by the methodological service
record-column-day = Date
record-column-until = Till
record-column-section = Section
record-column-title = Title
record-column-level = Level
record-column-role = Part
record-column-topic = Topic
record-column-group = Group
record-column-grounds = What shows it
record-column-source = Known from
