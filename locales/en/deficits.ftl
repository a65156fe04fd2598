deficits-door = My deficits
deficits-command = My professional deficits
deficits-help = 🔒 Keeps your professional deficits and suggests a cluster.

deficits-level-low = low
deficits-level-medium = medium
deficits-level-high = high
deficits-level-low-button = Low
deficits-level-medium-button = Medium
deficits-level-high-button = High
deficits-level-low-meaning = Low: it works on the whole, I want more confidence.
deficits-level-medium-meaning = Medium: it works only sometimes.
deficits-level-high-meaning = High: it does not work yet without help.
deficits-level-title = How hard is it?
deficits-level-now = Now: { $level }. What shall it be?
deficits-level-remark = ✅ The level is now { $level }.

deficits-title = 🔒 My deficits
deficits-title-closed = ✅ Closed deficits
deficits-line = { $number }. { $category }, { $level }, { $day }
deficits-question = Press one to open it.
deficits-question-many =
    { $count ->
        [one] { $count } deficit in all. Press one or write a part of its name.
       *[other] { $count } deficits in all. Press one or write a part of its name.
    }
deficits-found =
    { $count ->
        [one] { $count } of { $total } found.
       *[other] { $count } of { $total } found.
    }
deficits-not-found = “{ $search }” was not found. Write it another way. For example: motivating
deficits-none = What is still hard for you will stand here. Only you see it.
deficits-none-question = Write down the first, and the bot will suggest a cluster.
deficits-none-closed = What you have already mastered will stand here.
deficits-new = Register a deficit
deficits-show-closed = Closed: { $count }
deficits-category = Area: { $category }
deficits-level = Level: { $level }
deficits-registered = 🗓 Registered: { $day }
deficits-closed = ✅ Closed: { $day }
deficits-private = 🔒 Only you see this
deficits-clusters = Clusters on this topic
deficits-close = Close: it worked out
deficits-closed-remark = ✅ It worked out. The deficit is closed and kept among the closed ones.
deficits-change-level = Change the level
deficits-reopen = Open again
deficits-reopened-remark = ✅ The deficit is open again.
deficits-reopen-already = The same deficit is open already. Find it in the list.
deficits-delete = Delete
deficits-delete-title = Delete the deficit?
deficits-delete-goes = The record “{ $name }” goes, with its level and dates. It cannot be brought back.
deficits-delete-stays = Your other deficits, clusters and participation stay.
deficits-delete-question = If it worked out, you can simply close it.
deficits-deleted-remark = ✅ The record is deleted.

deficits-draft = a new deficit
deficits-category-title = In which area is it hard?
deficits-item-title = What exactly?
deficits-own = In my own words
deficits-own-title = Describe it in your own words
deficits-own-question = 3 to 300 characters. For example: I cannot win over the eighth form
deficits-own-flaw =
    { $count ->
        [one] I see { $count } character, but 3 to 300 are needed. For example: I cannot win over the eighth form
       *[other] I see { $count } characters, but 3 to 300 are needed. For example: I cannot win over the eighth form
    }
deficits-confirm-title = Register the deficit?
deficits-confirm-question = Is everything right?
deficits-confirm = Register
deficits-category-not-offered = Management deficits are for those who manage. Choose another area.
deficits-already-title = You have registered this already
deficits-already-question = There you can change the level or close it.
deficits-already-open = Open the record
deficits-another = Register another
deficits-registered-title = ✅ The deficit is registered
deficits-helpers =
    { $count ->
        [one] { $count } cluster works on this topic. Have a look:
       *[other] { $count } clusters work on this topic. Have a look:
    }
deficits-no-helpers = No cluster works on this topic yet. The record joins the overall figures, without your name, which the methodologist sees.
deficits-helper = { $name } · 👥 { $count }
deficits-all-clusters = All clusters
deficits-open-new = Open the record
deficits-all = All my deficits
