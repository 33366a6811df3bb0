//! By which of its claims is an event called, and in which words?

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::View;
use super::others::Others;
use crate::analysis::Stance;
use crate::claim::{Claim, ClaimKind, Extent, Holder, Word};
use crate::syntax::{Pos, Tag};

/// The longest label, in characters.
const LABEL: usize = 100;

/// At most so many claims of an event are looked at as its name: wide events are cut so that the work grows with their claims.
const LOOKED_AT: usize = 64;

/// The longest subject that is put before a clause which shares it, in characters.
const SUBJECT: usize = 40;

/// What speaks for a claim, in percent of words shared with the others of its event: two claims that share a fifth more are
/// worth a flaw of 20. The flaws are such that a claim on the heart of the event with one of them still beats one from its
/// edge, and that what is no sentence at all stands there only if nothing else does.
mod worth {
    /// Something is found of it here; each further finding counts a third. A reader sees the heading above what is found, so
    /// a claim that is central and of which nothing is found misleads: "The only hospital was full" above two populations.
    pub(super) const FOUND: i32 = 24;
    /// It names somebody or something.
    pub(super) const NAMED: i32 = 8;
    /// It is a whole sentence or headline.
    pub(super) const WHOLE: i32 = 8;
    /// It begins with somebody else's subject: "had been mayor since 2019".
    pub(super) const BORROWED: i32 = 12;
    /// It begins with a pronoun: "she resigned".
    pub(super) const OPEN: i32 = 40;
    /// A pronoun stands elsewhere in it.
    pub(super) const MENTION: i32 = 6;
    /// It begins like no sentence: "who resigned", "leaving the town", "if he resigns".
    pub(super) const FRAGMENT: i32 = 60;
    /// It has no verb, or says only a part: "Mayor Ada Quill, 54", "on Monday".
    pub(super) const PART: i32 = 35;
    /// It has no verb, though it is a headline: "Homicide Watch".
    pub(super) const VERBLESS: i32 = 15;
    /// Whoever is said to say it denies or doubts it: "he didn't think that charges would be filed".
    pub(super) const UNHELD: i32 = 30;
    /// It will be cut.
    pub(super) const LONG: i32 = 25;
    /// A quotation begins or ends in it.
    pub(super) const QUOTED: i32 = 15;
    /// An event before is called by it. Two events of one name can't be told apart.
    pub(super) const TAKEN: i32 = 80;
}

/// A claim that an event may be called by, with what it is worth as its name.
#[derive(Copy, Clone)]
pub(super) struct Candidate {
    worth: i32,
    claim: u32,
}

impl Candidate {
    /// What orders the candidates of an event, the best last.
    fn order(&self) -> (i32, Reverse<u32>) {
        (self.worth, Reverse(self.claim))
    }
}

/// How ill each of these claims serves as a heading; the others are not looked at.
pub(super) fn flaws(view: &View<'_>, groups: &[Vec<u32>]) -> Vec<i32> {
    let mut held = vec![false; view.claims.len()];
    groups.iter().flatten().for_each(|&claim| held[claim as usize] = true);
    let claims: Vec<(&Claim, bool)> = view.claims.iter().map(|at| at.claim).zip(held).collect();
    crate::par::map(&claims, || (), |(), &(claim, held)| if held { Heading::of(claim).flaws } else { 0 })
}

/// What an event may be called by, the best first, with the words of the best.
pub(super) struct Candidates {
    ranked: Vec<Candidate>,
    best: String,
}

impl Candidates {
    /// What shares most with the others of its event and reads as a sentence of its own.
    ///
    /// `flaws` has those of each claim by number, `found` says how many findings of the event each of its claims holds, if
    /// any does.
    pub(super) fn of(view: &View<'_>, group: &[u32], flaws: &[i32], found: &[usize]) -> Candidates {
        let step = |most: usize| group.len().div_ceil(most).max(1);
        let others = Others::of(view, group.iter().copied().step_by(step(Others::MOST)));
        let one = |place: usize| {
            let claim = group[place];
            let found = match found.get(place) {
                None | Some(0) => 0,
                Some(&found) => worth::FOUND + worth::FOUND / 3 * (found as i32 - 1).min(3),
            };
            Candidate { worth: others.share(view, claim) + found - flaws[claim as usize], claim }
        };
        // What is found in an event is looked at first: a wide one has it in few of its claims.
        let first = found.iter().enumerate().filter(|(_, found)| 0 < **found).map(|(place, _)| place).take(LOOKED_AT);
        let mut looked_at: Vec<usize> = first.chain((0..group.len()).step_by(step(LOOKED_AT))).collect();
        looked_at.sort_unstable();
        looked_at.dedup();
        let mut ranked: Vec<Candidate> = looked_at.into_iter().map(one).collect();
        ranked.sort_unstable_by_key(|candidate| Reverse(candidate.order()));
        let best = ranked.first().map(|best| Heading::of(view.claims[best.claim as usize].claim).written());
        Candidates { ranked, best: best.unwrap_or_default() }
    }

    /// The words by which the event is called. `taken` says whether one is called by them already.
    pub(super) fn label(&self, view: &View<'_>, taken: impl Fn(&str) -> bool) -> String {
        let mut best: Option<(Candidate, String)> = None;
        for (place, &candidate) in self.ranked.iter().enumerate() {
            // Nothing that follows is worth more.
            if best.as_ref().is_some_and(|(best, _)| best.order() > candidate.order()) {
                break;
            }
            let label = match place {
                0 => self.best.clone(),
                _ => Heading::of(view.claims[candidate.claim as usize].claim).written(),
            };
            let taken = if taken(&label) { worth::TAKEN } else { 0 };
            let candidate = Candidate { worth: candidate.worth - taken, ..candidate };
            if best.as_ref().is_none_or(|(best, _)| best.order() < candidate.order()) {
                best = Some((candidate, label));
            }
        }
        best.map(|(_, label)| label).unwrap_or_default()
    }
}

/// The words of a claim as a heading, before they are put as one, and how ill they serve.
struct Heading<'c> {
    claim: &'c Claim,
    text: String,
    /// The name that is its subject and stands before it.
    borrowed: Option<String>,
    flaws: i32,
}

impl<'c> Heading<'c> {
    fn of(claim: &'c Claim) -> Heading<'c> {
        let mut spaced = String::with_capacity(claim.text().len());
        for word in claim.text().split_whitespace() {
            if !spaced.is_empty() {
                spaced.push(' ');
            }
            spaced.push_str(word);
        }
        // The sign of a list, a heading or a quoted e-mail is no word of it.
        let is_sign =
            |word: &str| word.chars().all(|c| matches!(c, '>' | '•' | '·' | '*' | '#' | '|' | '–' | '—' | '-'));
        let mut line = spaced.as_str();
        while let Some((_, rest)) = line.split_once(' ').filter(|(word, _)| is_sign(word)) {
            line = rest;
        }
        let opened = claim.words.iter().find(|word| !word.shared);
        let complement = claim.kind != ClaimKind::Sentence && opened.is_some_and(|word| word.tag == Tag::Sconj);
        let text = without_openers(line, complement);
        // What stands before the first word that is kept.
        let before = if text.len() == spaced.len() { 0 } else { left_out(claim.text(), text) };
        let words =
            || claim.words.iter().filter(|word| !word.shared && claim.span.start() + before <= word.span.start());
        let whole = matches!(claim.kind, ClaimKind::Sentence | ClaimKind::Headline);
        let mut flaws = 0;

        // "Repeatedly asking him" begins as ill as "asking him".
        let opening = words().find(|word| whole || word.tag.pos() != Pos::Adv || word.tag == Tag::AdvWrb);
        let borrowed = opening.filter(|word| word.tag.is_finite()).and_then(|_| borrowed(claim));
        let first = match &borrowed {
            Some(_) => {
                flaws += worth::BORROWED;
                Begins::Well
            }
            None => opening.map_or(Begins::Ill, |word| begins(word, whole)),
        };
        flaws += match first {
            Begins::Well => 0,
            Begins::Open => worth::OPEN,
            Begins::Ill => worth::FRAGMENT,
        };
        let says = claim.predicate.is_some() && (claim.subject.is_some() || borrowed.is_some());
        if claim.extent != Extent::Whole || claim.kind == ClaimKind::Description || !(says || whole) {
            flaws += worth::PART;
        }
        // "were reported by": what it ends on goes on elsewhere.
        let ends = claim.words.last().filter(|word| claim.span.end() <= word.span.end() + 1).map(|word| word.tag.pos());
        if matches!(ends, Some(Pos::Adp | Pos::Sconj | Pos::Cconj | Pos::Det)) {
            flaws += worth::PART;
        }
        flaws += if whole && claim.predicate.is_none() { worth::VERBLESS } else { 0 };
        if first != Begins::Open && words().any(|word| matches!(word.tag, Tag::Pron | Tag::PronPrps)) {
            flaws += worth::MENTION;
        }
        if text.matches(['“', '”', '"', '«', '»']).count() % 2 == 1 {
            flaws += worth::QUOTED;
        }
        let held = |holder: &Holder| {
            let within = holder.cue.as_ref().is_none_or(|cue| claim.span.contains(cue.span()));
            within || holder.stance == Stance::Affirmed
        };
        if !claim.attribution.iter().all(held) {
            flaws += worth::UNHELD;
        }
        if LABEL < text.len() {
            flaws += worth::LONG;
        }
        flaws -= if claim.names.is_empty() { 0 } else { worth::NAMED };
        flaws -= if whole { worth::WHOLE } else { 0 };
        let text = text.to_owned();
        Heading { claim, text, borrowed, flaws }
    }

    /// As a reader sees it.
    fn written(self) -> String {
        let Heading { claim, text, borrowed, .. } = self;
        let text = match borrowed {
            Some(subject) => format!("{subject} {text}"),
            None => text,
        };
        let text = quotations_closed(&capitalised(&text));
        // No clause ends before its verb.
        let verb = claim.predicate.map_or("", |predicate| claim.slice(predicate));
        let said = text.find(verb).map_or(0, |at| at + verb.len());
        shortened(&text, said)
    }
}

/// How a claim begins.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Begins {
    Well,
    /// With a word that stands for something told before.
    Open,
    /// As no sentence does.
    Ill,
}

fn begins(word: &Word, whole: bool) -> Begins {
    match word.tag {
        Tag::Pron | Tag::PronDt | Tag::PronNn => Begins::Open,
        Tag::PronWp | Tag::PronWdt | Tag::DetWdt | Tag::AdvWrb if !whole => Begins::Ill,
        tag if whole && tag != Tag::VerbVbg => Begins::Well,
        Tag::Det | Tag::Adj | Tag::AdjJjr | Tag::Num | Tag::PronPrps | Tag::PronEx | Tag::Sym => Begins::Well,
        tag if tag.is_noun() => Begins::Well,
        tag if tag.pos() == Pos::Adv => Begins::Well,
        _ => Begins::Ill,
    }
}

/// The name that is the subject of a clause and of one before it, with the capitalised words around the one that is known.
fn borrowed(claim: &Claim) -> Option<String> {
    let shared = |word: &&Word| word.shared && word.span.end() <= claim.span.start();
    let known = claim.words.iter().rfind(shared).filter(|word| word.tag == Tag::Propn)?.span;
    let (text, base) = (claim.sentence_text(), claim.sentence.start());
    let (before, after) = (text.get(..known.start() - base)?, text.get(known.end() - base..claim.span.start() - base)?);
    let of_name = |word: &&str| {
        let letters = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '\'' | '’'));
        letters && word.chars().next().is_some_and(char::is_uppercase)
    };
    let mut name: Vec<&str> = match before.strip_suffix(' ') {
        Some(before) => before.rsplit(' ').take_while(of_name).collect(),
        None => Vec::new(),
    };
    name.reverse();
    name.push(claim.slice(known));
    name.extend(after.strip_prefix(' ').into_iter().flat_map(|after| after.split(' ').take_while(of_name)));
    let name = name.join(" ");
    (name.chars().count() <= SUBJECT).then_some(name)
}

/// How many bytes stand in a claim before the words of it that are kept.
fn left_out(claim: &str, kept: &str) -> usize {
    let words = |text: &str| text.split_whitespace().count();
    let left_out = words(claim).saturating_sub(words(kept));
    claim.split_inclusive(char::is_whitespace).take(left_out).map(str::len).sum()
}

/// A line without the words that tie it to what stands before; "that" only where it introduces what is said.
fn without_openers(mut line: &str, complement: bool) -> &str {
    static OPENERS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("openers.txt").lines().skip(1).collect());
    let openers = OPENERS.iter().filter(|&&opener| complement || opener != "that");
    // Longer ones end on a comma, and no three stand in a row.
    for _ in 0..2 {
        let rest = |opener: &&str| {
            let (head, rest) = line.split_at_checked(opener.len())?;
            let rest = rest.strip_prefix(' ')?;
            (head.eq_ignore_ascii_case(opener) && !rest.is_empty()).then_some(rest)
        };
        line = openers.clone().find_map(rest).unwrap_or(line);
    }
    line
}

/// A line that begins as a sentence does.
fn capitalised(line: &str) -> String {
    let mut rest = line.chars();
    // "iPhone" and "eBay" stay as they are.
    match rest.next() {
        Some(first) if !rest.clone().next().is_some_and(char::is_uppercase) => {
            first.to_uppercase().chain(rest).collect()
        }
        _ => line.to_owned(),
    }
}

/// A line in which no quotation begins or ends that does not end or begin there as well: a claim may be half of one.
fn quotations_closed(line: &str) -> String {
    let mut closed = String::with_capacity(line.len() + 3);
    let mut open = Vec::new();
    for c in line.chars() {
        match c {
            '“' => open.push('”'),
            '«' => open.push('»'),
            '”' | '»' if open.pop() != Some(c) => continue,
            _ => {}
        }
        closed.push(c);
    }
    closed.extend(open.into_iter().rev());
    // Of straight marks the first tells by what stands before it whether it ends what began elsewhere.
    match closed.find('"') {
        Some(first) if closed.matches('"').count() % 2 == 1 => {
            if closed[..first].ends_with(|c: char| !c.is_whitespace() && c != '(') {
                closed.remove(first);
            } else {
                closed.push('"');
            }
        }
        _ => {}
    }
    closed
}

/// A line that is not too long: it ends with a clause if one ends late enough and after byte `said`, or else with a word.
fn shortened(line: &str, said: usize) -> String {
    /// What is shorter, in bytes, leaves too much out; commas nearer to one another make a list, or set a few words apart.
    const LEAST: usize = 60;
    const APART: usize = 40;
    let Some((cut, _)) = line.char_indices().nth(LABEL) else { return line.to_owned() };
    // The comma of "1,000" ends nothing.
    let ends_word = |&at: &usize| line[at..].chars().nth(1) == Some(' ');
    let commas: Vec<usize> = line.match_indices([',', ';', '–', '—']).map(|(at, _)| at).filter(ends_word).collect();
    let ends = |place: &usize| {
        let at = commas[*place];
        let apart = |other: Option<&usize>| other.is_none_or(|&other| APART <= other.abs_diff(at));
        let whole = apart(place.checked_sub(1).map(|before| &commas[before])) && apart(commas.get(place + 1));
        LEAST.max(said) <= at && at < cut && whole
    };
    let clause = (0..commas.len()).rev().find(ends).map(|place| &line[..commas[place]]);
    let words = line[..cut].rsplit_once(' ').map_or(&line[..cut], |(words, _)| words);
    quotations_closed(&format!("{}…", clause.unwrap_or(words).trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::claims;
    use crate::matcher::compare;
    use crate::text::Document;

    /// The label of the last event of some texts that has a claim of each.
    #[track_caller]
    fn check(texts: &[&str], expected: &str) {
        let documents = texts.iter().enumerate().map(|(at, text)| Document::new(at.to_string(), *text));
        let report = compare(documents).expect("the ids differ");
        let labels: Vec<&str> = report
            .events
            .iter()
            .filter(|event| event.sources.len() == texts.len())
            .map(|event| event.label.as_str())
            .collect();
        assert!(labels.contains(&expected), "{labels:?}");
    }

    #[track_caller]
    fn check_opened(line: &str, complement: bool, expected: &str) {
        assert_eq!(without_openers(line, complement), expected);
    }

    #[test]
    fn what_ties_to_the_sentence_before_is_left_out() {
        check_opened("However, the council rejected it", false, "the council rejected it");
        check_opened("But, in fact, the mill burned", false, "the mill burned");
        check_opened("that the mill burned", true, "the mill burned");
        check_opened("That mill burned", false, "That mill burned");
        check_opened("Butter was sold", false, "Butter was sold");
        check_opened("but", false, "but");
    }

    #[test]
    fn a_heading_begins_as_a_sentence_does() {
        assert_eq!(capitalised("the mill burned"), "The mill burned");
        assert_eq!(capitalised("eBay sold the mill"), "eBay sold the mill");
        assert_eq!(capitalised(""), "");
    }

    #[test]
    fn a_heading_that_is_too_long_ends_with_a_clause() {
        let check = |line: &str, said: &str, expected: &str| {
            assert_eq!(shortened(line, line.find(said).map_or(0, |at| at + said.len())), expected);
        };
        check(
            "The council of Harwick approved the new bridge over the river Orr, which was to cost 12,000 crowns and a half",
            "approved",
            "The council of Harwick approved the new bridge over the river Orr…",
        );
        // Not before its verb, and not within a list.
        check(
            "Ada Quill, who had been the mayor of Harwick on the river Orr for six years, resigned from her office on Monday",
            "resigned",
            "Ada Quill, who had been the mayor of Harwick on the river Orr for six years, resigned from her…",
        );
        check(
            "The fire brigade of Harwick was helped on Monday night by those of Dornum, Sutherby, Lissa, Gorlau and Merrow",
            "helped",
            "The fire brigade of Harwick was helped on Monday night by those of Dornum, Sutherby, Lissa, Gorlau…",
        );
        check("ab".repeat(80).as_str(), "", &format!("{}…", "ab".repeat(50)));
    }

    #[test]
    fn a_quotation_in_a_heading_is_whole() {
        assert_eq!(quotations_closed("Talks are “a road to nowhere"), "Talks are “a road to nowhere”");
        assert_eq!(quotations_closed("A road to nowhere” for all"), "A road to nowhere for all");
        assert_eq!(quotations_closed("\"To talk is a utopia."), "\"To talk is a utopia.\"");
        assert_eq!(quotations_closed("To talk is a utopia,\" he said"), "To talk is a utopia, he said");
        assert_eq!(quotations_closed("“Yes” and \"no\""), "“Yes” and \"no\"");
    }

    #[test]
    fn an_event_is_called_by_a_claim_without_pronouns_where_there_is_one() {
        check(
            &[
                "Ada Quill stepped down on Monday. She resigned as mayor of Harwick after the fire.",
                "Mayor Ada Quill resigned on Monday after the fire in Harwick.",
            ],
            "Mayor Ada Quill resigned on Monday after the fire in Harwick.",
        );
    }

    #[test]
    fn the_sign_of_a_list_or_a_quoted_mail_is_no_part_of_a_heading() {
        let label = |text: &str| Heading::of(&claims(&Document::new("it", text))[0]).written();
        assert_eq!(label("> The Harwick depot moves on 10 December."), "The Harwick depot moves on 10 December.");
        assert_eq!(
            label("- 5 degrees were measured in Harwick on Monday."),
            "5 degrees were measured in Harwick on Monday"
        );
    }

    #[test]
    fn a_clause_has_its_subject_before_it() {
        let text = "Ada Quill met the council on Monday and approved the budget for the new bridge.";
        let labels: Vec<String> =
            claims(&Document::new("it", text)).iter().map(|claim| Heading::of(claim).written()).collect();
        let whole = |label: &String| label == "Ada Quill approved the budget for the new bridge";
        assert!(labels.iter().any(whole), "{labels:?}");
    }
}
