roles-title = Roles and appointments
roles-terms = Roles with a term
roles-none = Those who hold a role will stand here. Appoint somebody on their card.
roles-count =
    { $count ->
        [one] { $count } appointment in all.
       *[other] { $count } appointments in all.
    }
roles-question = Choose a person or type a name.
roles-filter = Choose a role
roles-filter-title = Which role?
roles-filter-question = You will see who holds it now.
roles-filter-all = All roles
roles-filter-terms = With a term
roles-to-requests = ❗ Waiting: { $count }

roles-order = order No. { $number } of { $day }
roles-order-bare = order No. { $number }
roles-since = since { $day }
roles-until = until { $day }
roles-till = till { $day }
roles-term-till = Term: till { $day }
roles-term-none = No term
roles-no-order = Without an order

roles-of-none = No roles yet.
roles-before = Before:
roles-appoint = Give a role
roles-hand-over = Hand over everything
roles-to-person = To the person
roles-all = All roles
roles-over = Ended on { $day }

roles-end = Dismiss
roles-end-question = By which order? Type its number and date. For example: 114-o of 01.09.2026
roles-without-order = Without an order
roles-order-day-question = Of which day is the order?
roles-end-goes = ❌ The rights of this role will be gone.
roles-end-stays = ✅ Records, clusters and events stay.
roles-ended = ✅ The role has ended.
roles-over-already = This role has ended already.
roles-last-coordinator = This is the only coordinator. Appoint another one first.
roles-change-term = Change the term
roles-term-question = What is the last day?
roles-term-endless = No term
roles-extended = ✅ The term is changed. { $term }

roles-flaw-empty = I see no number of an order. For example: 114-o of 01.09.2026
roles-flaw-long = The number is longer than { $most } characters. For example: 114-o of 01.09.2026
roles-flaw-day = I do not understand the date of the order. For example: 01.09.2026
roles-flaw-ahead = This day is still to come. An order is of today or earlier.
roles-flaw-term = I do not understand the date. For example: 31.08.2027
roles-flaw-term-past = This day is past or today. A term ends later than today.

roles-form-role = Which role?
roles-form-place = Where?
roles-form-municipality = Whole municipality
roles-form-no-groups = There are no open clusters yet.
roles-form-order = By which order?
roles-form-order-question = Type its number and date. For example: 114-o of 01.09.2026
roles-form-day = Date of the order
roles-form-term = For how long?
roles-form-till = Till { $day }
roles-form-sure = Appoint?
roles-form-replaces = { $name } leads now and will no longer.
roles-form-told = They will be told.
roles-form-appoint = Appoint
roles-form-change-role = Role
roles-form-change-order = Order
roles-form-change-term = Term
roles-form-draft = an appointment
roles-appointed = ✅ Appointed.
roles-held-already = They hold this role already.

roles-requests-title = Requests for roles
roles-requests-none = No new requests.
roles-requests-count =
    { $count ->
        [one] { $count } request is waiting.
       *[other] { $count } requests are waiting.
    }
roles-wait-request = ❗ Confirm a role: { $name }
roles-grant = Confirm
roles-refuse = Refuse
roles-request-granted = ✅ Confirmed.
roles-request-refused = ❌ Refused.
roles-request-granted-already = ✅ This is confirmed already.
roles-request-refused-already = ❌ This is refused already.
roles-request-withdrawn = The request was taken back.
roles-request-moved = They work elsewhere now, and the request is dropped.

roles-mine-title = My roles
roles-mine-none = No roles yet.
roles-mine-question = Say what you are, and a coordinator will confirm it.
roles-mine-waits = ⏳ Waiting to be confirmed: { $role }
roles-mine-withdraw = Take back: { $role }
roles-mine-withdrawn = The request is dropped.
roles-mine-place = Where?
roles-mine-asked = ⏳ A coordinator will confirm it, and you will hear of it.
roles-mine-known = You hold this role already, or it waits to be confirmed.
roles-i-methodist = I am a methodist
roles-i-representative = I represent my school
roles-i-tutor = I am a tutor
roles-i-expert = I am an expert
roles-resign = Lay the role down
roles-resign-title = Lay the role down?
roles-resign-goes = ❌ The rights of this role will be gone. Your records stay.
roles-resign-leader = The cluster will have no leader, and the coordinator will hear of it.
roles-resigned = ✅ The role is laid down.
roles-last-coordinator-self = You are the only coordinator. Appoint another one first. You can erase your data at any time.

roles-hand-title = Hand over everything
roles-hand-nothing = There is nothing to hand over.
roles-hand-what = There is now: { $what }
roles-hand-question = To whom? Choose or type a name.
roles-hand-oneself = Nobody can hand over to themselves. Choose another person.
roles-hand-sure = Hand over?
roles-hand-from = From: { $name }
roles-hand-to = To: { $name }
roles-hand-more = and { $rest } more
roles-hand-stays = Roles by order and what is past stay. Both will be told.
roles-hand-yes = Hand over
roles-handed = ✅ Handed over: { $what }

roles-sent-title = The spreadsheet is ready
roles-sent-line =
    { $count ->
        [one] It has { $count } row.
       *[other] It has { $count } rows.
    }
roles-table-cut = { $title }: the first { $most } rows
roles-column-family = Family name
roles-column-given = Given name
roles-column-patronymic = Patronymic
roles-column-works = Place of work
roles-column-role = Role
roles-column-place = Where
roles-column-since = Since
roles-column-number = Order No.
roles-column-day = Date of the order
roles-column-term = Till
roles-column-asked = Asked on

roles-to-mine = My roles
roles-open-person = Look
roles-open-list = Look at the list
roles-open-figures = Figures
roles-open-clusters = My clusters
roles-notice-appointed-title = ✅ You have a new role
roles-notice-appointed-by = A coordinator of the municipality has appointed you.
roles-notice-ended-title = Your role has ended
roles-notice-ended-by = A coordinator of the municipality has decided so. Your records stay.
roles-notice-replaced = A coordinator has appointed another leader. Your records stay.
roles-notice-extended-title = The term of your role is changed
roles-notice-extended-by = A coordinator of the municipality has changed it.
roles-notice-resigned-title = Somebody has laid a role down
roles-notice-resigned-line = { $name }. { $role }. You are told as a coordinator.
roles-notice-asked-title = A request for a role
roles-notice-asked-by = { $name }, { $organisation }
roles-notice-asked-question = Confirm this role?
roles-notice-granted-title = ✅ Your role is confirmed
roles-notice-refused-title = ❌ Your role is not confirmed
roles-notice-refused-line = A coordinator of the municipality has decided so. If it is a mistake, ask them.
roles-notice-ending-title = 🗓 The term of your role ends soon
roles-notice-ending-line = A coordinator of the municipality can prolong it.
roles-notice-ran-out-title = 🗓 The term of your role is over
roles-notice-ran-out-line = The last day was { $day }. Your records stay.
roles-notice-terms-title =
    { $count ->
        [one] 🗓 The term of { $count } role ends soon
       *[other] 🗓 The terms of { $count } roles end soon
    }
roles-notice-terms-line = You are told as a coordinator. The term can be changed on the card of the role.
roles-notice-terms-over-title =
    { $count ->
        [one] 🗓 The term of { $count } role is over
       *[other] 🗓 The terms of { $count } roles are over
    }
roles-notice-terms-over-line = You are told as a coordinator. The role can be given again.
roles-notice-taken-title = You have been handed matters
roles-notice-taken-line = { $name } had them: { $what }. A coordinator of the municipality has decided so.
roles-notice-handed-title = Your matters are handed over
roles-notice-handed-line = { $name } answers for them now: { $what }. A coordinator of the municipality has decided so.
