//! Do nasty texts take room that grows with them and no faster? Counted by an allocator, not by a clock.
//!
//! What is allocated is most of the work: whatever looks at claims, words or findings two by two and keeps what it sees shows here.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use gainsay::render::{Html, Markdown, Terminal};
use gainsay::{Config, Document, Report};
use nasty::{nasty_texts, with_other_numbers};

#[path = "../../common/nasty.rs"]
mod nasty;

/// The system's allocator, which counts bytes.
struct Counting;

static ALL: AtomicUsize = AtomicUsize::new(0);
static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

#[allow(unsafe_code, reason = "an allocator can't be written without; it hands all calls on as they come")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALL.fetch_add(layout.size(), Relaxed);
        MOST.fetch_max(HELD.fetch_add(layout.size(), Relaxed) + layout.size(), Relaxed);
        // SAFETY: the caller keeps the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller keeps the contract of `dealloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// How many bytes were allocated while `work` ran, and how many were held at once at most.
fn counted(work: impl FnOnce()) -> (usize, usize) {
    let (all, held) = (ALL.load(Relaxed), HELD.load(Relaxed));
    MOST.store(held, Relaxed);
    work();
    (ALL.load(Relaxed) - all, MOST.load(Relaxed) - held)
}

/// Compares the text with one that differs from it in numbers alone, draws, writes and reads the report.
fn go(text: &str) {
    let config = Config::default().neighbours(8);
    let other = Document::new("other", with_other_numbers(text));
    let report = config.compare([Document::new("nasty", text), other]).expect("two ids");
    let _ = Terminal::plain().width(80).render(&report);
    let _ = Markdown::new().render(&report);
    let _ = Html::new().render(&report);
    let json = serde_json::to_string(&report).expect("plain data is written");
    serde_json::from_str::<Report>(&json).expect("what is written can be read");
}

/// Both in one test: others would allocate beside them.
#[test]
fn twice_the_text_takes_twice_the_room_and_not_much_for_each_byte() {
    let bytes = 12_000;
    go("What is made once: The fire in Harwick killed 12 people.");
    for ((name, once), (_, twice)) in nasty_texts(bytes).into_iter().zip(nasty_texts(2 * bytes)) {
        let (one, two) = (counted(|| go(&once)), counted(|| go(&twice)));
        let doubled = |one: usize, two: usize| two <= 5 * one / 2 + 200_000;
        assert!(doubled(one.0, two.0), "{name}: {} bytes were allocated for one, {} for two", one.0, two.0);
        assert!(doubled(one.1, two.1), "{name}: {} bytes were held for one, {} for two", one.1, two.1);
        let each = two.1 / twice.len();
        assert!(each < 12_000, "{name}: {each} bytes are held for each byte of text");
    }
}
