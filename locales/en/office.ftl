office-laid-instead = By the regulation lists with names do not go through the messenger, and this file is not read. Lay it into the folder of the service, into { $folder } there, and delete it from the chat.
office-sure = Is everything right?
office-not-found = Nothing is found for “{ $search }”.
office-people-count =
    { $count ->
        [one] { $count } person in all.
       *[other] { $count } people in all.
    }
office-people-found =
    { $count ->
        [0] Nobody is found for “{ $search }”.
        [one] { $count } person is found for “{ $search }”.
       *[other] { $count } people are found for “{ $search }”.
    }
office-people-question = Write a name as you remember it. For example: Petrova Olga
office-person-left = has left

office-rename = Rename
office-rename-title = New name
office-rename-now = Now: { $name }
office-renamed = ✅ Renamed.
office-name-taken = “{ $name }” exists already. Another name is needed.

office-add-organisations = Add schools
office-new-group = Create a cluster
office-table = 📄 Spreadsheet
office-load = 📄 Load from a file
office-journal = Journal
