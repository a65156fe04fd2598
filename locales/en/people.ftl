# What a person, an event and a cluster are called on several screens.
people-phase-forming = forming
people-phase-working = working
people-phase-summing = summing up
people-phase-closed = closed
people-notices-yes = ✅ Notices
people-notices-no = Turn notices on
people-name-yes = ✅ Colleagues see my name
people-name-no = Show my name
