//! One phone of the demo page, as a person uses it: looks, taps, types.

use std::path::Path;

use chrono::{Datelike, NaiveDate};
use serde_json::json;

use crate::driver::{Browser, ENTER};

/// Everything that could be wider than the screen, in the page and in the phone that is looked at.
const TOO_WIDE: &str = "
    const phone = document.querySelector(`[data-phone='${arguments[0]}']`);
    const all = [document.documentElement, document.body, ...phone.querySelectorAll('.log, .bubble, .key, .sheet-panel, .sheet-list, .composer')];
    return all.filter((it) => it.scrollWidth > it.clientWidth)
        .map((it) => `${it.className || it.tagName}: ${it.scrollWidth} in ${it.clientWidth}: ${it.innerText.slice(0, 60)}`);";

/// The newest button with a label, or whose label begins so, on a card that waits for no answer.
const KEY: &str = "
    const [phone, label, begins] = arguments;
    const cards = [...document.querySelectorAll(`[data-phone='${phone}'] .message:not([data-waiting])`)].reverse();
    for (const card of cards) {
        const fits = (it) => !it.disabled && (begins ? it.textContent.startsWith(label) : it.textContent === label);
        const key = [...card.querySelectorAll('.key')].find(fits);
        if (key) return key;
    }";

/// A phone of the page.
pub struct Phone<'a> {
    pub browser: &'a Browser,
    pub index: usize,
}

impl<'a> Phone<'a> {
    /// Takes a phone into the hand: on a narrow screen its tab is tapped.
    pub async fn take(browser: &'a Browser, index: usize) -> Phone<'a> {
        let narrow = "return innerWidth < 700";
        if browser.script(narrow, json!([])).await == true {
            browser.taps_at(&format!("[data-tab='{index}']")).await;
        }
        let shown = "return document.querySelector(`[data-phone='${arguments[0]}'] .chat`)?.checkVisibility()";
        browser.until("the phone is shown", shown, json!([index])).await;
        Phone { browser, index }
    }

    /// The selector of something of this phone.
    pub fn within(&self, selector: &str) -> String {
        format!("[data-phone='{}'] {selector}", self.index)
    }

    /// Waits until the newest message of the bot has certain words, then looks whether all fits, and keeps a picture.
    pub async fn sees(&self, words: &str) {
        let newest = "
            const own = [...document.querySelectorAll(`[data-phone='${arguments[0]}'] [data-from=bot]`)].at(-1);
            return own?.innerText.includes(arguments[1])";
        let what = format!("phone {} sees «{words}»", self.index);
        self.browser.until(&what, newest, json!([self.index, words])).await;
        self.fits(words).await;
    }

    /// Waits until some message has all of certain words.
    pub async fn has(&self, words: &[&str]) {
        let some = "
            return [...document.querySelectorAll(`[data-phone='${arguments[0]}'] .message`)]
                .some((it) => arguments[1].every((word) => it.innerText.includes(word)))";
        let what = format!("phone {} has a message with {words:?}", self.index);
        self.browser.until(&what, some, json!([self.index, words])).await;
        self.fits(words[0]).await;
    }

    /// Nothing is wider than the screen; a picture is kept under a name made of what is seen.
    pub async fn fits(&self, seen: &str) {
        let wide = self.browser.script(TOO_WIDE, json!([self.index])).await;
        let name: String = seen.chars().filter(|letter| letter.is_alphanumeric() || *letter == ' ').collect();
        self.browser.picture(name.trim()).await;
        assert_eq!(wide, json!([]), "too wide at «{seen}»");
    }

    /// Presses a button of the bot and waits until the bot has answered the press.
    pub async fn presses(&self, label: &str) {
        self.presses_key(label, false).await;
    }

    /// Presses the first button whose label begins so.
    pub async fn presses_like(&self, beginning: &str) {
        self.presses_key(beginning, true).await;
    }

    async fn presses_key(&self, label: &str, begins: bool) {
        let what = format!("phone {} presses [{label}]", self.index);
        self.browser.taps(&what, KEY, json!([self.index, label, begins])).await;
        let quiet = "return !document.querySelector(`[data-phone='${arguments[0]}'] [data-waiting]`)";
        self.browser.until(&format!("{what}, answered"), quiet, json!([self.index])).await;
    }

    /// Presses a day of the calendar that is shown, of this month or of the next.
    pub async fn picks(&self, day: NaiveDate) {
        // The day that is today stands in brackets, and a month without it is another one.
        let today = "return [...document.querySelectorAll(`[data-phone='${arguments[0]}'] .key`)].some((it) => it.textContent.startsWith('['))";
        let now = "return new Date(document.querySelector('.clock time').dateTime).toLocaleDateString('sv', { timeZone: 'Europe/Moscow' })";
        self.browser.until("a calendar", today, json!([self.index])).await;
        let now = self.browser.script(now, json!([])).await;
        let now: NaiveDate = now.as_str().unwrap().parse().unwrap();
        if day == now {
            return self.presses(&format!("[{}]", day.day())).await;
        }
        if (day.month(), day.year()) != (now.month(), now.year()) {
            self.presses("›").await;
            let there = format!("return !(function () {{ {today} }}).apply(null, arguments)");
            self.browser.until("the month that follows", &there, json!([self.index])).await;
        }
        self.presses(&day.day().to_string()).await;
    }

    /// Gives the phone to somebody of the municipality, by their name.
    pub async fn goes_to(&self, name: &str) {
        self.taps("[data-role=persona]").await;
        self.shows("[data-sheet=persona]").await;
        let field = self.within("[data-role=persona-search]");
        self.browser.types(&field, &format!("{name}{ENTER}")).await;
        let theirs = "
            const it = document.querySelector(`[data-phone='${arguments[0]}']`);
            return it.querySelector('.persona-name').textContent === arguments[1] && it.querySelector('.message')";
        self.browser.until(&format!("the phone of {name}"), theirs, json!([self.index, name])).await;
    }

    /// Waits for a button and gives its label.
    pub async fn label_like(&self, beginning: &str) -> String {
        let condition =
            format!("const key = (function () {{ {KEY} }}).apply(null, arguments); return key?.textContent");
        let what = format!("phone {} has a button [{beginning}…]", self.index);
        let found = self.browser.until(&what, &condition, json!([self.index, beginning, true])).await;
        found.as_str().unwrap().to_owned()
    }

    /// Types a message and sends it with Enter.
    pub async fn says(&self, text: &str) {
        let input = self.within("[data-role=input]");
        self.browser.types(&input, &format!("{text}{ENTER}")).await;
    }

    /// Taps something of the phone itself.
    pub async fn taps(&self, selector: &str) {
        self.browser.taps_at(&self.within(selector)).await;
    }

    /// Waits until something of the phone is to be seen.
    pub async fn shows(&self, selector: &str) {
        let visible = "return [...document.querySelectorAll(arguments[0])].some((it) => it.checkVisibility())";
        self.browser.until(selector, visible, json!([self.within(selector)])).await;
    }

    /// Chooses a command from the bot's menu.
    pub async fn commands(&self, command: &str) {
        self.taps("[data-role=commands]").await;
        self.shows("[data-sheet=commands]").await;
        self.fits(&format!("commands {command}")).await;
        self.taps(&format!("[data-sheet=commands] [data-command={command}]")).await;
    }

    /// Opens an invitation through the phone's own menu.
    pub async fn opens_link(&self, link: &str) {
        self.taps("[data-role=more]").await;
        self.fits("more").await;
        self.taps("[data-role=deep-link]").await;
        self.fits("link").await;
        let field = self.within("[data-role=deep-link-input]");
        self.browser.types(&field, link).await;
        self.taps("[data-role=deep-link-open]").await;
    }

    /// The newest link in the bot's words.
    pub async fn link(&self) -> String {
        let newest = "
            return [...document.querySelectorAll(`[data-phone='${arguments[0]}'] [data-role=text] a`)].at(-1)?.href";
        let found = self.browser.until("a link", newest, json!([self.index])).await;
        found.as_str().unwrap().to_owned()
    }

    /// Sends a file of this machine, as its owner chooses it.
    pub async fn sends(&self, path: &Path) {
        let field = self.within("[data-role=document-file]");
        self.browser.types(&field, path.to_str().unwrap()).await;
    }

    /// Saves the newest document whose name begins so, and gives its content.
    pub async fn saves(&self, beginning: &str) -> Vec<u8> {
        let newest = "
            const all = document.querySelectorAll(`[data-phone='${arguments[0]}'] [data-role=document]`);
            return [...all].filter((it) => it.download.startsWith(arguments[1])).at(-1)";
        let what = format!("phone {} has the document {beginning}…", self.index);
        let name = format!("return (function () {{ {newest} }}).apply(null, arguments)?.download");
        let name = self.browser.until(&what, &name, json!([self.index, beginning])).await;
        self.browser.taps(&what, newest, json!([self.index, beginning])).await;
        self.browser.downloaded(name.as_str().unwrap()).await
    }
}
