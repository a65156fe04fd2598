mydata-title = Everything kept about you
mydata-person = { $name }. Post: { $post }
mydata-no-person = You are not registered: there is an account number only.
mydata-question = Send everything, to the last record, as a file?
mydata-file = 📄 Send the file
mydata-forget = Erase everything
mydata-file-sent = The file is sent
mydata-file-caption = 🔒 Everything kept about you at this moment. Any program for text opens it.
mydata-sent-title = 📄 The files are below
mydata-sent-line = They stay in this chat. You can delete them like any message.
mydata-kept = Everything has stayed as it was.
mydata-forget-title = Erase everything about you?
mydata-forget-goes = ❌ Goes at once: profile, deficits, memberships, answers, drafts, consents, account.
mydata-forget-stays = Stays without a name: attendance in the figures of past events, and the act of erasure.
mydata-forget-leader =
    { $count ->
        [one] 👥 { $count } cluster will have no leader.
       *[other] 👥 { $count } clusters will have no leader.
    }
mydata-forget-last-coordinator = ❗ You are the only coordinator: nobody could appoint another. Appoint one first.
mydata-forget-question = This withdraws the consent. What is erased cannot be brought back.
mydata-forget-yes = Erase everything
mydata-forget-no = Keep it
mydata-farewell-title = ✅ Erased
mydata-farewell-act = 📄 Act No. { $number } of { $day }. Your name is not in it.
mydata-farewell-return = To come back, write /start: we shall begin anew.
mydata-door = 🔒 My data
mydata-command = All data about me
mydata-forget-command = Withdraw consent and delete data
mydata-help = Shows all it knows about you: /mydata. Deletes it: /forget.
mydata-kept-line = • { $what }: { $count }
