catalogue-door = Catalogue of needs
catalogue-waits =
    { $count ->
        [one] Words of teachers: { $count }
       *[other] Words of teachers: { $count }
    }
catalogue-title = Catalogue of needs
catalogue-count =
    { $count ->
        [one] { $count } item is offered
       *[other] { $count } items are offered
    }
catalogue-count-retired =
    { $count ->
        [one] { $count } item is retired
       *[other] { $count } items are retired
    }
catalogue-here = What you change is seen in your municipality alone.
catalogue-question = Choose an area, or write a word to find an item. For example: lesson
catalogue-not-found = Nothing was found for “{ $search }”. Try another word.
catalogue-found =
    { $count ->
        [one] { $count } item was found
       *[other] { $count } items were found
    }
catalogue-to-words = Words of teachers: { $count }
catalogue-sheet = 📄 Spreadsheet
catalogue-load = Load
catalogue-none = The items of this area will stand here. Add the first one.
catalogue-none-retired = No item is retired here.
catalogue-items =
    { $count ->
        [one] { $count } item. Choose it, or write a part of a name.
       *[other] { $count } items. Choose one, or write a part of its name.
    }
catalogue-retired =
    { $count ->
        [one] { $count } item is retired: it is not offered for new entries
       *[other] { $count } items are retired: they are not offered for new entries
    }
catalogue-new = Add an item
catalogue-show-retired = Retired: { $count }
catalogue-area = Area: { $category }
catalogue-english = In English: { $name }
catalogue-untranslated = Without an English name
catalogue-own = An item of your municipality
catalogue-common = A common item
catalogue-common-named = A common item that others call “{ $name }”
catalogue-is-offered = ✅ Offered for new entries
catalogue-is-retired = ❌ Retired: not offered for new entries
catalogue-rename = Rename
catalogue-retire = Retire
catalogue-return = Bring back
catalogue-retire-title = Retire this item?
catalogue-retire-goes = It will be offered no more: neither among deficits, nor among strengths, nor by a self-diagnosis.
catalogue-retire-stays = It stays with all who have written it down, and in routes. It can be brought back at any time.
catalogue-retire-question = Retire it?
catalogue-retired-remark = ✅ The item is retired. Whoever has it keeps it.
catalogue-returned = ✅ The item is offered again.
catalogue-areas-found = Found among the areas
catalogue-areas-retired-show = Retired areas: { $count }
catalogue-areas-retired-title = Retired areas
catalogue-areas-retired-none = No area is retired.
catalogue-areas-retired =
    { $count ->
        [one] { $count } area is not offered for new entries
       *[other] { $count } areas are not offered for new entries
    }
catalogue-area-new = Add an area
catalogue-area-rename = Rename the area
catalogue-area-retire = Retire the area
catalogue-area-return = Bring the area back
catalogue-area-short = On buttons: { $name }
catalogue-area-own = An area of your municipality
catalogue-area-common-named = A common area that others call “{ $name }”
catalogue-area-is-retired = ❌ The area is retired: its items are not offered for new entries
catalogue-area-retire-title = Retire this area?
catalogue-area-retire-goes = It and its items will be offered no more: neither among deficits, nor for questions, clusters and pairs.
catalogue-area-retire-stays = All that is written down stays: deficits, pairs, routes, clusters. It can be brought back at any time.
catalogue-area-retired-remark = ✅ The area is retired. What is written down in it stays.
catalogue-area-returned = ✅ The area is offered again.
catalogue-area-draft = an area of the catalogue
catalogue-area-new-title = A new area
catalogue-area-question = What is the area called in Russian? Up to { $most } signs.
catalogue-area-short-title = A short name
catalogue-area-short-question = This name does not fit on a button. How to say it in up to { $most } signs?
catalogue-area-english-question = Write the English name, up to { $most } signs, or pass on.
catalogue-area-taken = Another area is called so, perhaps a retired one. Write another name.
catalogue-area-too-many = There are { $most } areas already, and no room for more on buttons. Retire one of them first.
catalogue-area-last = One area at least that everybody may choose must stay.
catalogue-area-added = ✅ The area is added.
catalogue-area-renamed = ✅ The area is renamed.
catalogue-is-of-retired = ❌ Not offered: its whole area is retired
catalogue-draft = an item of the catalogue
catalogue-new-title = A new item
catalogue-rename-title = Another name
catalogue-name-now = Now: { $name }
catalogue-name-question = What is the item called in Russian? Up to 60 signs.
catalogue-name-flaw = It needs { $least } to { $most } signs and a letter at least.
catalogue-same-name = The name as it was
catalogue-same-words = Take these words
catalogue-english-title = The English name
catalogue-english-why = Those who use the bot in English will see it.
catalogue-english-question = Write the name, or pass on. For example: Mixed-age classes
catalogue-without-english = No translation
catalogue-taken = This area has an item “{ $name }” already. Write another name.
catalogue-taken-retired = The item “{ $name }” is among the retired ones. Bring it back, or write another name.
catalogue-added = ✅ The item is added.
catalogue-renamed = ✅ The item is renamed.
catalogue-sheet-name = Catalogue_of_needs
catalogue-sheet-caption = Catalogue of needs. Change it and send it back: leave the numbers alone, and write new items without one.
catalogue-sheet-sent = 📄 The spreadsheet is sent. Change it, and load it.
catalogue-head-number = Number
catalogue-head-category = Area
catalogue-head-item = Item
catalogue-head-english = In English
catalogue-head-state = State
catalogue-head-short = Short
catalogue-state-offered = offered
catalogue-state-retired = retired
catalogue-words-title = Words of teachers
catalogue-words-none = Deficits that teachers have described in their own words, and show you without a name, will stand here.
catalogue-words-count =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
catalogue-words-unnamed = 🔒 No name, no school, no day, in a random order.
catalogue-words-question = Does one of them read like an item? Choose it, or write a word to search.
catalogue-words-file-question = Does the catalogue have such an item?
catalogue-words-file = Choose an item
catalogue-words-leave = Leave as it is
catalogue-words-left = ✅ The words stay as they are, and stand here no more.
catalogue-words-where-title = Which item is it?
catalogue-words-area-question = Choose an area, or write a word of the name.
catalogue-words-item-question = Choose an item, or write a word to search in the whole catalogue.
catalogue-words-new = A new item here
catalogue-words-other = Another area
catalogue-words-filed = ✅ The words stand in the catalogue, and their author will hear of it.
catalogue-told-title = Your words have found a place
catalogue-told-line = You have shown them to the coordinator without your name, and an item of the catalogue was chosen for them. If it does not fit, you can take it back.
catalogue-told-open = Look
