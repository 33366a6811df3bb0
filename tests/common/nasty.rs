//! Texts that no newspaper has, made, not stored.

/// Texts of about so many bytes that no newspaper has, each by its name.
pub(crate) fn nasty_texts(bytes: usize) -> Vec<(&'static str, String)> {
    let run = |piece: &str| piece.repeat(bytes / piece.len());
    let nested = |open: &str, close: &str| {
        let depth = bytes / (open.len() + close.len());
        open.repeat(depth) + &close.repeat(depth)
    };
    let numbered = |sentence: &dyn Fn(usize) -> String| {
        let mut text = String::new();
        for sentence in (0..).map(sentence) {
            text.push_str(&sentence);
            if text.len() >= bytes {
                break;
            }
        }
        text
    };
    vec![
        ("one line", run("The fire in Harwick killed 12 people on Monday, police said, and ")),
        ("one word", run("a")),
        ("one sentence of words", run("word ")),
        ("quotation marks", run("\"")),
        ("opened quotations", run("“")),
        ("closed quotations", run("“a” he said. ")),
        ("nested brackets", nested("(", ")")),
        ("nested quotations", nested("“he said ‘", "’” ")),
        ("nested square brackets", nested("[a ", "] ")),
        ("all punctuation", run("!?.,;:-–—…()[]{}<>/\\|*&^%$#@~`'\"«»‹›„“”‚‘’¿¡·•§¶†‡")),
        ("full stops", run(".")),
        ("stops apart", run(". ")),
        ("control characters", run("a\u{1}b\u{7f}c\u{9b}\u{1b}[31m \u{85}")),
        ("overrides of direction", run("\u{202e}The fire \u{2066}killed \u{200f}12 people.\u{2069}\u{202c} ")),
        ("joiners of no width", run("The\u{200d} fi\u{200c}re\u{2060} kil\u{200b}led\u{feff} 12 people. ")),
        ("nothing but joiners", run("\u{200d}")),
        ("nulls", run("\0")),
        ("nulls in words", run("The f\0ire killed 12\0 people.\0 ")),
        ("combining marks", "e".to_owned() + &run("\u{301}")),
        ("words of combining marks", run("f\u{301}\u{302}\u{303}i\u{327}re\u{338} ")),
        ("mixed line ends", run("The fire\r\nkilled\r12\n\rpeople.\u{2028}It \u{2029}was\u{b}hot.\u{c}\n")),
        ("empty lines", run("\n")),
        ("huge numbers", run("killed 999999999999999999999999999999999999999999 people and 1e308 horses, ")),
        ("digits", run("9")),
        ("numbers", run("12 ")),
        ("number words", run("million hundred twenty-one point half dozen ")),
        ("dates out of range", run("on 31 February 2023, 32/13/2024, 0000-00-00, 99 June 99999, 30:61 p.m. and ")),
        ("years at the edges", run("in the year 0, 0000, 9999, 10000, 300,000 BC and the 99th century, ")),
        ("relative times", run("the day before yesterday, last week, 9999 years ago, next century, ")),
        ("months that may be none", run("may ")),
        ("seasons and months", run("Spring fall May march second ")),
        ("days that may be none", run("Sat. Sun. Mon, Wed ")),
        (
            "left-overs of HTML",
            run("<div class=\"x\"><p>The fire&nbsp;killed &#49;2 people.</p><script>x()</script></div>\n"),
        ),
        ("addresses", run("https://a.example/b?c=d&e=f#g and www.a.example a@b.example ")),
        ("every script", run(EVERY_SCRIPT)),
        ("every character", every_character(bytes)),
        ("hyphens", run("a-")),
        ("apostrophes", run("it's n't 's' ")),
        ("abbreviations", run("Mr. U.S. e.g. J. p.m. ")),
        ("names", run("Ada Quill, Sergei Lavrov and the Mayor of ")),
        ("reporting verbs", run("he said that she denied that they claimed that ")),
        ("relative clauses", run("the man who said the man who ")),
        ("negations", run("not never no nobody did not refuse to deny ")),
        ("pronouns", run("She said she resigned. He denied it. They told him. ")),
        ("lists", run("• one\n1. two\n- three\n(a) four\n")),
        ("headings", run("Fire in Harwick\n\n")),
        ("a table", run("Harwick\t12\tdead\t3.5\t2025-08-20\n")),
        ("copies", run("The fire in Harwick killed 12 people on Monday. ")),
        ("one count after another", numbered(&|at| format!("The fire in Harwick killed {at} people on Monday.\n"))),
        (
            "yes and no",
            numbered(&|at| format!("The mayor {} the plan on day {at}. ", ["backed", "did not back"][at % 2])),
        ),
        ("at least", numbered(&|at| format!("At least {at} people were hurt, police said. "))),
        ("one name after another", numbered(&|at| format!("Mayor {} of Harwick resigned after the fire. ", name(at)))),
        ("many names", numbered(&|at| format!("{} met {} in {}burg. ", name(at), name(3 * at + 1), name(5 * at + 2)))),
        (
            "rows",
            numbered(&|at| {
                format!("{}burg | {} | {} dead | 2025-08-{:02}\n", name(at), at * 37 % 1000, at % 17, at % 28 + 1)
            }),
        ),
        ("a long list", numbered(&|at| format!("• The council approved item {at} of the plan\n"))),
        (
            "quotations of quotations",
            numbered(&|at| format!("“He said ‘she told me that “plan {at} is dead” on Monday’,” Ada Quill said. ")),
        ),
        ("titles", numbered(&|at| format!("Mayor Ada Quill, {at}, met President Jon Quill{at}. "))),
    ]
}

/// A name that no other number has.
fn name(mut number: usize) -> String {
    let syllables = ["bar", "den", "mor", "kel", "tas", "vin", "gro", "lun"];
    let mut name = String::from("Or");
    loop {
        name.push_str(syllables[number % syllables.len()]);
        number /= syllables.len();
        if number == 0 {
            return name;
        }
    }
}

/// The same text with other numbers.
pub(crate) fn with_other_numbers(text: &str) -> String {
    text.chars().map(|c| c.to_digit(10).map_or(c, |digit| char::from(b'0' + ((digit + 1) % 10) as u8))).collect()
}

const EVERY_SCRIPT: &str = "北京是中国的首都。東京で火事がありました。 서울에서 불이 났다. Київ відхилив план. Η φωτιά σκότωσε 12. \
    أدى الحريق إلى مقتل ١٢ شخصا. השריפה הרגה 12. आग में 12 लोग मारे गए। ไฟไหม้คร่าชีวิต ១២ អគ្គីភ័យ হার্ভিক መንገድ Հարվիկ ჰარვიკი \
    𐌰𐌱𐌲 𝔉𝔦𝔯𝔢 🔥👩‍🚒🇺🇦 ᚠᛁᚱᛖ ";

/// Characters from all over Unicode, a blank here and there.
fn every_character(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 8);
    let mut at = 0u32;
    while text.len() < bytes {
        at = (at + 257) % 0x11_0000;
        text.extend(char::from_u32(at));
        if at.is_multiple_of(7) {
            text.push(' ');
        }
    }
    text
}
