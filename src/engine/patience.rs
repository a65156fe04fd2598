//! How long to wait before a retry.

use std::time::Duration;

/// Half a second, doubled each time up to an hour, with jitter.
pub(super) fn back_off(attempts: i64) -> Duration {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(13);
    let whole = Duration::from_millis(500 << doublings).min(Duration::from_secs(3600));
    spread(whole)
}

/// Up to a quarter of jitter, so that those who failed together do not all retry at once.
pub fn spread(wait: Duration) -> Duration {
    wait.mul_f64(0.75 + rand::random::<f64>() / 4.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_grows_and_has_an_end() {
        assert!(back_off(1) <= Duration::from_millis(500));
        assert!(back_off(5) >= Duration::from_secs(6));
        assert!(back_off(1_000) <= Duration::from_secs(3600));
    }
}
