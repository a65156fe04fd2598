targets-door = My target categories
targets-waits = An objection to a category
targets-draft = a target category
targets-title = Target categories
targets-staff =
    { $count ->
        [one] 👥 { $count } person on the staff
       *[other] 👥 { $count } people on the staff
    }
targets-unknown =
    { $count ->
        [one] Experience unknown: { $count } person. They are not counted as a young specialist.
       *[other] Experience unknown: { $count } people. They are not counted as young specialists.
    }
targets-overlap = One person may be in several: their sum is not the staff.
targets-question = Whom shall we show?
targets-young = young specialist
targets-beginning = beginning leader
targets-low = school with low results
targets-adverse = school in adverse conditions
targets-button-young = Young specialists
targets-button-beginning = Beginning leaders
targets-button-low = Low results
targets-button-adverse = Adverse conditions
targets-button-growing = Potential to grow
targets-button-experienced = High results
targets-in-title = Who is in the category
targets-in-none = Nobody yet.
targets-in-count =
    { $count ->
        [one] 👥 { $count } person
       *[other] 👥 { $count } people
    }
targets-of-title = Target categories
targets-of-no-facts = By years and school: none.
targets-of-facts = By years and school: { $targets }.
targets-of-assigned = { $category }, until { $day }
targets-of-question = What shall change?
targets-assign = + { $category }
targets-reason-title = Why?
targets-reason-question = Write the reason. The person will see it. For example: won the municipal contest
targets-words-flaw = From 3 to 300 characters are needed. For example: won the municipal contest
targets-until-title = Until which day?
targets-until-question = Choose the day or write it, for example: 31 August
targets-certain-title = Assign to the category?
targets-certain-told = The person will hear of it and may object.
targets-certain-yes = Assign
targets-assigned = ✅ Noted.
targets-already = This category is assigned already.
targets-card-title = Target category
targets-card-reason = Reason: { $reason }
targets-card-dispute = ❗ Objection: { $words }
targets-card-answer = The coordinator’s answer: { $words }
targets-answer = Answer
targets-answer-title = What is the answer?
targets-answer-question = Write why the category stays. If the person is right, end it.
targets-answered = ✅ The answer is sent.
targets-answered-already = This objection is answered already.
targets-end = End the category
targets-ending-title = End the category?
targets-ending-told = The person will hear of it. The journal keeps that it was.
targets-ended = ✅ Ended.
targets-open = Look
targets-mine-title = My target categories
targets-mine-no-facts = By your years and school: none.
targets-mine-facts = By your years and school: { $targets }.
targets-mine-dispute = Your objection: { $words }
targets-mine-why = By the categories the municipality chooses support: a mentor, courses, events.
targets-dispute-growing = Object: potential
targets-dispute-experienced = Object: results
targets-dispute-title = What is wrong?
targets-dispute-question = Write what is wrong. The coordinator alone reads it, and answers.
targets-disputed-title = ✅ Your objection was sent
targets-disputed = The coordinator will read and answer it. The answer comes here.
targets-disputed-already = You have objected already. Wait for the answer.
targets-notice-title = You were assigned to a target category
targets-notice-line = A coordinator of the municipality did it to choose support for you. You may object.
targets-notice-end-title = A target category has ended
targets-notice-end-line = A coordinator of the municipality decided so.
targets-notice-answer-title = The coordinator answered your objection
targets-notice-answer-line = About a target category. The answer stands in “My target categories”.
targets-notice-dispute-title = ❗ An objection to a target category
targets-notice-dispute-line = A person does not agree with a category. You hear of it as a coordinator.
