selfcheck-door = Self-diagnosis
selfcheck-command = Self-diagnosis in three minutes
selfcheck-help = 🔒 Ten statements help to see where you need help and what you could teach.
selfcheck-kept = self-diagnosis: sums by topic
selfcheck-draft = self-diagnosis

selfcheck-title = Self-diagnosis
selfcheck-private = 🔒 Only you see this
selfcheck-question = Choose where to begin. Sums by topic are kept, the answers are not.
selfcheck-profile = My profile

selfcheck-step = { $number } of { $count }
selfcheck-asks = How much is this about you?
selfcheck-said = Now: { $answer }
selfcheck-answer-none = I do not know how
selfcheck-answer-help = I need help
selfcheck-answer-cope = I cope
selfcheck-answer-teach = I could teach a colleague

selfcheck-found-title = What came out
selfcheck-found-line = { $number }. { $topic }: { $level }
selfcheck-strong = You could teach: { $topics }
selfcheck-found-question = What is ticked is written down as deficits. Untick what is not.
selfcheck-found-none = Nothing hard was found: you cope with all that was asked.
selfcheck-found-both = What is marked is written down: what is hard among deficits, what is strong under “I can help with…”. Take away what does not fit.
selfcheck-found-strong = What is marked is written under “I can help with…”, seen by you alone. Take away what does not fit.
selfcheck-teach-taken = ✅ I help: { $topic }
selfcheck-teach-left-out = I help: { $topic }
selfcheck-saved-strong =
    { $count ->
        [one] “I can help with…”: { $count } topic written down. Only you see it, and you can show it there.
       *[other] “I can help with…”: { $count } topics written down. Only you see them, and you can show them there.
    }
selfcheck-taken-up = ✅ { $number }. { $topic }
selfcheck-left-out = { $number }. { $topic }
selfcheck-save = Save without deficits
selfcheck-save-with =
    { $count ->
        [one] Write down { $count } deficit
       *[other] Write down { $count } deficits
    }
selfcheck-drop = Save nothing
selfcheck-dropped = Nothing was saved.
selfcheck-saved = ✅ Saved.
selfcheck-saved-with =
    { $count ->
        [one] ✅ Saved, { $count } deficit written down.
       *[other] ✅ Saved, { $count } deficits written down.
    }

selfcheck-share = { $topic }: { $percent }%
selfcheck-share-before = { $topic }: { $percent }% (before: { $before }%)
selfcheck-profile-question = The nearer to 100%, the surer you feel.
selfcheck-profile-none = Your profile will stand here when you have taken a self-diagnosis.
selfcheck-picture = Picture
selfcheck-again = Take it again
selfcheck-now = Now
selfcheck-before = Last time
selfcheck-caption = Help is needed most here: { $topic }. Only you see this picture.
selfcheck-source = Self-diagnosis, { $day }; in percent of “I could teach a colleague”
selfcheck-forget = Delete the results
selfcheck-forget-title = Delete the self-diagnosis?
selfcheck-forget-goes = The sums of all sittings go. They cannot be brought back.
selfcheck-forget-stays = The deficits that you have written down stay.
selfcheck-forgotten = ✅ The results are deleted.
