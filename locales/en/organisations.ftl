organisations-title = Schools and organisations
organisations-none = Organisations will stand here. Add them as a list: one school a line.
organisations-count = { $count } in all. The number beside a name is how many work there; ❗ waits for confirmation.
organisations-found =
    { $count ->
        [one] { $count } organisation found for “{ $search }”.
       *[other] { $count } organisations found for “{ $search }”.
    }
organisations-question = Choose an organisation, or write its number or a part of its name.
organisations-not-found-hint = Try the number alone, or how the name begins. For example: 3 or river

organisations-staff =
    👥 { $count ->
        [0] Nobody works here yet
        [one] { $count } person works here
       *[other] { $count } people work here
    }
organisations-to-staff = 👥 People: { $count }
organisations-staff-question = Choose somebody to open their card.
organisations-flags = Set a mark, and the school’s teachers belong to that target category.
organisations-hosts =
    { $count ->
        [one] 📍 Host school of { $count } cluster
       *[other] 📍 Host school of { $count } clusters
    }
organisations-unconfirmed = ❗ The name was typed at a registration and is not confirmed.
organisations-confirm = Confirm
organisations-merge = Merge
organisations-low = Low results
organisations-adverse = Adverse conditions
organisations-delete = Delete
organisations-confirmed = ✅ Confirmed.

organisations-rename-question = Write the name, official or short. For example: School No. 3
organisations-name-short = That does not look like a name: it needs letters. For example: School No. 3
organisations-name-long = The name is longer than 250 characters. Shorten it. For example: School No. 3
organisations-taken-title = There is such a school
organisations-taken-line = In the list: { $name }
organisations-taken-question = Is it one and the same school?
organisations-merge-with-it = Merge with it
organisations-another-name = Another name

organisations-merge-title = Merge into which one?
organisations-merge-from = Goes: { $name }
organisations-merging-title = Merge?
organisations-merging-goes = ❌ Goes: { $name }
organisations-merging-stays = ✅ Stays: { $name }
organisations-merging-staff =
    👥 { $count ->
        [0] The first has no people.
        [one] { $count } person moves.
       *[other] { $count } people move.
    }
organisations-merging-hosts =
    📍 { $count ->
        [one] { $count } cluster moves.
       *[other] { $count } clusters move.
    }
organisations-merging-marks = The marks of the first go with it.
organisations-merged =
    { $count ->
        [0] ✅ Merged.
        [one] ✅ Merged, { $count } person has moved.
       *[other] ✅ Merged, { $count } people have moved.
    }

organisations-delete-title = Delete the organisation?
organisations-delete-line = Nobody works here. Nothing else goes.
organisations-delete-in-use = ❗ It cannot be deleted: somebody works here, or there is a cluster.
organisations-deleted = ✅ Deleted.

organisations-add-title = Which schools to add?
organisations-add-line = A whole list will do, as it is: numbers, quotes and headings are left out. Or a .txt file of it.
organisations-add-question = Write the names, each on a line of its own. For example: School No. 3
organisations-too-many = The list has { $count } names, and I add up to { $most } at once. Send it in parts.
organisations-not-text = That is no text file. Save the list as .txt and send it again.
organisations-draft = a list of schools

organisations-preview-title = Add schools
organisations-preview-more = { $names } and { $more } more
organisations-preview-fresh = To be added { $count }: { $names }
organisations-preview-known = There already { $count }: { $names }
organisations-preview-confirm = Of these to be confirmed: { $count }
organisations-preview-passed = Passed over { $count }: { $names }
organisations-preview-flawed = ❗ No names { $count }: { $names }
organisations-preview-question = Add them? You can send more lines, which are added here.
organisations-preview-nothing = There is nothing to add. Send more lines, or correct these.
organisations-preview-add = Add { $count }
organisations-preview-mend = Correct lines
organisations-leaving-title = Not add the list?
organisations-leaving-line =
    { $count ->
        [one] It has { $count } name. Nothing changes among the schools.
       *[other] It has { $count } names. Nothing changes among the schools.
    }
organisations-leaving-drop = Do not add the list
organisations-list-dropped = The list is not added.
organisations-mend-title = Lines of the list
organisations-mend-line = Lines with “−” are passed over, the others are added.
organisations-mend-question = Choose a line to correct it.
organisations-mend-one-title = A line of the list
organisations-mend-one-question = Write how it should be.
organisations-mend-drop = Leave it out
organisations-mend-take = Add it as it is

organisations-added =
    { $count ->
        [0] Nothing is new: all are in the list.
        [one] ✅ { $count } organisation added.
       *[other] ✅ { $count } organisations added.
    }
organisations-undo = Undo the addition
organisations-undone =
    { $count ->
        [0] There is nothing to undo.
        [one] ✅ { $count } organisation taken back.
       *[other] ✅ { $count } organisations taken back.
    }
organisations-undone-in-part =
    { $count ->
        [0] Nothing taken back:
        [one] ✅ { $count } organisation taken back,
       *[other] ✅ { $count } organisations taken back,
    } { $used ->
        [one] { $used } stays: there are people or a cluster.
       *[other] { $used } stay: there are people or a cluster.
    }
