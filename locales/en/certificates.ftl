certificates-title = Certificates
certificates-none = The events at which you were will stand here once their leader has closed the sheet.
certificates-no-such = Nothing was found for “{ $search }”. Try a shorter word.
certificates-count =
    { $count ->
        [one] { $count } event is confirmed.
       *[other] { $count } events are confirmed.
    }
certificates-question = Choose an event to get its certificate.
certificates-unconfirmed = A certificate is issued once the leader has closed the sheet and you are on it.
certificates-caption = Certificate No. { $number }: { $title }
certificates-proof-title = Certificate No. { $number }
certificates-proof-valid = ✅ Issued, and in force.
certificates-proof-revoked = ❌ Revoked: what it says is not confirmed any more.
certificates-proof-erased = ❌ Issued, but its owner’s data were erased at their wish; no name can be confirmed.
certificates-proof-from = Issued by: { $name }
certificates-proof-issued = Issued on: { $day }
certificates-proof-part = Participation: { $part }
certificates-proof-question = Whose family name is on the paper? Write it, and the bot says whether it is the one.
certificates-proof-right = ✅ That is the name on the paper.
certificates-proof-wrong =
    { $count ->
        [0] ❌ It is another name. No tries are left.
        [one] ❌ It is another name. { $count } try is left.
       *[other] ❌ It is another name. { $count } tries are left.
    }
certificates-proof-too-often = No tries are left.
certificates-proof-unknown = There is no certificate with this code. See whether the whole code was read from the paper.
