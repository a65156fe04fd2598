evaluation-title = How did it go?
evaluation-anonymous = 🔒 Without a name: who answered and what was answered are kept apart.
evaluation-question = Give it a number: 5 is excellent, 1 a waste of time.
evaluation-score-flaw = A digit from 1 to 5 is needed. For example: 4
evaluation-thanks = ✅ Thank you
evaluation-given-line = It was counted without a name.
evaluation-given-already = It was counted already
evaluation-add-words = Add a word
evaluation-words-title = What do you say of it?
evaluation-words-question = Write a word or a phrase. Name nobody.
evaluation-words-flaw = A word at least is needed, up to 200 characters. For example: useful
evaluation-enough = Add nothing
evaluation-thanks-line = The leader sees what came of it in three days, if five or more answer.
evaluation-stranger = Those who were at the event give it a number.
evaluation-over = The answers of this event are gathered already.
evaluation-told-title = 📈 How the event went
evaluation-told-average =
    { $count ->
        [one] { $average } of 5 on average, { $count } answer
       *[other] { $average } of 5 on average, { $count } answers
    }
evaluation-too-few = Fewer than { $fewest } people have answered, so nobody is shown what came of it.
evaluation-wait = Evaluate: { $day } { $title }
evaluation-more = More words: { $count }
