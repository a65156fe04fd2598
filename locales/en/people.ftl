people-title = People
people-since = 🗓 Teaches since { $year }
people-targets = Target categories: { $targets }
people-leads = 👥 Leads: { $clusters }
people-coordinates = ✅ Coordinator of the municipality
people-target-young = young specialist
people-target-beginning = beginning leader
people-target-low = school with low results
people-target-adverse = school in adverse conditions
people-make-leader = Appoint as a leader
people-to-rosters = To a cluster
people-promote = Make a coordinator
people-dismiss = Dismiss as coordinator
people-to-organisation = To the organisation

people-correct-name = Correct the name
people-to-roles = Roles
people-name-title = What is right?
people-name-now = Now: { $name }
people-name-question = Write the family name, the given name and the patronymic if there is one. For example: Petrova Olga
people-name-in-part = Both a family and a given name are needed. For example: Petrova Olga
people-name-initials = Whole names are needed, not letters. For example: Petrova Olga
people-name-too-long = The name is longer than 100 characters. For example: Petrova Olga
people-name-sign = “{ $sign }” cannot stand in this name. For example: Petrova Olga
people-named-title = Correct the name
people-name-was = Was: { $name }
people-name-family = Family name: { $name }
people-name-given = Given name: { $name }
people-name-patronymic = Patronymic: { $name }
people-name-again = Type it again
people-renamed = ✅ The name is corrected.
people-notice-renamed-title = Your name was corrected
people-notice-renamed-line = A coordinator of the municipality did it: lists and papers bear you by this name.
people-open-profile = Look

people-promote-title = Make a coordinator?
people-promote-line = Will see all people, schools and figures, and may appoint and dismiss. Will not see others’ deficits.
people-promoted = ✅ Appointed.
people-dismiss-title = Dismiss the coordinator?
people-dismiss-line = Will no longer see people, schools and figures. Their own things stay.
people-dismissed = ✅ Dismissed.
people-dismiss-last = This is the only coordinator. Appoint another one first.

people-notice-promoted-title = ✅ You are a coordinator now
people-notice-promoted-line = Another coordinator appointed you. You now see people, schools and figures.
people-notice-dismissed-title = You are no longer a coordinator
people-notice-dismissed-line = A coordinator of the municipality decided so. Your own records and clusters have stayed.
people-open-desk = People and schools

people-record = Change the record
people-record-title = The record
people-record-question = What shall change?
people-listed = 📄 On the school’s list, not in the bot yet
people-left = ❌ Works here no more since { $day }
people-merge-waits = ⏳ Asked whether another record is the same human
people-merge-done = ✅ Two records were joined, and can be parted until { $day }
people-open-person = Open the record
people-orphans =
    { $count ->
        [one] ❗ { $count } cluster will have no leader.
       *[other] ❗ { $count } clusters will have no leader.
    }

people-move = Move to another school
people-move-title = Where do they work now?
people-move-now = Now: { $name }
people-move-question = Choose or write the name.
people-move-none = No other school is found. Write the name in another way, or add the school under “Schools”.
people-moving-title = Move to another school?
people-moving-from = Now: { $name }
people-moving-to = Will be: { $name }
people-moving-stays = Clusters and records stay, roles at the former organisation end. The person will hear of it.
people-moving-yes = Move
people-moved = ✅ Works here now: { $name }.
people-notice-moved-title = Your place of work was changed
people-notice-moved-line = A coordinator wrote: { $name }. If that is wrong, correct it in your profile.

people-leave = Works here no more
people-leave-last = This is the only coordinator. Appoint another one first.
people-leave-already = That is noted already.
people-leaving-title = Works here no more?
people-leaving-roles = ❌ All roles end; they are no part of today’s staff.
people-leaving-goes =
    { $groups ->
        [one] ❌ Leaves { $groups } cluster, all roles end; they are no part of today’s staff.
       *[other] ❌ Leaves { $groups } clusters, all roles end; they are no part of today’s staff.
    }
people-leaving-stays = Past events, records and the way into the bot stay. The person will hear of it.
people-left-done = ✅ Noted.
people-return = Works here again
people-returned = ✅ Back on the staff. Clusters and roles are given anew.
people-notice-left-title = You are marked as having left
people-notice-left-line = A coordinator noted that you work at no school of the municipality any more: clusters and roles have ended, your records have stayed.
people-notice-left-way = If that is wrong, or you have changed schools, name the school in your profile.

people-merge = Join with another
people-merge-title = With which record?
people-merge-this = { $name }, { $school }
people-merge-question = Choose the record of the same human, or write the name.
people-merging-title = Is it one human?
people-merging-stays = ✅ Stays: { $who }
people-merging-goes = ❌ Becomes part of it: { $who }
people-merging-moves = Everything moves: participation, roles, papers, deficits. Both telephones lead to it.
people-merging-doubles = Where both have the same, the line of the first one stays.
people-merging-asks = The bot asks the person first, on each telephone. A record from a school’s list is joined at once.
people-merging-undo = They can be parted for 30 days.
people-merging-swap = Keep the other one
people-merging-yes = Join
people-merge-itself = That is the same record. Choose another one.
people-merge-pending = One of these records is asked about already. Wait for the answer, or take the question back.
people-merge-paired = These two are the mentor and the mentee of one pair. If they are one person after all, end their pair first.
people-merge-unreachable = One of the records cannot be reached, so nobody could be asked. Let the person open the bot on that telephone.
people-merge-asked = ⏳ Asked. The records are joined when the person agrees.
people-merge-merged = ✅ The records are joined.
people-merge-withdraw = Take the question back
people-merge-withdrawn = ✅ The question is taken back.
people-part = Part the records
people-part-title = Part the records?
people-part-goes = Everything that moved goes back to the former record, with its telephone.
people-part-stays = What came after they were joined stays here.
people-part-late = It is too late: 30 days have passed, or another record was joined afterwards.
people-parted = ✅ The records are parted. This is the former one.
people-notice-parted-title = The records are apart again
people-notice-parted-line = A coordinator parted two records that were joined. Each telephone sees its own.

people-same-waits = Is this record yours too?
people-same-title = Is this you too?
people-same-who = { $name }, { $school }
people-same-yes-means = If so, the records become one: participation, roles and deficits together, on all your telephones.
people-same-no-means = If not, nothing changes. Until you answer nobody sees anything.
people-same-question = Your school or a coordinator thinks that you are here twice.
people-same-yes = Yes, that is me
people-same-no = No, that is not me
people-same-waiting = ⏳ You have agreed. We wait for the other telephone.
people-same-noted = ✅ Noted. We wait for the other telephone.
people-same-over = The question is over. If the records should be joined, tell the coordinator.
people-same-merged = ✅ The records are joined. All that is yours is together now.
people-same-refused = ✅ Well, the records stay apart.
people-notice-same-title = Is this you too?
people-notice-same-line = A coordinator or whoever represents your school thinks that you are here twice. Nothing is joined unless you agree.
people-notice-joined-title = ✅ The school’s record is yours now
people-notice-joined-line = Your record is joined with the one on the school’s list: a coordinator or whoever represents the school said so.
people-notice-merged-title = ✅ The records are joined
people-notice-merged-line = The person has agreed on each telephone. They can be parted for 30 days.
people-notice-no-title = ❌ The records are not joined
people-notice-no-line = The answer: “No, that is not me”. You hear of it because you asked.
people-twice-title = ❗ One name twice in one school
people-twice-line = { $name }: just registered, and the name is there already.
people-twice-why = Is it one human, or two namesakes? You hear of it because you answer for the people of this school.
people-twice-same = It is one human
people-twice-different = No, two people
people-twice-look = Have a look
people-twice-newcomer = The new record
people-twice-former = The former record
people-twice-waits = One name twice: { $name }
people-twice-card = One human, or namesakes?
people-twice-new = The new record: { $who }
people-twice-old = The former record: { $who }
people-twice-listed = 📄 On the school’s list: { $who }
people-twice-means = If it is one human, the records become one. If they are namesakes, they stay apart.
people-twice-question = Is it one human?
people-twice-are-different = ✅ The answer: namesakes. The records stay apart.
people-twice-apart = The records have stayed apart.
people-twice-before = That is answered already. { $how }
people-twice-over = The question does not wait for your answer any more.

people-code = Make a code
people-code-made = The code: { $code }. It holds for a day, once. Hand it to the person: the command is /code.
people-code-needless = No code is needed: the person uses the bot already.
people-join-title = The school’s code
people-join-line = If your school listed you before, whoever represents it or the coordinator has a code of eight digits for you.
people-join-question = Write the code. For example: 1234 5678
people-join-wrong =
    { $count ->
        [one] There is no such code, or its day is over. { $count } try is left.
       *[other] There is no such code, or its day is over. { $count } tries are left.
    }
people-join-too-many = No tries are left for today. Try tomorrow, or ask the coordinator to join the records.
people-join-done = ✅ It is you: the school’s record is yours now.
people-join-command = Enter the school’s code

people-new = Add a person
people-new-draft = a new person
people-new-title = What is their name?
people-new-line = For those who do not use the bot: they count as staff, can be in clusters and be marked at events.
people-new-school-title = Where do they work?
people-new-post-title = What is their post?
people-new-post-question = Choose or write the post.
people-new-certain-title = Add the person?
people-new-namesake = ❗ This name stands at that school already.
people-new-means = The experience is not known, deficits are not stored. At their request the record can be erased.
people-new-yes = Add
people-new-done = ✅ Added.

people-erase = Erase the person
people-erase-title = Why do you erase them?
people-erase-question = The reason enters the act and the journal, without the name.
people-erase-asked = They ask for it
people-erase-mistake = Entered by mistake
people-erase-gone = Works here no more
people-erasing-title = Erase the person?
people-erasing-reason = The reason: { $reason }
people-erasing-goes = ❌ Goes at once: name, school, roles, memberships, answers, deficits, drafts, the way into the bot.
people-erasing-stays = Stays without a name: attendance in the figures of past events, lines of the journal, the act. Signed papers stay.
people-erasing-told = The person gets a last message about it. What is erased cannot be brought back.
people-erased = ✅ Erased. Act no. { $number }.
people-farewell-title = Your data were erased
people-farewell-line = On { $day } a coordinator of the municipality did it. The reason: { $reason }.
people-farewell-stays = Without a name there remain: attendance in the figures of past events, and the act. This is the last message.
people-farewell-operator = Questions: { $operator }. You may register anew on any day.

people-to-categories = Categories
people-deficits = Deficits
people-deficits-title = Deficits
people-deficits-told = Shown with the consent of this person. They are not to be passed on.
people-deficits-none = Nothing to show: no deficit is open, or the consent was withdrawn.
people-deficits-not-found = Nothing was found for “{ $search }”. Write another word.
people-deficits-line = • { $name } ({ $category }): { $level }
people-targets-of = Target categories
people-guests = Was a guest
people-unjoin = Part from the guest
people-guests-title = Under which name were they a guest?
people-guests-none = Nothing found for “{ $search }” among guests. Write the name as it was noted.
people-guests-question = Choose the name as it was noted at the event, or write another one.
people-guest-title = Which of the teachers is it?
people-guest-question = Choose somebody, or write a family name.
people-guest-more = and { $count } more
people-joining-title = Are they one person?
people-joining-guest = Guest: { $name }
people-joining-person = Teacher: { $who }
people-joining-moves = The guest's marks become the teacher's, on the sheets and in the record. For a month this can be undone.
people-joining-yes = Yes, join them
people-joined =
    { $count ->
        [one] ✅ Joined: { $count } event is in the record now.
       *[other] ✅ Joined: { $count } events are in the record now.
    }
people-joined-late = There is no such guest any more: they were joined already, or taken off the sheet.
people-unjoin-title = Part from the guest?
people-unjoin-line = Whatever the guest “{ $name }” had becomes the guest's again. If the teacher has got a certificate for them already, it is revoked, and its number stays in the register.
people-unjoined = ✅ Parted: the marks are the guest's again.
