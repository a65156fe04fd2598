hosting-wait = Offers of schools: { $count }
hosting-draft-order = the order of a cluster
hosting-draft = the offer of the school

hosting-title = Offers of schools
hosting-none = Schools that would host a cluster will stand here. A school is offered by its representative.
hosting-not-found = Nothing was found for “{ $search }”. Type a part of the school or of the direction.
hosting-count =
    { $count ->
        [one] { $count } offer waits.
       *[other] { $count } offers wait.
    }
hosting-question = Choose an offer, or type a school or a direction.
hosting-card-title = The offer of a school
hosting-direction = Direction: { $direction }
hosting-words = The school writes: { $words }
hosting-offered = 🗓 Offered on { $day }
hosting-card-question = Take the offer?
hosting-take = Take
hosting-decline = Decline
hosting-school = Open the school
hosting-over = The offer is answered, or the school has taken it back.

hosting-order-title = By which order?
hosting-order-question = Type the number of the order, with its day if you like, for example: 114-o of 01.09.2026
hosting-order-day-question = Of which day is order No. { $number }?
hosting-order = 📄 Order No. { $number } of { $day }
hosting-order-twice = ❗ The cluster “{ $name }” was founded by this order already. If one order names several schools, all is right; if not, mend the number.
hosting-order-twice-day = ❗ The cluster “{ $name }” bears an order of this number of { $day }. Check the number and the day.
hosting-flaw-empty = I see no number of an order. For example: 114-o of 01.09.2026
hosting-flaw-long = The number is longer than { $most } signs. For example: 114-o of 01.09.2026
hosting-flaw-day = I do not understand the day of the order. For example: 01.09.2026
hosting-flaw-ahead = This day is still to come. An order is of today or earlier.
hosting-sure-title = Create the cluster?
hosting-sure-question = Is everything right?
hosting-found = Create
hosting-rename = Another name
hosting-reorder = Mend the order
hosting-name-title = What is the cluster called?
hosting-name-question = Type the name, from 3 to 120 characters.
hosting-name-flaw = A name has 3 to 120 characters, for example: Formative assessment
hosting-founded = ✅ The cluster is created. A leader is still to be appointed.
hosting-decline-title = Decline the offer?
hosting-decline-question = Write a few words to the school: why, and what can be done.
hosting-decline-skip = Decline without words
hosting-declined = ✅ The offer is declined. The school will hear of it.
hosting-words-flaw = Write up to { $most } characters.

hosting-mine-title = Offers of the school
hosting-mine-none = Your school may become a host: choose a direction, and the coordinator will answer.
hosting-mine-count =
    { $count ->
        [one] { $count } offer was sent.
       *[other] { $count } offers were sent.
    }
hosting-mine-question = Choose an offer, or type a direction.
hosting-mine-not-found = Nothing was found for “{ $search }”. Type a part of the direction, for example: method
hosting-new = Offer the school
hosting-mine = Offers of the school
hosting-withdraw = Take the offer back
hosting-withdrawn = ✅ The offer is taken back.
hosting-is-waiting = ⏳ Waits for the coordinator
hosting-is-taken = ✅ Taken, the cluster is created
hosting-is-declined = Declined by the coordinator
hosting-is-withdrawn = Taken back by the school
hosting-reply = The coordinator writes: { $words }
hosting-form-direction-title = For which direction?
hosting-form-direction-question = Choose what the school is strong in and can help others with.
hosting-form-words-title = What does the school have?
hosting-form-words-question = Write a line or two: experience, people, equipment.
hosting-form-skip = Skip
hosting-form-sure-title = Offer the school?
hosting-form-sure-question = Is everything right?
hosting-form-send = Send
hosting-sent = ✅ The coordinators will see the offer. The answer will come here.
hosting-offered-already = This offer waits for an answer already.

hosting-look = Look
hosting-open = Open the cluster
hosting-notice-offered = { $school } would host a cluster
hosting-notice-offered-line = Take the offer by an order, or answer the school.
hosting-notice-taken = ✅ { $school } hosts a cluster
hosting-notice-taken-line = The coordinator will appoint its leader.
hosting-notice-declined = { $school }: the offer is declined
hosting-notice-declined-line = You may offer the school for another direction.
