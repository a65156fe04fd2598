papers-tables-title = Spreadsheets
papers-tables-line = A list comes as a file of Excel.
papers-table-people = People
papers-table-organisations = Organisations
papers-table-roster = Roster: { $name }
papers-table-cut = { $title }. The first { $most } rows: the list is longer.
papers-sent-title = The spreadsheet is ready
papers-sent-line =
    { $count ->
        [0] 📄 It has no rows yet. The file is in the message beside this one.
        [one] 📄 It has { $count } row. The file is in the message beside this one.
       *[other] 📄 It has { $count } rows. The file is in the message beside this one.
    }
papers-column-number = No.
papers-column-family = Family name
papers-column-given = Given name
papers-column-patronymic = Patronymic
papers-column-name = Full name
papers-column-post = Post
papers-column-organisation = Organisation
papers-column-full-name = Full name
papers-column-subjects = Subjects
papers-column-teaching = Teaches since
papers-column-managing = Manages since
papers-column-leads = Leads clusters
papers-column-coordinates = Coordinator
papers-column-staff = Staff
papers-column-hosts = Hosts clusters
papers-column-low = Low results
papers-column-adverse = Adverse conditions
papers-column-confirmed = Confirmed
papers-column-role = Role
papers-column-joined = Member since
papers-table-groups = Clusters
papers-table-agreements = Agreements and contracts
papers-table-headcounts = Headcounts by date
papers-column-group = Cluster
papers-column-phase = Phase
papers-column-leader = Leader
papers-column-host = Host school
papers-column-members = Members
papers-column-held = Events held
papers-column-categories = Categories of deficits
papers-column-made-for = Kind of cluster
papers-column-founded = Founded
papers-column-until = Valid until
papers-column-parties = Parties
papers-column-source = Source
papers-column-entered = Entered
papers-role-leader = leader
papers-role-deputy = deputy leader
papers-role-member = member
papers-yes = yes

papers-title = Papers
papers-none = Orders, agreements and lists will stand here. An order on a roster is made from the card of a cluster.
papers-count =
    { $count ->
        [one] { $count } paper in all.
       *[other] { $count } papers in all.
    }
papers-too-long = This paper has more than { $most } lines: they do not fit into one Word file. Take the spreadsheet instead.
papers-question = Write a number, a kind, a part of the name or the author. For example: order 12
papers-make-staff = List of staff
papers-to-blanks = Blanks
papers-to-tables = Spreadsheets
papers-day = 🗓 { $day }
papers-author = Made by { $name }
papers-named =
    { $count ->
        [one] 👥 Names { $count } person
       *[other] 👥 Names { $count } people
    }
papers-of-own-blank = Your blank, version { $version }
papers-of-default-blank = The usual blank
papers-hash = Checksum: { $hash }…
papers-state-waits = ⏳ Being made
papers-state-made = 📄 Made, not signed yet
papers-state-signed = ✅ Signed: { $moment }
papers-state-gone = ❌ The file is gone: somebody named in it has erased their data
papers-state-lapsed = ❌ The file is gone: the term of an unsigned paper is over
papers-state-unmade = ❌ Not made: the blank is in the way
papers-send = Send the file
papers-sign = Mark as signed
papers-signed = ✅ Noted: the paper is signed and is kept.
papers-unsign = It was not signed
papers-unsigned = ✅ The mark is gone: the paper is not signed again.
papers-stays-signed = ❗ The mark cannot be taken back: there is a scan, or somebody named in it has erased their data.
papers-goes = Unless signed, the file is kept until { $day }
papers-by-rules = By version { $version } of the rules
papers-of-people = 👥 People: { $count }
papers-of-organisations = Organisations: { $count }
papers-of-group = Cluster
papers-sources-people = People in the paper
papers-sources-organisations = Its organisations
papers-sources-line =
    { $count ->
        [0] There are no records any more.
        [one] The paper was made from { $count } record. Open it.
       *[other] The paper was made from { $count } records. Open any of them.
    }
papers-copy = Copy
papers-copy-line = The word that certifies it, your post, your name and today’s date will stand below the text. Sign the copy by hand.
papers-copy-question = Where does it go?
papers-copy-stays = It stays with us
papers-copy-goes = It goes elsewhere
papers-copy-caption = Certified copy. { $caption }
papers-enter = Enter the number
papers-enter-question = Which number does the paper bear? Press or type. For example: 13-OD
papers-entered = ✅ Noted: No. { $number } of { $day }. In the file itself “___” stands there: write them in by hand.
papers-of-day = 🗓 Date: { $day }
papers-day-title = Date of the paper
papers-day-question = Of which day is the paper? Pick or type. For example: 25 November
papers-day-flaw = A day from { $first } to { $last } is needed. For example: 25 November
papers-scan-question = Has it been signed? Send its scan: a photo or a PDF.
papers-scan-flaw = This is neither a photo nor a PDF. Take a photo of the signed paper, or send a PDF.
papers-scan-unmade = There is no such paper yet: it has to be made first.
papers-scan-kept = ✅ The scan is kept, the paper is signed.
papers-scanned = 📄 Scan: { $moment }
papers-send-scan = Send the scan
papers-publish = Link of publication
papers-published = Published: { $link }
papers-link-question = Send the link of the published paper, or write «none». For example: https://example.org/orders/12
papers-link-flaw = The whole link is needed. For example: https://example.org/orders/12
papers-link-kept = ✅ The link is kept.
papers-link-gone = ✅ The link is gone.
papers-file-title = The file is ready
papers-file-line = 📄 The message beside this one is about it.
papers-of-title = Papers of the cluster
papers-of-members =
    { $count ->
        [0] 👥 Nobody belongs to it yet
        [one] 👥 { $count } belongs to it
       *[other] 👥 { $count } belong to it
    }
papers-of-question = Which paper shall be made?
papers-gaps =
    { $count ->
        [one] ❗ Fill { $count } line by hand: no consent to be named in papers
       *[other] ❗ Fill { $count } lines by hand: no consent to be named in papers
    }
papers-no-leader = ❗ The leader is left as a gap: fill it by hand
papers-no-director = ❗ The head of the school is left as a gap: fill it by hand
papers-director-gap = ❗ The head’s post and right to sign are not on the school’s card: fill them by hand
papers-number-question = Which number shall it bear? Press or type. For example: 13-OD
papers-number-flaw = A number has 1 to { $most } characters. For example: 13-OD
papers-make-rules = Rules in force
papers-rules-line = Version { $version } · own decisions: { $own }
papers-forms = Cases
papers-forms-line = This is how the words will stand in the paper. The bot remembers what you correct.
papers-forms-question = What shall we check?
papers-form-question = Is it right? If not, write it correctly: four lines, in this order. Or choose one case.
papers-form-right = All is right
papers-form-now = Now: { $form }
papers-form-type = Write it correctly: { $asks }?
papers-form-lines = Four lines are needed: genitive, dative, accusative, instrumental. For one case, use its button.
papers-form-long = It takes 1 to { $most } characters.
papers-form-parts =
    { $count ->
        [one] The name has { $count } word: write as many.
       *[other] The name has { $count } words: write as many, without initials.
    }
papers-form-kept = ✅ Remembered: papers will say it so.
papers-case-nominative = Nominative
papers-case-genitive = Genitive
papers-case-dative = Dative
papers-case-accusative = Accusative
papers-case-instrumental = Instrumental
papers-asks-who = who
papers-asks-what = what
papers-asks-of-whom = of whom
papers-asks-of-what = of what
papers-asks-to-whom = to whom
papers-asks-to-what = to what
papers-asks-seen-whom = I see whom
papers-asks-seen-what = I see what
papers-asks-by-whom = by whom
papers-asks-by-what = by what
papers-unnumbered = No number
papers-taken-title = The number is taken
papers-taken-line = ❌ { $kind } No. { $number } exists in this year already.
papers-other-number = Another number
papers-ordered-title = The paper is being made
papers-ordered-line = ⏳ { $kind }: the file comes as the next message.
papers-ordered-check = Check it and sign it: what the bot does not know is “___” there.
papers-caption = { $kind }{ $number }: { $about }
papers-specimen = { $kind }: so your blank looks, with invented names
papers-unmade-title = The paper was not made
papers-unmade-line = ❌ { $kind }: { $about }
papers-blanks-title = Blanks
papers-blanks-line = Papers are made of the usual blanks or of your own, with your letterhead.
papers-blanks-question = Which blank shall be looked at or replaced?
papers-blank-own = ✅ { $kind }, version { $version }
papers-blank-version = ✅ Your blank, version { $version }: { $name }
papers-blank-default = The usual blank is in force.
papers-blank-waits = ⏳ Looking at the file. The answer comes as the next message.
papers-blank-question = Send your own blank as a file of Word (.docx): its fields stand in double braces.
papers-blank-take = Send this blank
papers-blank-back = Back to the usual one
papers-versions = Versions so far
papers-versions-count =
    { $count ->
        [one] { $count } version in all.
       *[other] { $count } versions in all.
    }
papers-version-row = Version { $version } · { $day }
papers-version-title = Version { $version }
papers-version-was = In force from { $since } to { $until }
papers-version-is = ✅ In force since { $since }
papers-version-back = Put this one back
papers-version-put-back = ✅ Papers are made of this blank again: it is version { $version } now.
papers-blank-is-default = ✅ Papers are made of the usual blank again.
papers-blank-came = ⏳ The file has come; looking at what is in it.
papers-blank-caption = { $kind }: the blank. Open it in Word, change it and send it back.
papers-blank-taken-title = ✅ The blank is taken
papers-blank-taken-line = { $kind }, version { $version }. A specimen comes as the next message.
papers-blank-refused-title = ❌ The blank is refused
papers-blank-unknown-title = ❌ The blank has unknown fields
papers-blank-names =
    { $count ->
        [one] { $count } field is known: { $names }
       *[other] { $count } fields are known: { $names }
    }
papers-blank-no-names = It has no fields: every paper will be the same.
papers-blank-near = ❗ No field is called “{ $name }”. Perhaps “{ $near }”?
papers-blank-unknown = ❗ No field is called “{ $name }”
papers-blank-mend = Mend it and send it again. The former blank is in force meanwhile.
papers-blank-look = The specimen comes next: unknown fields stand in it as they are. Mend them and send it again; the former blank is still in force.
papers-flaw-not-zip = This is no file of Word. A .docx is needed.
papers-flaw-old = This is an old .doc, or a file with a password. Save it as a .docx without one.
papers-flaw-not-word = This is no document of Word. A .docx is needed, no .dotx and no spreadsheet.
papers-flaw-damaged = The file is damaged. Open it in Word and save it anew.
papers-flaw-bomb = The file unpacks to too much. Remove some pictures.
papers-flaw-macros = The file has macros. Save it as a .docx without them.
papers-flaw-embedded = The file holds an object of another program. Remove it.
papers-flaw-template = The file has an attached template. Detach it in Word: Developer, Document Template.
papers-flaw-included = The file includes another document. Put its text in.
papers-flaw-calls-out = When opened, the file calls “{ $target }”. Put the picture into the file itself.
papers-flaw-field = The file has the field “{ $name }”, which may call out. Put a text in its place.
papers-flaw-braces = Braces are not closed in the paragraph: “{ $near }”
papers-flaw-unclosed = The block “{ $name }” is opened, but not closed. Close it by “/” and the same name.
papers-flaw-unopened = The block “{ $name }” is closed, but not opened.
papers-flaw-crossed = The block “{ $name }” begins in a table and ends outside of it.
papers-flaw-misplaced = The field “{ $name }” stands in a wrong place: it exists only inside its block.
papers-flaw-too-much = The blank is too large or repeats too much.
papers-table-papers = Register of papers
papers-column-kind = Kind
papers-column-paper-number = Number
papers-column-day = Date
papers-column-about = About
papers-column-author = Author
papers-column-signed = Signed
papers-column-scan = Scan
papers-column-published = Published
papers-column-link = Link
papers-column-hash = Checksum

papers-column-organisation-kind = Kind of organisation
papers-column-outside = Outside the district
papers-column-high = High results
papers-column-counted-on = Headcount on
papers-column-counted-teaching = Teaching staff
papers-column-counted-management = Management
papers-column-counted-young = Under 35
papers-column-counted-first = First three years
papers-column-counted-both = Both at once
papers-column-agreements = Agreements in force
papers-column-address = Address
papers-column-inn = INN
papers-column-ogrn = OGRN
papers-column-head = Head
papers-column-basis = Acts on the basis of
papers-to-samples = Other papers

papers-table-roster-on = Roster { $name } on { $day }
papers-samples-title = Other papers
papers-samples-line = They are printed on our sample or on yours, with your letterhead.
papers-samples-question = Which sample to look at or replace?
papers-sample-certificate = Certificate
papers-sample-reference = Reference of participation
papers-sample-own = ✅ Your sample: { $name }
papers-sample-ours = The usual sample now.
papers-sample-svg = It needs { $marks } and a rectangle whose id is the Russian word for “code”, as in the usual sample: the QR code stands there. It may have { $more }.
papers-sample-word = It needs { $marks }. The usual sample shows how they stand.
papers-sample-question-svg = Send your sample as an SVG file, A4 across.
papers-sample-question-word = Send your sample as a file of Word.
papers-sample-take = Send me this sample
papers-sample-back = Back to the usual one
papers-sample-gone = ✅ The usual sample again.
papers-sample-caption = { $kind }: the sample. Mend it and send it back.
papers-sample-specimen = This is how it is printed: the words are invented.
papers-sample-taken = ✅ The sample is taken. The file shows how it looks.
papers-sample-flaw-too-much = The file is too big: a sample has up to 1 MB. Take something out and send it again.
papers-sample-flaw-not-svg = The file cannot be read. A certificate is an SVG: save the drawing as one and send it again.
papers-sample-flaw-runs = The file has something that runs: { $what }. Take it out and send it again.
papers-sample-flaw-fetches = The file calls out, or has a picture: { $what }. Draw it with lines and send it again.
papers-sample-lacks = The sample lacks: { $marks }. Add it and send it again.
papers-sample-unknown = There is no “{ $name }”. Mend it and send it again.
papers-sample-near = There is no “{ $name }”. Perhaps “{ $near }”?
papers-sample-flaw-shows = This cannot be printed: { $what }. Keep solid fills and lines that are not seen through, and send it again.
papers-sample-attendance = Attendance sheet
papers-sample-registration = Registration sheet
papers-sample-pair-order = Order on pairs
papers-sample-pair-consent = Mentor's consent
papers-sample-pair-programme = Mentoring programme
papers-sample-pair-journal = Mentor's journal
papers-sample-pair-report = Mentor's report
papers-sample-pair-roadmap = Road map
papers-sample-pair-base = Base of mentors
papers-sample-pair-survey = Questionnaire
papers-sample-pair-summary = Questionnaires in sums
papers-sample-route = Route
papers-sample-route-extract = Extract of a route
papers-sample-profile = Profile of deficits
papers-sample-free = The bot fills in the fields in double braces. Our sample shows which there are.
papers-sample-nothing = The sample has no field at all. Take ours, change its letterhead and words, and send it again.
papers-sample-fields = This is how it is printed: data take the place of the fields in brackets.
papers-table-certificates = Register of certificates
papers-column-event = Event
papers-column-event-day = Date of the event
papers-column-participation = Participation
papers-column-state = State
papers-certificate-valid = valid
papers-certificate-revoked = revoked
papers-certificate-erased = the holder's data were erased
