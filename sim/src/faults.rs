//! Faults that tests inject: refusals that come from Telegram's own
//! trouble, slow answers, cut connections, repeated and reordered updates.

use std::sync::Arc;
use std::time::Duration;

use super::Shared;
use super::refusal::Refusal;
use super::world::UpdateId;

/// What goes wrong with a call.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// 429 that asks to wait so many seconds.
    TooMany(u64),
    /// 403 "bot was blocked by the user", although nobody blocked it.
    Blocked,
    /// 401, 404, 409, 500, 502, 503, 504 or any other code, as Telegram's JSON.
    Code(u16),
    /// The same as the web page of a proxy in between.
    Html(u16),
    /// The call waits so long before it is carried out.
    Hang(Duration),
    /// The call is carried out, but its answer comes so late.
    Late(Duration),
    /// The connection is cut and nothing was carried out.
    CutBefore,
    /// The call is carried out and the connection cut without an answer.
    ActThenCut,
    /// The call is carried out and the connection cut in the middle of the answer.
    CutInBody,
}

/// Which calls a fault applies to.
#[derive(Clone, Debug, Default)]
pub struct Aim {
    method: Option<String>,
    chat: Option<i64>,
}

impl Aim {
    /// Any call except `getUpdates`.
    pub fn any() -> Self {
        Self::default()
    }

    /// Calls of one method; the only way to hit `getUpdates`.
    pub fn method(name: &str) -> Self {
        Self { method: Some(name.to_ascii_lowercase()), chat: None }
    }

    /// Calls that show something in one chat. Taking the buttons off an older card is not one of them, unless asked for by
    /// its name: it follows its reply at a moment that no test can know, and would now and then catch the next fault.
    pub fn chat(chat: i64) -> Self {
        Self { method: None, chat: Some(chat) }
    }

    /// Of those, only calls for this chat.
    #[must_use]
    pub fn to(mut self, chat: i64) -> Self {
        self.chat = Some(chat);
        self
    }

    fn hits(&self, method: &str, chat: Option<i64>) -> bool {
        let right_method = match &self.method {
            Some(wanted) => wanted.eq_ignore_ascii_case(method),
            None if self.chat.is_some() => !method.eq_ignore_ascii_case("editMessageReplyMarkup"),
            None => method != "getUpdates",
        };
        right_method && (self.chat.is_none() || self.chat == chat)
    }
}

/// How likely each trouble is for each call except `getUpdates`, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FaultShares {
    /// 429 with one second to wait.
    pub too_many: f64,
    /// 502.
    pub server_error: f64,
    /// Cut before anything was done.
    pub cut_before: f64,
    /// Carried out, then cut.
    pub act_then_cut: f64,
}

struct Planned {
    aim: Aim,
    fault: Fault,
    left: u32,
}

/// The faults that are still to come.
#[derive(Default)]
pub(super) struct FaultPlan {
    planned: Vec<Planned>,
    shares: Option<(FaultShares, u64)>,
    pub reversed_batches: u32,
}

impl FaultPlan {
    /// The fault of this call, if it has one; planned faults come before random ones.
    pub fn draw(&mut self, method: &str, chat: Option<i64>) -> Option<Fault> {
        if let Some(at) = self.planned.iter().position(|it| it.aim.hits(method, chat)) {
            let planned = &mut self.planned[at];
            planned.left -= 1;
            let fault = planned.fault.clone();
            if planned.left == 0 {
                self.planned.remove(at);
            }
            return Some(fault);
        }
        let (shares, seed) = self.shares.as_mut().filter(|_| method != "getUpdates")?;
        let mut chance = random_share(seed);
        for (share, fault) in [
            (shares.too_many, Fault::TooMany(1)),
            (shares.server_error, Fault::Code(502)),
            (shares.cut_before, Fault::CutBefore),
            (shares.act_then_cut, Fault::ActThenCut),
        ] {
            if chance < share {
                return Some(fault);
            }
            chance -= share;
        }
        None
    }
}

/// The next number of a xorshift sequence as a share of one.
fn random_share(seed: &mut u64) -> f64 {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    let upper = u32::try_from(*seed >> 32).unwrap_or(u32::MAX);
    f64::from(upper) / (f64::from(u32::MAX) + 1.0)
}

/// What Telegram says with a code of its own accord.
pub(super) fn refusal_of(fault: &Fault) -> Option<Refusal> {
    Some(match fault {
        Fault::TooMany(seconds) => Refusal::too_many(*seconds),
        Fault::Blocked => Refusal::forbidden("bot was blocked by the user"),
        Fault::Code(code) => Refusal::new(
            *code,
            match code {
                401 => "Unauthorized",
                404 => "Not Found",
                409 => {
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
                }
                502 => "Bad Gateway",
                503 => "Service Unavailable",
                504 => "Gateway Timeout",
                _ => "Internal Server Error",
            },
        ),
        _ => return None,
    })
}

/// The handle by which a test injects faults.
pub struct Faults {
    pub(super) shared: Arc<Shared>,
}

impl Faults {
    /// The next `calls` calls that match suffer the fault.
    pub fn next(&self, calls: u32, aim: Aim, fault: Fault) {
        if calls > 0 {
            self.shared.world().faults.planned.push(Planned { aim, fault, left: calls });
        }
    }

    /// Every matching call suffers the fault until [`Faults::clear`].
    pub fn always(&self, aim: Aim, fault: Fault) {
        self.next(u32::MAX, aim, fault);
    }

    /// Random troubles, the same ones for the same seed.
    pub fn at_random(&self, seed: u64, shares: FaultShares) {
        self.shared.world().faults.shares = Some((shares, seed | 1));
    }

    /// Ends all faults, planned and random.
    pub fn clear(&self) {
        self.shared.world().faults = FaultPlan::default();
    }

    /// Delivers an update once more, confirmed or not; false if it is forgotten.
    pub fn repeat_update(&self, update: UpdateId) -> bool {
        self.shared.world().queue.repeat(update)
    }

    /// The next `batches` batches of several updates arrive newest first; with a
    /// webhook, the newest waiting update is delivered so many times before older ones.
    pub fn reverse_batches(&self, batches: u32) {
        self.shared.world().faults.reversed_batches = batches;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_planned_fault_hits_only_its_aim_and_so_often() {
        let mut plan = FaultPlan::default();
        plan.planned.push(Planned { aim: Aim::method("sendmessage").to(7), fault: Fault::Blocked, left: 2 });
        assert_eq!(plan.draw("sendMessage", Some(8)), None);
        assert_eq!(plan.draw("sendPhoto", Some(7)), None);
        assert_eq!(plan.draw("sendMessage", Some(7)), Some(Fault::Blocked));
        assert_eq!(plan.draw("sendMessage", Some(7)), Some(Fault::Blocked));
        assert_eq!(plan.draw("sendMessage", Some(7)), None);
    }

    #[test]
    fn a_fault_for_a_chat_waits_for_what_its_person_sees() {
        let mut plan = FaultPlan::default();
        plan.planned.push(Planned { aim: Aim::chat(7), fault: Fault::Blocked, left: 1 });
        assert_eq!(plan.draw("editMessageReplyMarkup", Some(7)), None);
        assert_eq!(plan.draw("getUpdates", None), None);
        assert_eq!(plan.draw("editMessageText", Some(7)), Some(Fault::Blocked));
        plan.planned.push(Planned { aim: Aim::method("editMessageReplyMarkup").to(7), fault: Fault::Blocked, left: 1 });
        assert_eq!(plan.draw("editMessageReplyMarkup", Some(7)), Some(Fault::Blocked));
    }

    #[test]
    fn random_faults_repeat_with_their_seed_and_keep_their_share() {
        let drawn = || {
            let shares = FaultShares { server_error: 0.2, ..FaultShares::default() };
            let mut plan = FaultPlan { shares: Some((shares, 42)), ..FaultPlan::default() };
            let draw = |_| plan.draw("sendMessage", None).is_some();
            (0..1000).map(draw).collect::<Vec<bool>>()
        };
        assert_eq!(drawn(), drawn());
        let hits = drawn().into_iter().filter(|it| *it).count();
        assert!((150..250).contains(&hits), "{hits}");
    }
}
