//! How do bytes become texts that reach deep?
//!
//! Bytes that are no text say little of a library that reads English. So a text is either the bytes as they are, or it is
//! written by them: each byte a word or mark of the list below, or an order to repeat, to wrap, or to write any character.

use std::borrow::Cow;

use crate::bytes::Bytes;

/// Between two texts stands this byte, which is in no UTF-8.
pub(crate) const BETWEEN: u8 = 0xFF;

/// A text written by orders is no longer than this.
const MOST: usize = 4_000;

/// What texts are written of: words that meet in claims, cues of every phenomenon, marks, breaks, and what breaks readers.
pub(crate) const PIECES: &[&str] = &[
    " ",
    ". ",
    ", ",
    "\n",
    "\n\n",
    "the ",
    "The ",
    "a ",
    "fire ",
    "in ",
    "Harwick ",
    "killed ",
    "12 ",
    "people ",
    "on ",
    "Monday",
    "Nine ",
    "died ",
    "police ",
    "said ",
    "that ",
    "not ",
    "did not ",
    "never ",
    "no ",
    "denied ",
    "resigned ",
    "Mayor ",
    "Ada Quill ",
    "Quill ",
    "she ",
    "he ",
    "they ",
    "it ",
    "his ",
    "who ",
    "which ",
    "Ukraine ",
    "Kyiv ",
    "Russia ",
    "Moscow ",
    "Sergei Lavrov ",
    "Lavrov ",
    "US ",
    "us ",
    "U.S. ",
    "American ",
    "troops ",
    "will ",
    "would ",
    "may ",
    "might ",
    "must ",
    "could ",
    "has ",
    "had ",
    "have ",
    "been ",
    "was ",
    "were ",
    "is ",
    "be ",
    "by ",
    "of ",
    "to ",
    "for ",
    "from ",
    "at ",
    "with ",
    "without ",
    "against ",
    "after ",
    "before ",
    "because ",
    "although ",
    "if ",
    "unless ",
    "and ",
    "or ",
    "but ",
    "nor ",
    "rejected ",
    "accepted ",
    "approved ",
    "agreed ",
    "refused ",
    "failed ",
    "managed ",
    "tried ",
    "proposed ",
    "signed ",
    "bought ",
    "sold ",
    "won ",
    "lost ",
    "rose ",
    "fell ",
    "opened ",
    "closed ",
    "began ",
    "ended ",
    "all ",
    "some ",
    "only ",
    "most ",
    "none ",
    "both ",
    "at least ",
    "up to ",
    "about ",
    "more than ",
    "fewer than ",
    "nearly ",
    "dozens ",
    "hundreds ",
    "million ",
    "billion ",
    "percent",
    "%",
    "$",
    "€",
    "3.5 ",
    "3,000 ",
    "1/2 ",
    "½",
    "two-thirds ",
    "twenty-one ",
    "1,000,000,000,000,000,000,000 ",
    "1e999 ",
    "-1 ",
    "0 ",
    "00012 ",
    "12th ",
    "2nd ",
    "1.2.3 ",
    "12:30 ",
    "25:61 ",
    "p.m. ",
    "yesterday ",
    "tomorrow ",
    "last week ",
    "next year ",
    "two days ago ",
    "in April 2022 ",
    "20 August 2025 ",
    "August 20, 2025 ",
    "31 February 2023 ",
    "32/13/0000 ",
    "2025-08-20 ",
    "0000-01-01 ",
    "9999-12-31 ",
    "the year 10000 ",
    "300,000 BC ",
    "the 1990s ",
    "the 21st century ",
    "the first quarter ",
    "Tuesday ",
    "Ramadan ",
    "Christmas ",
    "miles ",
    "km ",
    "kg ",
    "°C ",
    "barrels ",
    "a dozen ",
    "according to ",
    "told reporters ",
    "says ",
    "claimed ",
    "reportedly ",
    "allegedly ",
    "confirmed ",
    "believes ",
    "doubts ",
    "announced ",
    "his plan ",
    "the draft ",
    "the deal ",
    "talks ",
    "collapsed ",
    "budget ",
    "council ",
    "company ",
    "Velmora ",
    "Tarn Foods ",
    "president ",
    "minister ",
    "spokeswoman ",
    "former ",
    "Mr. ",
    "Dr. ",
    "J. ",
    "e.g. ",
    "Jr. ",
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "[3]",
    "{",
    "}",
    "• ",
    "- ",
    "– ",
    " — ",
    "* ",
    "1. ",
    "2) ",
    "(a) ",
    ":",
    ";",
    "?",
    "!",
    "…",
    "...",
    "/",
    "\\",
    "|",
    "_",
    "#",
    "&",
    "@anna ",
    "<b>",
    "</p>",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "&amp;",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "](javascript:x)",
    "`",
    "\r\n",
    "\r",
    "\t",
    "\u{0}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "\u{301}",
    "e\u{301}\u{302}",
    "👩‍🚒",
    "🇺🇦",
    "北京",
    "。",
    "Київ ",
    "שלום ",
    "مرحبا ",
    "नमस्ते ",
    "ﬁ",
    "İ",
    "ß",
];

/// A text for the bytes up to the next boundary between texts.
pub(crate) fn text(data: &[u8]) -> Cow<'_, str> {
    match data.split_first() {
        Some((b'=', raw)) => String::from_utf8_lossy(raw),
        Some(_) => Cow::Owned(written(data)),
        None => Cow::Borrowed(""),
    }
}

/// The texts between the boundaries, at most so many.
pub(crate) fn texts(data: &[u8], most: usize) -> Vec<String> {
    data.split(|&byte| byte == BETWEEN).take(most).map(|part| text(part).into_owned()).collect()
}

/// Follows the bytes as orders.
fn written(data: &[u8]) -> String {
    let mut bytes = Bytes::new(data);
    let mut text = String::new();
    // Where the last pieces begin: what is repeated or wrapped.
    let mut starts: Vec<usize> = Vec::new();
    while !bytes.is_empty() && text.len() < MOST {
        let order = bytes.byte();
        starts.push(text.len());
        match order {
            0xF0 => {
                let back = 1 + bytes.below(12).min(starts.len() - 1);
                let from = starts[starts.len() - back];
                let times = (1 + bytes.byte() as usize / 4).min((MOST / 2) / (text.len() - from).max(1));
                let again = text[from..].repeat(times);
                text.push_str(&again);
            }
            0xF1 => text.extend(char::from_u32(bytes.word() % 0x11_0000)),
            0xF2 => {
                let capitals = text.to_uppercase();
                text = capitals;
                starts.clear();
            }
            0xF3 => {
                text = format!("“{text}” ");
                starts.clear();
            }
            0xF4 => {
                text = format!("({text}) ");
                starts.clear();
            }
            0xF5 => text.push_str(&bytes.word().to_string()),
            0xF6 => {
                let kept = text.trim_end().len();
                text.truncate(kept);
                starts.clear();
            }
            // Sentences that agree and clash, so that two texts meet.
            0xF7 => text.push_str(bytes.one_of::<&str>(SENTENCES)),
            _ => text.push_str(PIECES[usize::from(order) % PIECES.len()]),
        }
    }
    text
}

/// Sentences of which many agree or clash with another.
pub(crate) const SENTENCES: &[&str] = &[
    "The fire in Harwick killed 12 people on Monday. ",
    "Nine people died in Monday's Harwick fire, police said. ",
    "“Nobody was killed in Harwick,” Mayor Ada Quill said. ",
    "Mayor Ada Quill resigned on Tuesday. ",
    "Ada Quill denied that she had resigned. ",
    "The council approved the budget of $3.5 million. ",
    "The council rejected the budget on 20 August 2025. ",
    "Ukraine proposed the draft in April 2022, and Moscow agreed to it. ",
    "Kyiv rejected the draft, Sergei Lavrov said. ",
    "American troops will not be sent to Ukraine. ",
    "US soldiers could be sent to Ukraine as trainers. ",
    "Velmora bought Tarn Foods for 40 million euros. ",
    "Tarn Foods bought Velmora. ",
    "All of the guards were hurt, the company said. ",
    "Some of the guards were not hurt. ",
    "Rebels attacked the town, so thousands fled. ",
];
