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
certificates-samples-title = Certificate and reference
certificates-samples-line = They are printed by the usual sample or by your own.
certificates-samples-question = Which sample to look at or replace?
certificates-sample-certificate = Certificate
certificates-sample-reference = Reference of participation
certificates-sample-own = ✅ Your sample: { $name }
certificates-sample-ours = The usual sample now.
certificates-sample-svg = It needs { $marks } and a rectangle whose id is the Russian word for “code”, as in the usual sample: the QR code stands there. It may have { $more }.
certificates-sample-word = It needs { $marks }. The usual sample shows how they stand.
certificates-sample-question-svg = Send your sample as an SVG file, A4 across.
certificates-sample-question-word = Send your sample as a file of Word.
certificates-sample-take = Send me this sample
certificates-sample-back = Back to the usual one
certificates-sample-gone = ✅ The usual sample again.
certificates-sample-caption = { $kind }: the sample. Mend it and send it back.
certificates-sample-specimen = This is how it is printed: the words are invented.
certificates-sample-taken = ✅ The sample is taken. The file shows how it looks.
certificates-flaw-too-much = The file is too big: a sample has up to 1 MB. Take something out and send it again.
certificates-flaw-not-svg = The file cannot be read. A certificate is an SVG: save the drawing as one and send it again.
certificates-flaw-runs = The file has something that runs: { $what }. Take it out and send it again.
certificates-flaw-fetches = The file calls out, or has a picture: { $what }. Draw it with lines and send it again.
certificates-flaw-lacks = The sample lacks: { $marks }. Add it and send it again.
certificates-flaw-unknown = There is no “{ $name }”. Mend it and send it again.
certificates-flaw-near = There is no “{ $name }”. Perhaps “{ $near }”?
certificates-flaw-shows = This cannot be printed: { $what }. Keep solid fills and lines that are not seen through, and send it again.
