//! Which people, places and organisations are named, and which mentions name the same one?

use super::capital::Habits;
use super::reading::Reading;
use super::{Name, Reference, chain, mention, reference};

/// The names of a document, in order, and what refers to them.
///
/// Spans leave out possessive endings. A title or office before the name is in `titled` with what qualifies it: "then",
/// "former", a nation. Names in lower case are found where the document or the alias table has them with capitals. Mentions
/// share a chain if they are the same words, the same entity of the alias table, a surname after a full name, an acronym
/// with its expansion, or two spellings of one name; another given name or office makes another chain.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<Name> {
    let habits = Habits::of(reading);
    let quotes = reading.quotes();
    let mut mentions = mention::find(reading, &habits, quotes);
    let chains = chain::link(reading, &mut mentions);
    let mut names: Vec<Name> = mentions
        .iter()
        .zip(&chains)
        .filter_map(|(mention, &chain)| {
            let span = reading.span(mention.name.clone())?;
            let titled = reading.span(mention.titled.clone())?;
            Some(Name { span, titled, kind: mention.kind, alias: mention.alias, chain, reference: Reference::Name })
        })
        .collect();
    names.sort_by_key(|name| name.span);
    let references = reference::find(reading, &names, quotes);
    names.extend(references);
    names.sort_by_key(|name| name.span);
    names
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Reference, sample};

    /// Mentions as `titles [name]#chain`, `~` before descriptions and pronouns.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = sample::reading(text, |reading| super::find(&reading))
            .iter()
            .map(|found| {
                let titles = text.get(found.titled.start()..found.span.start()).unwrap_or("");
                let mark = if found.reference == Reference::Name { "" } else { "~" };
                format!("{mark}{titles}[{}]#{}", found.span.of(text).unwrap_or(""), found.chain)
            })
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn titles_stand_before_names() {
        check("They met former Senator Ann Lee there.", &["former Senator [Ann Lee]#0"]);
        check("It was led by then-Mayor John Moss.", &["then-Mayor [John Moss]#0"]);
        check("They met the special envoy Ann Lee there.", &["special envoy [Ann Lee]#0"]);
    }

    #[test]
    fn a_surname_joins_its_full_name() {
        check("Mayor Ann Lee spoke. Later Lee left for Harwick.", &["Mayor [Ann Lee]#0", "[Lee]#0", "[Harwick]#1"]);
    }

    #[test]
    fn namesakes_stay_apart() {
        check("They met Ann Lee and John Lee there.", &["[Ann Lee]#0", "[John Lee]#1"]);
        check("They saw Mr. Lee and Mrs. Lee there.", &["Mr. [Lee]#0", "Mrs. [Lee]#1"]);
    }

    #[test]
    fn spellings_of_one_name_join() {
        check("They met Volodymyr Zelensky. The crowd saw Zelenskyy go.", &["[Volodymyr Zelensky]#0", "[Zelenskyy]#0"]);
    }

    #[test]
    fn aliases_join_and_a_capital_stands_alone() {
        check("Talks with Russia and the Russian side in Moscow.", &["[Russia]#0", "[Russian]#0", "[Moscow]#1"]);
    }

    #[test]
    fn names_lowered_by_scraping_are_found() {
        check(
            "They met Sergei Grantov. There grantov spoke of ukraine’s port.",
            &["[Sergei Grantov]#0", "[grantov]#0", "[ukraine]#1"],
        );
    }

    #[test]
    fn common_words_with_capitals_are_no_names() {
        check("Talks failed. Nothing was signed.", &[]);
        check("Mayor Welcomes New Bridge Over Harwick", &["[Harwick]#0"]);
    }

    #[test]
    fn pronouns_and_offices_refer_where_only_one_is_meant() {
        check("Mayor Ann Lee spoke. She left.", &["Mayor [Ann Lee]#0", "~[She]#0"]);
        check("Mayor Ann Lee spoke. Later the mayor left.", &["Mayor [Ann Lee]#0", "~[the mayor]#0"]);
        check("Dan Lee and John Moss spoke. He left.", &["[Dan Lee]#0", "[John Moss]#1"]);
    }

    #[test]
    fn surnames_that_are_words_titles_or_countries_are_names_after_a_full_name() {
        check(
            "Billy King left Harwick. King said nothing. The king slept.",
            &["[Billy King]#0", "[Harwick]#1", "[King]#0"],
        );
        check("They met Eddie Jordan there. It was Jordan who spoke.", &["[Eddie Jordan]#0", "[Jordan]#0"]);
        check("They flew to Jordan and saw the king.", &["[Jordan]#0"]);
    }

    #[test]
    fn a_given_name_alone_is_the_person_named_before() {
        check("They met Ann Lee there. The crowd cheered Ann again.", &["[Ann Lee]#0", "[Ann]#0"]);
        check("They met Oscar Lee there. He won an Oscar.", &["[Oscar Lee]#0", "~[He]#0", "[Oscar]#1"]);
    }

    #[test]
    fn a_short_name_is_the_one_last_named() {
        check(
            "They met Tony Moss. Moss spoke. Then T.J. Moss, his son, came in and Moss left.",
            &["[Tony Moss]#0", "[Moss]#0", "[T.J. Moss]#1", "[Moss]#1"],
        );
    }

    #[test]
    fn institutions_are_named_with_what_joins_their_words() {
        check("They left the Children's Hospital.", &["[Children's Hospital]#0"]);
        check("He joined the Council on Foreign Relations.", &["[Council on Foreign Relations]#0"]);
        check("Prizes of the Academy of Arts and Sciences went there.", &["[Academy of Arts and Sciences]#0"]);
        check("They drove to Oklahoma City.", &["[Oklahoma City]#0"]);
        check(
            "The Harwick Writers Guild (HWG) met. The HWG voted.",
            &["[Harwick Writers Guild]#0", "[HWG]#0", "[HWG]#0"],
        );
    }

    #[test]
    fn titles_of_works_are_names() {
        check("The film \"Silent Harbour\" won a prize.", &["[Silent Harbour]#0"]);
        check("He read the book \"Harbour\" twice.", &["[Harbour]#0"]);
        check("He called it \"a great day\" twice.", &[]);
    }

    #[test]
    fn degrees_and_common_abbreviations_are_no_names() {
        check("They met Ann Lee, MD, PhD, in Harwick.", &["[Ann Lee]#0", "[Harwick]#1"]);
        check("They watched it on TV near 12th Street.", &[]);
    }

    #[test]
    fn the_sex_of_a_name_or_noun_chooses_between_people() {
        check("Ann Lee met John Moss. She left.", &["[Ann Lee]#0", "[John Moss]#1", "~[She]#0"]);
        check("Mayor Dan Lee met his daughter. She left.", &["Mayor [Dan Lee]#0"]);
    }

    #[test]
    fn who_spoke_is_who_says_more() {
        check(
            "The rain had stopped, said Mayor Dan Lee. John Moss was late, he said.",
            &["Mayor [Dan Lee]#0", "[John Moss]#1", "~[he]#0"],
        );
    }

    #[test]
    fn a_role_means_who_was_introduced_by_it() {
        check(
            "The driver, Dan Lee, fled. John Moss saw the driver.",
            &["[Dan Lee]#0", "[John Moss]#1", "~[the driver]#0"],
        );
        check("The driver, Dan Lee, fled. A driver stopped and the driver helped.", &["[Dan Lee]#0"]);
        check(
            "Foreign Minister Dan Lee met Prime Minister John Moss. The prime minister left.",
            &["Foreign Minister [Dan Lee]#0", "Prime Minister [John Moss]#1", "~[The prime minister]#1"],
        );
    }

    #[test]
    fn a_body_speaks_of_itself_as_it() {
        check("Ukraine says it will sign.", &["[Ukraine]#0", "~[it]#0"]);
        check("Ukraine says it is raining.", &["[Ukraine]#0"]);
        check("Ukraine says it is likely that talks fail.", &["[Ukraine]#0"]);
    }
}
