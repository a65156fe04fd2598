//! The gates before the rooms: is the card current, is there a consent to what the room does, is the person registered.
//!
//! They are one value of dptree that decides over plain facts, so that a test can ask it every question. Roles are not
//! here: a right is asked for where it is used, inside the room, and handed out as a type.

use dptree::Handler;

use crate::talk::Opens;

/// What the gates decide by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Knock {
    /// Whether this is `/cancel`, which works everywhere.
    pub cancels: bool,
    /// Whether a step button was pressed on another card than the current one.
    pub is_stale: bool,
    /// To whom the room opens.
    pub opens: Opens,
    /// The text of the consent that the room needs.
    pub needs: i64,
    /// The newest text that the account has agreed to.
    pub agreed: Option<i64>,
    /// Whether the account has a registered person.
    pub is_registered: bool,
}

/// What the gates decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The room answers.
    Open,
    /// What is current is shown again.
    Redraw,
    /// The consent is asked first: nothing is asked, shown or stored before it (152-FZ art. 9).
    AskConsent,
    /// There is a registration to be made first.
    Register,
}

/// All gates, in their order.
pub fn gates() -> Handler<'static, Verdict> {
    dptree::entry()
        .branch(dptree::filter(|knock: Knock| knock.cancels).endpoint(|| async { Verdict::Open }))
        .branch(dptree::filter(|knock: Knock| knock.is_stale).endpoint(|| async { Verdict::Redraw }))
        .branch(dptree::filter(lacks_consent).endpoint(|| async { Verdict::AskConsent }))
        .branch(dptree::filter(lacks_registration).endpoint(|| async { Verdict::Register }))
        .branch(dptree::endpoint(|| async { Verdict::Open }))
}

fn lacks_consent(knock: Knock) -> bool {
    knock.opens != Opens::ToAnybody && knock.agreed.is_none_or(|agreed| agreed < knock.needs)
}

fn lacks_registration(knock: Knock) -> bool {
    knock.opens == Opens::AfterRegistration && !knock.is_registered
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;

    const INSIDE: Knock = Knock {
        cancels: false,
        is_stale: false,
        opens: Opens::AfterRegistration,
        needs: 1,
        agreed: Some(1),
        is_registered: true,
    };

    async fn decided(knock: Knock) -> Verdict {
        match gates().dispatch(dptree::deps![knock]).await {
            ControlFlow::Break(verdict) => verdict,
            ControlFlow::Continue(_) => panic!("some gate always decides"),
        }
    }

    #[test]
    fn the_gates_need_nothing_but_the_knock() {
        dptree::type_check(gates().sig(), &dptree::deps![INSIDE], &[]);
    }

    #[tokio::test]
    async fn each_gate_stops_whom_it_is_for() {
        assert_eq!(decided(INSIDE).await, Verdict::Open);
        assert_eq!(decided(Knock { is_stale: true, ..INSIDE }).await, Verdict::Redraw);
        assert_eq!(decided(Knock { agreed: None, ..INSIDE }).await, Verdict::AskConsent);
        assert_eq!(decided(Knock { is_registered: false, ..INSIDE }).await, Verdict::Register);
        assert_eq!(decided(Knock { cancels: true, agreed: None, is_stale: true, ..INSIDE }).await, Verdict::Open);
        let stranger = Knock { agreed: None, is_registered: false, ..INSIDE };
        assert_eq!(decided(Knock { opens: Opens::ToAnybody, ..stranger }).await, Verdict::Open);
        assert_eq!(decided(Knock { opens: Opens::AfterConsent, ..stranger }).await, Verdict::AskConsent);
        let agreed = Knock { agreed: Some(1), ..stranger };
        assert_eq!(decided(Knock { opens: Opens::AfterConsent, ..agreed }).await, Verdict::Open);
    }

    #[tokio::test]
    async fn who_agreed_to_an_older_text_keeps_what_it_allowed_and_is_asked_before_the_new() {
        assert_eq!(decided(Knock { needs: 1, agreed: Some(1), ..INSIDE }).await, Verdict::Open);
        assert_eq!(decided(Knock { needs: 2, agreed: Some(1), ..INSIDE }).await, Verdict::AskConsent);
        assert_eq!(decided(Knock { needs: 1, agreed: Some(2), ..INSIDE }).await, Verdict::Open);
    }
}
