requests-door = Ask a methodist
requests-command = Ask a methodist
requests-help = 🔒 Passes your question to methodists and brings the answer.
requests-kept = questions to methodists and their answers
requests-draft = question to a methodist
requests-answer-draft = answer to a question
requests-wait-answer = Answer to your question
requests-wait-put = Your mentee's question
requests-wait-open =
    { $count ->
        [one] { $count } question waits for an answer
       *[other] { $count } questions wait for an answer
    }

requests-title = My questions
requests-none = Ask what you need for a lesson or a class. A methodist answers.
requests-who-reads = 🔒 You and those who answer see the question
requests-mentor-reads = 🔒 You and your mentor see the question: { $name }
requests-new = Ask a question
requests-of-others = Questions of colleagues
requests-category-title = What is the question about?
requests-category-question = Choose an area.
requests-whom-title = Whom to ask?
requests-whom-question = A mentor gets the question alone and can pass it on to methodists.
requests-whom-methodists = Methodists
requests-whom-mentor = Mentor { $name }
requests-words-title = Your question
requests-words-question = Write the question. For example: where are reading tasks for grade 5?
requests-flaw =
    { $count ->
        [one] I see { $count } sign, and 3 to { $most } are needed. Send a text of another length.
       *[other] I see { $count } signs, and 3 to { $most } are needed. Send a text of another length.
    }
requests-asked = ✅ The question is sent. The answer comes here.
requests-one-title = Question
requests-category = Area: { $category }
requests-quote = “{ $words }”
requests-asked-at = 🗓 Asked: { $moment }
requests-state-open = Waits for a methodist
requests-state-taken = The answer is being prepared
requests-state-answered = There is an answer
requests-state-closed = Closed
requests-taker = Answers: { $name }
requests-answer = Answer: { $words }
requests-answer-before = Former answer: { $words }
requests-withdraw = No answer is needed any more
requests-helped-question = Did it help?
requests-helped = Thank you, it helped
requests-again = Ask again
requests-closed = ✅ The question is closed.

requests-open-title = Questions of colleagues
requests-open-none = Nobody waits for an answer now.
requests-open-count =
    { $count ->
        [one] { $count } question waits, begin with it.
       *[other] { $count } questions wait, the first for longest.
    }
requests-asked-title = A colleague's question
requests-asker = { $name }, { $school }
requests-write = Answer
requests-take = I take it
requests-taken = ✅ The question is yours. It is not offered to others any more.
requests-taken-already = ❌ Somebody has taken this question, or no answer is needed any more.
requests-give-back = Give it back to all
requests-given-back = ✅ All methodists see the question again.
requests-answer-title = Your answer
requests-answer-question = Write the answer, it leaves at once. Up to 2000 signs, a link is fine.
requests-answered = ✅ The answer is sent.

requests-notice-open-title = A question waits for your answer
requests-open = Open the question
requests-notice-answer-title = Your question was answered
requests-notice-answer-line = Only you and who answered see the answer.
requests-read = Read
