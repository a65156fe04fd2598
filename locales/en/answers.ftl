answers-title = Answers
answers-of-places = 👥 Places: { $capacity }, going: { $going }
answers-of-none = 👥 Places: { $capacity }, nobody is going yet
answers-of-any = 👥 Going: { $count }
answers-nobody = The answers of members will stand here. So far the cluster has nobody but its leader.
answers-nobody-yet = The answers of those who are invited will stand here. Nobody has answered yet.
answers-nobody-here = Nobody is here now.
answers-going = Going: { $count }
answers-speaking = With a topic: { $count }
answers-maybe = Maybe: { $count }
answers-waiting = Waiting: { $count }
answers-not-going = Not going: { $count }
answers-silent = No answer: { $count }
answers-table = 📄 Table of answers
answers-places = Places: { $count }
answers-places-endless = Limit the places
answers-not-found = Nothing was found for “{ $search }”. Try fewer letters.
answers-question = To find somebody, type a part of the family name.
answers-line-waits = { $number }. { $person }
answers-line-unreached = { $number }. { $person }. Notices are off: tell them in person.
answers-line-offered = { $person }: a place is held until { $until }
answers-brought = { $how } “{ $topic }”
answers-places-title = How many places?
answers-places-now = Places now: { $capacity }.
answers-places-none = The number of places is not limited now.
answers-places-question = Type a number. For example: 25
answers-places-any = No limit
answers-places-flaw = It must be a number from 1 to 10,000. For example: 25
answers-places-few = Places that are taken or promised: { $count }. There cannot be fewer, unless you name who waits.
answers-places-saved = ✅ The number of places is saved. Those who wait get a place in their order.
answers-places-cancelled = The event is cancelled, its places cannot be changed.
answers-sent = 📄 The table of answers is sent
answers-sheet-title = Answers: { $title }
answers-file = Answers
answers-column-family = Family name
answers-column-given = Given name
answers-column-patronymic = Patronymic
answers-column-organisation = Organisation
answers-column-answer = Answer
answers-column-day = Answered on
answers-column-brings = Contribution
answers-column-topic = Topic
answers-cell-going = going
answers-cell-not-going = not going
answers-cell-maybe = maybe
answers-cell-waits = waits for a place, number { $number }
answers-cell-offered = a place is offered
answers-cell-silent = no answer
answers-how-title = How do you take part?
answers-how-now = Kept now: { $brought }
answers-how-question = Choose what you will show or tell.
answers-how-nothing = I do not speak
answers-how-late = The event has begun or is cancelled.
answers-how-stranger = Members of the cluster come with a topic. Join it first.
answers-how-full = { $count } people speak at this event already, and no more fit. Tell the leader.
answers-topic-title = Which topic?
answers-topic-how = Contribution: { $how }
answers-topic-question = Type the topic. For example: A museum as a classroom
answers-topic-flaw = It takes 2 to 200 characters with a letter among them. For example: A museum as a classroom
answers-spoken = ✅ Your topic is kept
answers-spoken-waits = ⏳ No places are left: you are on the waiting list, number { $number }.
answers-spoken-no-more = ✅ The topic is taken back. Your answer to the event stays.
answers-fewer-title = Who waits?
answers-fewer-line = 👥 Going: { $going }, places: { $capacity }
answers-fewer-offered =
    { $count ->
        [one] The place that is offered to { $count } person may be taken back: they wait again.
       *[other] The places that are offered to { $count } people may be taken back: they wait again.
    }
answers-fewer-nobody = None of those who come loses a place. Lower it?
answers-fewer-question =
    { $count ->
        [one] Choose { $count } person: they come to the head of the waiting list, and we write to them.
       *[other] Choose { $count } people: they come to the head of the waiting list, and we write to them.
    }
answers-fewer-done =
    { $count ->
        [0] Lower it
        [one] To the waiting list: { $count }
       *[other] To the waiting list: { $count }
    }
answers-fewer-leave = Leave it as it is
answers-fewer-saved =
    { $count ->
        [0] ✅ The number of places is saved.
        [one] ✅ The number of places is saved. { $count } waits, notified: { $told }
       *[other] ✅ The number of places is saved. { $count } wait, notified: { $told }
    }
answers-waits-title = ⏳ There are fewer places: { $title }
answers-waits-line = You are among the first in the waiting list. We write when a place is free.
answers-waits-event = Open the event
answers-waits-over = You are on the waiting list no more. Your answer stands on the card of the event.
answers-waits-cancelled = ❌ The event is cancelled.
answers-waits-begun = The event has begun.
answers-line-by = { $person } (answered by { $name })
answers-column-by = Answered by
answers-for-colleagues = Answer for colleagues
