organisations-title = Schools and organisations
organisations-none = Organisations will stand here. Add them as a list: one school a line.
organisations-count = { $count } in all. The number beside a name is how many work there; ❗ waits for confirmation.
organisations-question = Press an organisation or write a part of its name.

organisations-staff =
    👥 { $count ->
        [one] { $count } person works here
       *[other] { $count } people work here
    }
organisations-flags = The marks below place its staff in target categories.
organisations-hosts = Host school of clusters: { $count }
organisations-unconfirmed = ❗ The name was typed at a registration and is not confirmed.
organisations-confirm = Confirm
organisations-merge = Merge
organisations-low = Low results
organisations-adverse = Adverse conditions
organisations-delete = Delete
organisations-confirmed = ✅ Confirmed.

organisations-rename-question = Write the name. For example: School No. 3
organisations-name-flaw = The name of an organisation has 2 to 120 characters. For example: School No. 3

organisations-merge-title = Merge into which one?
organisations-merge-from = Goes: { $name }
organisations-merging-title = Merge?
organisations-merging-goes = ❌ Goes: { $name }
organisations-merging-stays =
    { $count ->
        [one] ✅ Stays: { $name }. { $count } person moves.
       *[other] ✅ Stays: { $name }. { $count } people move.
    }
organisations-merged =
    { $count ->
        [one] ✅ Merged, { $count } person has moved.
       *[other] ✅ Merged, { $count } people have moved.
    }

organisations-delete-title = Delete the organisation?
organisations-delete-line = Nobody works here. Nothing else goes.
organisations-delete-in-use = ❗ It cannot be deleted: somebody works here, or it hosts a cluster.
organisations-deleted = ✅ Deleted.

organisations-add-title = Which schools to add?
organisations-add-line = A whole list will do: one school a line. Or a .txt file with such a list.
organisations-add-question = Write the names. For example: School No. 3
organisations-line-flaw = The line “{ $line }” will not do: 2 to 120 characters. Nothing was added. For example: School No. 3
organisations-lines-flaw = Write 1 to { $most } names, each on its own line. For example: School No. 3
organisations-added = ✅ Organisations recorded: { $count }.
organisations-not-text = This is no text file: save the list as .txt in UTF-8 and send it again.
