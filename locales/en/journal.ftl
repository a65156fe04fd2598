journal-title = Journal
journal-none = Whatever is changed in the municipality will stand here: roles, schools, clusters, events, papers, regulation.
journal-count =
    { $count ->
        [one] { $count } entry in all.
       *[other] { $count } entries in all.
    }
journal-found =
    { $count ->
        [one] { $count } entry found: { $filter }
       *[other] { $count } entries found: { $filter }
    }
journal-nothing-found = Nothing was found: { $filter }
journal-line = { $number }. { $moment } · { $author }: { $said }
journal-question = Type a name, a school or a cluster to find. For example: Petrova
journal-to-day = 🗓 Day
journal-to-about = About
journal-table-sent = ✅ The spreadsheet is below.
journal-table-cut = { $title }. The last { $most } entries: the journal has more.
journal-day-title = Of which day?
journal-day-question = Pick a day or type it, for example: 12 November
journal-about-title = About what?
journal-about-question = Choose what to show.
journal-entry-title = Journal entry
journal-entry-moment = 🗓 { $moment }
journal-entry-author = Who: { $author }
journal-entry-stays = Nobody edits or deletes entries of the journal.
journal-open-person = Open: { $name }
journal-open-group = Cluster
journal-open-organisation = School
journal-open-event = Event
journal-open-regulation = Regulation
journal-open-papers = Papers
journal-open-author = Who changed it
journal-column-day = Day
journal-column-time = Time
journal-column-author = Who
journal-column-about = About
journal-column-said = What has changed

journal-about-roles = Roles
journal-about-people = People
journal-about-organisations = Schools
journal-about-groups = Clusters
journal-about-events = Events
journal-about-papers = Papers
journal-about-plans = Plans
journal-about-regulation = Regulation

journal-by-itself = the bot
journal-person-gone = an erased person
journal-group-gone = (removed)
journal-organisation-gone = a removed organisation
journal-event-gone = (removed)
journal-nothing = nothing
journal-unknown = a change that this version of the bot cannot tell of

journal-coordinator-appointed = new coordinator: { $person }
journal-coordinator-dismissed = no longer a coordinator: { $person }
journal-leader-appointed = new leader of the cluster { $group }: { $person }
journal-leader-dismissed = no longer leader of the cluster { $group }: { $person }
journal-deputy-named = new deputy leader of the cluster { $group }: { $person }
journal-deputy-ended = no longer deputy leader of the cluster { $group }: { $person }
journal-leader-ran-out = the term of the leader of the cluster { $group } is over: { $person }
journal-role-appointed = new role “{ $role }”: { $person }{ $more }
journal-role-ended = no longer { $role }: { $person }
journal-role-ran-out = the term of the role “{ $role }” is over: { $person }
journal-role-term = term of the role “{ $role }” of { $person }: { $was } → { $became }
journal-no-term = none
journal-event-handed-over = the event { $event } is handed over to { $person }
journal-pair-confirmed = a pair is confirmed by order { $number } — { $person }
journal-pair-completed = a pair is completed — { $person }
journal-pair-cancelled = a pair is broken off — { $person }
journal-route-agreed = a route is agreed, version { $version } — { $person }
journal-route-taken = a route is accompanied by its tutor — { $person }
journal-route-declined = a route is accompanied by its tutor no more — { $person }
journal-route-returned = a route is given back — { $person }
journal-route-step-passed = a step of a route is accepted — { $person }
journal-route-step-returned = a step of a route is given back — { $person }
journal-route-finished = a route is completed — { $person }
journal-route-dropped = a route is given up — { $person }
journal-person-renamed = name corrected: { $person }
journal-person-listed = listed: { $person }
journal-people-listed =
    { $count ->
        [one] listed from a file: { $count } person
       *[other] listed from a file: { $count } people
    }
journal-people-relisted =
    { $count ->
        [one] corrected from a file: { $count } person
       *[other] corrected from a file: { $count } people
    }
journal-person-moved = { $person }: “{ $was }” → “{ $became }”
journal-person-left = works here no more — { $person }
journal-person-returned = works here again — { $person }
journal-merge-asked = asked whether another record is the same: { $person }
journal-merge-refused = “No, that is not me”: { $person }
journal-merge-withdrawn = the question about a second record is taken back: { $person }
journal-people-merged = two records are joined: { $person }
journal-people-parted = two records are apart again: { $person }
journal-code-handed-over = a code was made: { $person }
journal-namesakes-differ = namesakes, not one human: { $person }
journal-person-erased-asked = a person was erased, the reason: at their request
journal-person-erased-mistake = a person was erased, the reason: entered by mistake
journal-person-erased-gone = a person was erased, the reason: works here no more
journal-person-erased-oneself = erased all of their own data
journal-target-assigned = target category “{ $category }” — { $person }
journal-target-ended = target category “{ $category }” is ended — { $person }
journal-target-disputed = an objection: category “{ $category }” — { $person }
journal-target-answered = an answer to the objection: category “{ $category }” — { $person }
journal-organisations-added =
    { $count ->
        [one] { $count } organisation added
       *[other] { $count } organisations added
    }
journal-organisations-taken-back =
    adding taken back: { $count ->
        [one] { $count } organisation removed
       *[other] { $count } organisations removed
    }
journal-organisation-renamed = the organisation «{ $was }» is now called «{ $became }»
journal-low-results-set = marked as having low results: { $organisation }
journal-low-results-unset = no longer marked as having low results: { $organisation }
journal-adverse-conditions-set = marked as being in adverse conditions: { $organisation }
journal-adverse-conditions-unset = no longer marked as being in adverse conditions: { $organisation }
journal-organisation-merged = the organisation «{ $was }» merged into «{ $became }»
journal-organisation-deleted = the organisation «{ $was }» removed
journal-group-founded = the cluster { $group } founded
journal-group-renamed = the cluster «{ $was }» is now called «{ $became }»
journal-group-phase = phase of the cluster { $group }: { $was } → { $became }
journal-group-made-for = kind of the cluster { $group }: { $was } → { $became }
journal-group-host = host of the cluster { $group }: { $was } → { $became }
journal-group-removed = the cluster «{ $was }» removed
journal-group-category = { $group } is now about the category «{ $category }», too
journal-group-category-gone = { $group } is no longer about the category «{ $category }»
journal-chat-bound = a messenger group bound to the cluster { $group }
journal-chat-unbound = the messenger group of the cluster { $group } unbound
journal-member-joined = a new member of the cluster { $group }: { $person }
journal-member-left = no longer a member of the cluster { $group }: { $person }
journal-event-cancelled = the event { $event } cancelled
journal-event-restored = the event { $event } restored
journal-sheet-reopened = the sheet of { $event } opened again: { $why }
journal-broadcast-sent = broadcast, recipients: { $count }
journal-broadcast-cancelled = broadcast cancelled
journal-sheet-changed = the attendance of { $event } corrected: present { $was } → { $became }
journal-paper-ordered = the paper No. { $number } prepared
journal-paper-ordered-unnumbered = a paper without a number prepared
journal-paper-signed = the paper No. { $number } marked as signed
journal-paper-signed-unnumbered = a paper without a number marked as signed
journal-paper-unsigned = the mark of signing of the paper No. { $number } taken back
journal-paper-unsigned-unnumbered = the mark of signing of a paper without a number taken back
journal-paper-numbered = the number of a paper noted: { $number }
journal-paper-scanned = the scan of paper No. { $number } was kept
journal-paper-scanned-unnumbered = the scan of a paper without a number was kept
journal-paper-published = the link of paper No. { $number } was noted
journal-paper-published-unnumbered = the link of a paper without a number was noted
journal-paper-unpublished = the link of paper No. { $number } was taken away
journal-paper-unpublished-unnumbered = the link of a paper without a number was taken away
journal-forms-kept = the cases of a name were looked at: { $person }
journal-forms-kept-of-words = the cases of words for papers were looked at
journal-blank-brought = own blank taken: { $kind }
journal-blank-put-back = version { $version } of the own blank put back: { $kind }
journal-blank-ended = default blank again: { $kind }
journal-regulation-key = regulation, «{ $title }»: { $was } → { $became }
journal-regulation-key-changed = regulation, changed: «{ $title }»
journal-regulation-key-unknown = regulation: { $was } → { $became }
journal-regulation-presets = regulation, basis: { $was } → { $became }
journal-regulation-file = regulation loaded from a file: version { $was } → { $became }

journal-high-results-set = the mark “high results” was set: { $organisation }
journal-high-results-unset = the mark “high results” was taken off: { $organisation }
journal-organisation-confirmed = the name was confirmed: { $organisation }
journal-headcount = headcount, { $organisation }: { $became }
journal-counted = on { $day }: { $numbers }
journal-counted-teaching = teaching { $count }
journal-counted-management = management { $count }
journal-counted-young = under 35 { $count }
journal-counted-first = in the first three years { $count }
journal-counted-both = both { $count }
journal-headcount-taken-back = an entry of the headcount was taken back, { $organisation }: { $was }
journal-organisation-kind = the kind of { $organisation }: { $was } → { $became }
journal-organisation-outside = { $organisation } is outside the district now
journal-organisation-inside = { $organisation } is in the district now
journal-organisation-address = the address of { $organisation }: { $was } → { $became }
journal-organisation-inn = INN of { $organisation }: { $was } → { $became }
journal-organisation-ogrn = OGRN of { $organisation }: { $was } → { $became }
journal-head-named = the head was told: { $organisation }
journal-head-forgotten = the head is no longer told: { $organisation }
journal-agreement-entered = agreement No. { $number } was entered: { $organisation }
journal-agreement-prolonged = the term of an agreement, { $organisation }: { $was } → { $became }
journal-agreement-for-group = agreement No. { $number }, { $organisation }: for the cluster { $group }
journal-agreement-for-no-group = agreement No. { $number }, { $organisation }: for no cluster
journal-agreement-removed = the entry of agreement No. { $number } was taken away: { $organisation }
journal-import-diagnosis = results of a diagnosis were loaded: they went to whom they are about
journal-item-added = the catalogue of needs has a new item: “{ $name }”
journal-item-renamed = an item of the catalogue of needs: “{ $was }” → “{ $became }”
journal-item-retired = an item of the catalogue of needs is offered no more: “{ $name }”
journal-item-returned = an item of the catalogue of needs is offered again: “{ $name }”
journal-category-added = the catalogue of needs has a new area: “{ $name }”
journal-category-renamed = an area of the catalogue of needs: “{ $was }” → “{ $became }”
journal-category-retired = an area of the catalogue of needs is offered no more: “{ $name }”
journal-category-returned = an area of the catalogue of needs is offered again: “{ $name }”
journal-import-schools = a list of schools was loaded: new { $new }, changed { $changed }
journal-import-plan = loaded from a file, { $plan }: new { $new }, changed { $changed }
journal-plan-of = the plan of { $group }
journal-plan-of-service = the plan of the service
journal-plan-entry-added = { $plan }: new entry No. { $number }, term { $term }
journal-plan-entry-changed = { $plan }, entry No. { $number }: another “{ $field }”
journal-plan-entry-term = { $plan }, entry No. { $number }: term { $was } → { $became }
journal-plan-entry-state = { $plan }, entry No. { $number }: { $was } → { $became }
journal-guest-joined = a guest of events was joined to a teacher: { $person }, events { $count }
journal-guest-parted = a guest of events was parted from a teacher: { $person }

journal-leader-offered = asked to lead the cluster { $group }: { $person }
journal-leader-offer-withdrawn = the offer to lead the cluster { $group } was taken back: { $person }
journal-leader-offer-declined = declined to lead the cluster { $group }: { $person }
journal-leader-order = order of the leader of the cluster { $group }: { $person }{ $more }
journal-no-limit = no limit
journal-group-places = places of the cluster { $group }: { $was } → { $became }
journal-group-subject = the cluster { $group } is for the subject “{ $subject }” too
journal-group-subject-gone = the cluster { $group } is no longer for the subject “{ $subject }”
journal-group-programme = programme of the cluster { $group }: { $name }
journal-group-programme-gone = the programme of the cluster { $group } was taken off
journal-no-part = no part
journal-member-part = part in the cluster { $group }: { $member } — { $part }
journal-host-offered = the school { $school } offers to host a cluster
journal-host-taken = the offer of the school { $school } to host a cluster was taken
journal-host-declined = the offer of the school { $school } to host a cluster was declined
journal-host-withdrawn = the school { $school } took its offer to host a cluster back
