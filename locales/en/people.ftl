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
people-promote = Make a coordinator
people-dismiss = Dismiss as coordinator
people-to-organisation = To the organisation

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
