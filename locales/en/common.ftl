# Words that several screens share. A key begins with the name of the place that owns it.

date-today = today, { $time }
date-tomorrow = tomorrow, { $time }
date-yesterday = yesterday, { $time }
share = { $part } of { $whole } ({ $percent }%)
share-empty = no data

button-back = ‹ Back
button-cancel = Cancel
button-menu = ‹ Menu
button-save = Save
button-continue = Continue
button-afresh = Start anew
button-previous = ‹
button-next = ›
button-page = { $page } of { $pages }
button-search-clear = Show all
button-other-language = Русский

talk-form-step = Step { $step } of { $of }
talk-form-keep = Leave it as it is
talk-form-leaving-title = Keep the draft?
talk-form-leaving-line = You have not finished { $what }.
talk-form-leaving-question = The draft will wait for you under “Today”. Once deleted, it cannot be brought back.
talk-form-later = Finish it later
talk-form-drop = Delete the draft
talk-draft-kept = You have not finished { $what }. The draft is kept.
talk-draft-title = There is a draft
talk-draft-line = You have not finished { $what }.
talk-draft-question = Go on from the same place?
talk-stale = The screen is refreshed
talk-restarted = The bot was updated, and what you had begun had to be opened anew. What you entered before this step was not kept.
talk-not-an-answer = Here, press a button below the message.
talk-nothing-seen = The message came empty: nothing in it can be seen.
talk-understood = Chosen: “{ $label }”.
talk-perhaps = { $count ->
    [one] Did you mean this?
   *[other] Did you mean one of these?
}
talk-perhaps-many = { $count } fit. Write more of it, or choose:
talk-courtesy-thanks = Glad to help.
talk-courtesy-greeting = Hello!
talk-courtesy-all-right = All right. Let us go on.
talk-not-text = { $what } will not do here.
talk-thing-sticker = A sticker
talk-thing-voice = A voice message
talk-thing-photo = A photo
talk-thing-contact = A contact
talk-thing-document = A file
talk-thing-forwarded = A forwarded message
talk-thing-edited = An edited message
talk-thing-other = Such a message
talk-unknown-command = There is no such command. Here is what can be done.
talk-cancelled = Cancelled, the draft is deleted.
talk-nothing-to-cancel = There is nothing to cancel.
talk-apology-title = That did not work
talk-apology-line = It is our mistake, recorded under the number { $incident }. Nothing that was saved is lost.
talk-apology-question = Try once more. If it happens again, tell the methodologist the number.
talk-delayed-title = The answer is delayed
talk-delayed-line = ⏳ Your message is not lost: the answer will come as soon as possible. There is no need to repeat it.
talk-delayed-toast = ⏳ The answer is delayed. Your press is not lost, there is no need to repeat it.
talk-refused-title = Not allowed
talk-not-coordinator = Only the municipality’s coordinators can do this.
talk-not-leader = Only the leader of this cluster can do this.
talk-not-registered = Please register first.
talk-gone = It is gone: perhaps deleted or cancelled.
talk-group-title = I work in a private chat
talk-group-line = I show no personal data in groups.
talk-group-button = Open the bot
talk-command-cancel = Cancel what was begun
talk-bot-description = Grozd helps the teachers of a municipality: it suggests a methodological cluster for what you find difficult, tells you of events and keeps your record. Nobody but you sees your deficits. Press “Start” to begin.
talk-bot-about = Methodological clusters and events for the teachers of a municipality
talk-kept-account = the account’s number in the messenger and the language
talk-kept-session = begun conversations and drafts
talk-kept-messages = messages of the bot

talk-kept-files = files that you sent
talk-kept-fetches = files that are still being fetched
talk-file-coming = ⏳ Fetching the file…
talk-file-too-big = ❗ The file is too big: { $size } MB, and I take up to { $limit } MB. Compress it or split it, and send it again.
talk-file-too-big-unmeasured = ❗ The file is too big: I take up to { $limit } MB. Compress it or split it, and send it again.
talk-file-empty = ❗ The file is empty. See whether it is the right one, and send it again.
talk-file-enough = ❗ Enough files for now: finish with those that you have sent first. What is not needed goes by itself within a day.
talk-file-gone = ❗ Telegram did not give me this file. Please send it again.
talk-file-disk = ❗ The file could not be saved: the server has a problem. Send it later; if that does not help, tell your methodologist.
talk-file-late = The file has come, but it is not needed here any more. If you need it again, open the right step and send it again.
