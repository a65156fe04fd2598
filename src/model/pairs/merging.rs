//! What becomes of pairs when two records are one human: all of them stay, and the rules hold. For the call of a merge.
//!
//! Of two that cannot both go on, the one that is further does, then that of the record which stays; the other one is closed with a
//! reason that both hear of. A pair of the two with each other is none: it is closed, and keeps the one who stays.

/// Closes what cannot go on: `?1` goes, `?2` keeps, `?3` is the moment. The two with each other first, then the same two twice, then a
/// second live pair of a mentee by a basis.
pub(in crate::model) const CLOSES: [&str; 3] = [
    "UPDATE pair SET state = 'cancelled', ending = 'office', ended_at = ?3, next_at = NULL
     WHERE state IN ('proposed', 'accepted', 'active')
       AND (mentor_id = ?1 AND mentee_id = ?2 OR mentor_id = ?2 AND mentee_id = ?1)",
    "UPDATE pair SET state = 'cancelled', ending = 'taken', ended_at = ?3, next_at = NULL, untold = 1
     WHERE id IN (SELECT id FROM (
         SELECT id, row_number() OVER (
             PARTITION BY basis, coalesce(subject_id, 0), iif(basis = 'subject', min(one, other), one),
                          iif(basis = 'subject', max(one, other), other)
             ORDER BY rank DESC, id) AS place
         FROM (SELECT id, basis, subject_id, iif(mentor_id = ?1, ?2, mentor_id) AS one,
                      iif(mentee_id = ?1, ?2, mentee_id) AS other,
                      (state = 'active') * 4 + (state = 'accepted') * 2 + (?2 IN (mentor_id, mentee_id)) AS rank
               FROM pair
               WHERE (mentor_id IN (?1, ?2) OR mentee_id IN (?1, ?2)) AND state IN ('proposed', 'accepted', 'active')))
       WHERE place > 1)",
    "UPDATE pair SET state = 'cancelled', ending = 'taken', ended_at = ?3, next_at = NULL, untold = 1
     WHERE id IN (SELECT id FROM (
         SELECT id, row_number() OVER (PARTITION BY basis ORDER BY state = 'active' DESC, mentee_id = ?2 DESC, id) AS place
         FROM pair WHERE mentee_id IN (?1, ?2) AND basis != 'subject' AND state IN ('accepted', 'active'))
       WHERE place > 1)",
];

/// A pair of the two with each other keeps the one who stays: `?1` goes, `?2` keeps.
pub(in crate::model) const PARTS: [&str; 2] = [
    "UPDATE pair SET mentor_id = NULL WHERE mentor_id = ?1 AND mentee_id = ?2",
    "UPDATE pair SET mentee_id = NULL WHERE mentee_id = ?1 AND mentor_id = ?2",
];

/// It has both of them again: `?1` is the merge, whose rows name it, and `?2` the record that comes back.
pub(in crate::model) const JOINS: [&str; 2] = [
    "UPDATE pair SET mentor_id = ?2
     WHERE mentor_id IS NULL AND json_array(id) IN (SELECT key FROM merge_row
         WHERE merge_id = ?1 AND of_table = 'pair' AND of_column = 'mentor_id' AND body IS NULL)",
    "UPDATE pair SET mentee_id = ?2
     WHERE mentee_id IS NULL AND json_array(id) IN (SELECT key FROM merge_row
         WHERE merge_id = ?1 AND of_table = 'pair' AND of_column = 'mentee_id' AND body IS NULL)",
];
