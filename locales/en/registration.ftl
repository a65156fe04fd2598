registration-draft = the registration
registration-name-title = What is your name?
registration-name-question = Write your family name, given name and patronymic in one message. For example: Petrova Olga Sergeevna
registration-name-one-word = I see one word, but need at least the family name and the given name. For example: Petrova Olga
registration-name-too-long = That is too long: up to 100 characters. Write only the family name, given name and patronymic.
registration-name-strange = A name has only letters, hyphens and apostrophes. For example: Petrova Olga Sergeevna
registration-school-title = Where do you work?
registration-school-question = Press your organisation or write a part of its name.
registration-school-none = The list is still empty. Write the name of your organisation. For example: School No. 3
registration-school-found =
    { $count ->
        [one] { $count } organisation found.
       *[other] { $count } organisations found.
    }
registration-school-perhaps = Nothing is found for “{ $search }”. Perhaps it is one of these?
registration-school-not-found = “{ $search }” is not in the list. Check the name, or add it.
registration-school-add = Add “{ $search }”
registration-school-gone = ❗ Your organisation was merged into another or deleted. Choose where you work once more.
registration-school-flaw = The name of an organisation has up to 250 characters. For example: School No. 3
registration-post-title = Your post?
registration-subjects-title = What do you teach?
registration-subjects-question = You may choose several.
registration-subjects-none = I teach nothing
registration-subjects-ready = Done: { $count }
registration-teaching-title = Since which year do you teach?
registration-managing-title = Since which year do you manage?
registration-year-question = Press the year or write it. For example: 2015
registration-year-flaw = A year from { $first } to { $last } is needed. For example: 2015
registration-confirm-title = Is everything right?
registration-confirm-teaching = 🗓 Teaching since { $year }
registration-confirm-managing = 🗓 Managing since { $year }
registration-confirm-question = If something is wrong, press what to change.
registration-confirm = Everything is right
registration-change-name = Name
registration-change-school = Place of work
registration-change-post = Post
registration-change-subjects = Subjects
registration-change-teaching = Year work began
registration-change-managing = Year managing began
registration-amended = ✅ The changes are saved.
registration-welcome-title = ✅ You are registered
registration-welcome-line = { $name }, welcome to Grozd!
registration-welcome-coordinator = You are a coordinator of the municipality.
registration-welcome-question = Where shall we begin?
registration-welcome-onward = Open what you came for
registration-welcome-deficit = Register a deficit
registration-welcome-clusters = Choose a cluster
