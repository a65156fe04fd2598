imports-title = Loading from a file
imports-line = A table of Excel, LibreOffice, CSV or Word, up to 10,000 rows.
imports-safe = You will see a report first. Nothing changes before you agree.
imports-question = What is in the file?
imports-which-title = The file has come
imports-send-kinds = 📄 Excel (.xlsx, .xls), LibreOffice (.ods), CSV or a table in Word (.docx), up to 10,000 rows.
imports-send-needs = Columns needed: { $fields }. Others will be recognised or passed over.
imports-send-question = Send the file here, into this chat.
imports-diagnosis-private = 🔒 What was found is seen by the person alone. You keep the sums.
imports-catalogue = 📄 List with numbers
imports-catalogue-title = List of deficits
imports-catalogue-number = Number
imports-catalogue-category = Area
imports-catalogue-item = Deficit
imports-catalogue-sent = 📄 The list is below. By its number a deficit is recognised without a mistake.
imports-laid-where = 📄 Lay the file into the folder of the service, into { $folder } there: by the regulation it does not go through the messenger.
imports-laid-common = ❗ I take nothing from the common folder { $folder }: there are several municipalities here, and whose a file there is nobody knows.
imports-laid-none = Nothing is there yet. Refresh when the file has been laid.
imports-laid-nowhere = ❗ There is no folder, or it does not answer. Ask whoever installed the bot to set the folder of exchange and to check it.
imports-laid-question = Which file shall I take? It is deleted from the folder afterwards.
imports-laid-line = { $number }. { $name }: { $size } MB, { $day }
imports-taking-title = Taking the file
imports-other-kind = Another list
imports-plan-service = The plan of the service, school year { $year }
imports-plan-of = Plan: { $name }, school year { $year }
imports-plan-year = School year { $year }
imports-file = 📄 { $name }
imports-file-gone = The file and the rows read from it are deleted.
imports-already = This file is being loaded already, here it is.

imports-reading-title = The file is being read
imports-checking-title = The rows are being checked
imports-working = ⏳ Mostly a matter of seconds. You will get a word when it is done.
imports-refresh = Refresh
imports-refuse = Give it up
imports-gone = This loading is over already.
imports-send-another = Send another file

imports-columns-title = Columns of the file
imports-columns-file =
    { $count ->
        [one] 📄 { $name }: { $count } row
       *[other] 📄 { $name }: { $count } rows
    }
imports-columns-remembered = As you marked them last time.
imports-column-line = “{ $head }”: { $field }
imports-columns-unread = Passed over: { $heads }
imports-columns-private = 🔒 Not read, nobody needs it here: { $heads }
imports-columns-source = Whose diagnosis: { $source }
imports-source-change = Whose diagnosis
imports-source-title = Whose diagnosis?
imports-source-question = So it will be called for everybody in the file.
imports-columns-question = Is that right?
imports-columns-lack = ❗ Not found: { $fields }. Mark the column, or send another file.
imports-columns-right = That is right
imports-columns-mend = Correct the columns
imports-mend-question = Which column is to be corrected?
imports-nothing = Do not read
imports-nothing-short = not read
imports-column-title = Column
imports-column-question = What is in this column?

imports-report-title = Report
imports-report-file = { $kind }, file “{ $name }”
imports-count-new =
    { $count ->
        [one] { $count } new row
       *[other] { $count } new rows
    }
imports-count-changed =
    { $count ->
        [one] { $count } will change
       *[other] { $count } will change
    }
imports-count-same = Unchanged { $count }
imports-count-doubtful = ❗ In doubt { $count }: a word of yours is needed
imports-count-wrong =
    { $count ->
        [one] ❌ { $count } cannot be taken: it has a mistake
       *[other] ❌ { $count } cannot be taken: they have mistakes
    }
imports-count-skipped = Passed over { $count }
imports-count-unread =
    { $count ->
        [one] { $count } row has something that was not understood: it is passed over
       *[other] { $count } rows have something that was not understood: it is passed over
    }
imports-rows-new = New: { $count }
imports-rows-changed = Change: { $count }
imports-rows-same = Unchanged: { $count }
imports-rows-doubtful = ❗ Doubts: { $count }
imports-rows-wrong = Not taken: { $count }
imports-rows-skipped = Passed over: { $count }
imports-schools-line =
    { $count ->
        [one] Not in the list of schools: { $names }
       *[other] Not in the list of schools { $count }, such as: { $names }
    }
imports-schools-add = Add schools: { $count }
imports-schools-added =
    { $count ->
        [one] ✅ { $count } school added. Checking the rows anew.
       *[other] ✅ { $count } schools added. Checking the rows anew.
    }
imports-report-question = Load it?
imports-report-doubtful = Say first who is who.
imports-report-nothing = Nothing to load: all of it is there, or cannot be read.
imports-take = Load: { $count }
imports-sheet = 📄 Report as a table
imports-taken = ✅ Loaded. New: { $new }, changed: { $changed }.
imports-overtaken = Something has changed while the report waited. Nothing was written, checking anew.
imports-doubtful-first = Answer the questions about the rows first.
imports-taken-title = Loaded
imports-taken-line = ✅ New: { $new }, changed: { $changed }.
imports-refused = Given up, the file is deleted.
imports-refused-title = Loading given up
imports-expired-title = Loading not confirmed
imports-flawed-title = The file cannot be read
imports-refuse-title = Give up the loading?
imports-refuse-line = The file and the report go. Whatever is in the bot already stays as it was.

imports-outcome-new = New
imports-outcome-changed = Will change
imports-outcome-same = Unchanged
imports-outcome-doubtful = In doubt
imports-outcome-wrong = Not taken
imports-outcome-skipped = Passed over
imports-rows-count =
    { $count ->
        [0] There are no such rows.
        [one] { $count } row
       *[other] { $count } rows
    }
imports-rows-question = Choose a row to see more of it.
imports-all-new = All are new
imports-all-skip = Pass over all
imports-chosen =
    { $count ->
        [one] { $count } row marked.
       *[other] { $count } rows marked.
    }
imports-row-line = Row { $line } · { $outcome }
imports-who = Who is it?
imports-what = What is it?
imports-is-new-person = Somebody new
imports-is-new-school = A new organisation
imports-is-new-entry = A new entry of the plan
imports-is-new-item = A new item
imports-skip = Pass over the row
imports-note-missing = Empty: { $field }
imports-note-bad-name = It does not look like a name: “{ $value }”
imports-note-initials = Initials in place of a name: “{ $value }”. Write the name in full.
imports-note-unknown = Not in the list: { $field } “{ $value }”
imports-note-unread = Not understood and passed over: { $field } “{ $value }”
imports-note-twice = The same name stands in row { $line }
imports-note-twice-result = The same result of the same person stands in row { $line }
imports-note-twice-entry = The same of the same term stands in row { $line }
imports-note-twice-item = The same item stands in row { $line }
imports-note-above = From the row above: { $field }
imports-note-elsewhere = Somebody of this name is at another school
imports-note-namesakes = Several people of this name are at this school
imports-note-almost = Somebody of almost this name is at this school
imports-note-almost-school = There is an organisation of a similar name
imports-note-almost-entry = The plan has an entry that reads almost so
imports-note-almost-item = This area has an item of a similar name
imports-note-misnamed = The name of an item has 3 to 60 signs and a letter at least. Here: “{ $value }”
imports-note-taken = Another item of this area is called so: “{ $value }”
imports-note-misnamed-area = The name of an area has 3 to 60 signs and a letter at least. Here: “{ $value }”
imports-note-taken-area = Another area is called so: “{ $value }”
imports-note-needs-short = Buttons need a short name, up to 24 signs, in the column “Short”. It is missing here: “{ $value }”
imports-note-new-area = A new area of the catalogue
imports-note-too-many-areas = There are { $most } areas already, and no room for more on buttons. Retire one of them first.
imports-note-last-area = One area at least that everybody may choose must stay
imports-note-moved = An item does not go over into another area. Add it there by a row without a number, and retire it here.
imports-note-retires = Offered no more
imports-note-returns = Offered again
imports-note-changes = { $field }: { $was } → { $now }
imports-note-impossible = That cannot be: { $part } are more than { $whole }
imports-note-no-taker = This person does not use the bot, or has not agreed to results of a diagnosis yet: nothing of them is kept
imports-note-no-need = There is no deficit: nothing is to be written
imports-note-left = Marked as having left: a list does not change that
imports-note-own = They keep their own data in the bot: a list does not change it

imports-sent-title = The report is ready
imports-sent-line =
    { $count ->
        [one] 📄 It has { $count } row, the file is below.
       *[other] 📄 It has { $count } rows, the file is below.
    }
imports-sheet-title = Report of a loading: { $kind }
imports-sheet-name = Loading_report
imports-sheet-line = Row
imports-sheet-label = What is in it
imports-sheet-outcome = What becomes of it
imports-sheet-notes = Why

imports-notice-read-title = The file was read
imports-notice-read-line =
    { $count ->
        [one] { $kind }: { $count } row. Check the columns of the file that you sent.
       *[other] { $kind }: { $count } rows. Check the columns of the file that you sent.
    }
imports-notice-offered-title = The report of the loading is ready
imports-notice-doubtful =
    { $count ->
        [one] ❗ { $count } row is in doubt
       *[other] ❗ { $count } rows are in doubt
    }
imports-to-columns = Check the columns
imports-to-report = Open the report

imports-flaw-picture = ❗ This is a picture, and its words cannot be read. Send the table itself, as a file of Excel or Word.
imports-flaw-pdf = ❗ This is a PDF. Send the table of which it was made: Excel, CSV or Word.
imports-flaw-locked = ❗ The file is locked by a password. Save a copy without one and send that.
imports-flaw-old-word = ❗ This is the old format of Word (.doc). Save it as .docx and send it again.
imports-flaw-unknown = ❗ Such a file cannot be read. Send .xlsx, .xls, .ods, .csv or .docx.
imports-flaw-no-table = ❗ No table with known heads of columns was found. Name the columns in the first row and send it again.
imports-flaw-damaged = ❗ The file is damaged. Open it, save it anew and send it.
imports-flaw-too-much = ❗ Too much: at most { $most } rows in a file. Divide it into several.
