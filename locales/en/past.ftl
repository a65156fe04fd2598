past-draft = a past event
past-title = Past already
past-line = An event that was held without the bot counts as others do. Nobody is told of it.
past-no-group = Events are entered by leaders of clusters and coordinators.
past-group-question = Whose event was it? Choose, or write a part of the name.
past-all = For all teachers
past-kind-question = What was it? Choose or write.
past-title-question = What was it called? For example: Formative assessment
past-title-flaw =
    { $count ->
        [one] I see { $count } character; a title in words is needed, 3 to 120 characters.
       *[other] I see { $count } characters; a title in words is needed, 3 to 120 characters.
    }
past-day-question = On which day was it? Choose, or write: 12.11
past-day-flaw = A day of the last year is needed, today at the latest. For example: 12.11
past-time-question = When did it begin? Write: 14:30
past-time-flaw = The time when it began is needed. For example: 14:30
past-time-ahead = This time is still ahead. Write when it began.
past-whole = Without hours
past-place-question = Where was it? Choose or write.
past-place-flaw =
    { $count ->
        [one] I see { $count } character; a place is needed, 2 to 200 characters. For example: School No. 3
       *[other] I see { $count } characters; a place is needed, 2 to 200 characters. For example: School No. 3
    }
past-certain-title = Enter the past event?
past-certain-line = Its attendance sheet opens next: marks can be entered from paper.
past-yes = Enter
past-done = ✅ The event is entered. Mark who was there.
