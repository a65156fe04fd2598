school-door = My school
school-command = My school: staff and headcount
school-help = My school: who is on the staff and who uses the bot, headcounts by day, a code for a colleague.
school-none = You represent no school now. The coordinator gives the role: “Profile”, “My roles”.
school-choose-title = Which school?
school-choose-question = You represent several. Choose one.
school-another = Another school

school-staff =
    👥 { $count ->
        [one] { $count } person on the staff
       *[other] { $count } people on the staff
    }, { $here ->
        [0] nobody uses the bot yet
        [one] { $here } uses the bot
       *[other] { $here } use the bot
    }
school-staff-none = 👥 Nobody is on the staff yet. The coordinator loads the school’s list.
school-counted = 🗓 Headcount of { $day }: teaching staff { $count }
school-counted-in-part = 🗓 A headcount of { $day } is entered
school-not-counted = 🗓 No headcount is entered yet
school-marks = ❗ Marks: { $marks }
school-agreements =
    📄 { $count ->
        [one] { $count } agreement or contract holds
       *[other] { $count } agreements and contracts hold
    }
school-to-staff = Staff: { $count }
school-headcounts = Headcounts
school-to-marks = Marks
school-to-agreements = Agreements
school-twice = ❗ One name twice: { $count }
school-twice-none = There are no such questions any more.
school-twice-question = Choose a name to answer.

school-staff-title = Staff
school-staff-count =
    👥 { $count ->
        [one] { $count } person in all
       *[other] { $count } people in all
    }
school-staff-listed = 📄 on the school’s list, and not in the bot yet
school-staff-hidden =
    🔒 { $count ->
        [one] { $count } more has agreed to an older text: the name is not here.
       *[other] { $count } more have agreed to an older text: the names are not here.
    }
school-staff-question = Choose somebody, or write a name.
school-not-found-hint = Try the family name alone, or its beginning.
school-person-here = ✅ Uses the bot already
school-person-code = By the code the person shows that the record on the list is theirs.

school-to-hosting = Host a cluster
